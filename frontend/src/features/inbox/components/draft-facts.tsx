import { BookOpen, CircleCheck, TriangleAlert } from "lucide-react";

import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";

import type { WhyTab } from "../why";
import { DraftAnswers } from "./draft-answers";

interface Props {
  email: Email;
  issues: readonly { message: string }[];
  note: string;
  onWhy: (tab?: WhyTab) => void;
}

/** What the draft rests on and what its checks found, in one line that opens the reasons. */
export function DraftFacts({ email, issues, note, onWhy }: Props) {
  const sources = email.draft?.citations.length ?? 0;
  const isOwn = email.draft?.model === "person";
  return (
    <div className="-mt-1 grid gap-1.5 text-xs">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-soft">
        <Button variant="ghost" size="sm" className="-ml-2" onClick={() => onWhy("knowledge")}>
          <BookOpen /> {sources === 0 ? "No source" : sources === 1 ? "1 source" : `${sources} sources`}
        </Button>
        {issues.length === 0 ? (
          <span className="inline-flex items-center gap-1 text-green">
            <CircleCheck aria-hidden className="size-3.5" /> {isOwn ? "Your words" : "All checks passed"}
          </span>
        ) : (
          <Button variant="ghost" size="sm" className="px-1 text-amber" onClick={() => onWhy("checks")}>
            <TriangleAlert /> {issues.length === 1 ? "1 issue" : `${issues.length} issues`}
          </Button>
        )}
        <span role="status" className="ml-auto text-faint">
          {note}
        </span>
      </div>
      {email.draft && <DraftAnswers draft={email.draft} />}
      {issues.length > 0 && (
        <ul className="grid gap-0.5 text-amber">
          {issues.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
