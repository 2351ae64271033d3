import { Link } from "@tanstack/react-router";

import { Status } from "@/components/status";
import type { Email } from "@/lib/api/types";
import { momentInWords } from "@/lib/time";

import { replyTo } from "../reply-to";
import { DiffView } from "./diff-view";
import { LeftByItself } from "./left-by-itself";
import { ReplyHead } from "./reply-head";
import { ToKnowledge } from "./to-knowledge";

/** What was sent, and how it differs from what Mailroom had drafted. */
export function SentCard({ email, onWhy }: { email: Email; onWhy: () => void }) {
  const sent = replyTo(email);
  return (
    <section aria-label="Reply" className="grid gap-3">
      <ReplyHead title="Reply" email={email} onWhy={onWhy}>
        <Status standing="sent">Sent</Status>
      </ReplyHead>
      {sent && (
        <p className="text-soft">
          {sent.is_automatic ? "Sent automatically" : "Approved and sent"} {momentInWords(sent.at)}.{" "}
          <Link to="/follow-ups" className="text-accent underline underline-offset-4">
            Follow-ups
          </Link>{" "}
          stop when an answer comes.
        </p>
      )}
      <div className="rounded-lg border bg-sheet px-4 py-3 text-base">
        <ToKnowledge>
          <DiffOrText email={email} />
        </ToKnowledge>
      </div>
      {email.left_by_itself && <LeftByItself reasons={email.left_by_itself} />}
    </section>
  );
}

function DiffOrText({ email }: { email: Email }) {
  const wasEdited = email.drafts.some((draft) => draft.model === "person");
  if (wasEdited) return <DiffView emailId={email.id} />;
  return <div className="wrap-anywhere whitespace-pre-wrap">{email.draft_content}</div>;
}
