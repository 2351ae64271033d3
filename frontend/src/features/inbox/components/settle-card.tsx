import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Email } from "@/lib/api/types";

import { useSettleSend } from "../api/settle-send";
import { ReplyHead } from "./reply-head";

/** The connection broke while the reply was handed over: only a person can find out whether it left. */
export function SettleCard({ email, onWhy }: { email: Email; onWhy: () => void }) {
  const settle = useSettleSend(email.id);
  return (
    <section aria-label="Reply" className="grid gap-3">
      <ReplyHead title="Reply" email={email} onWhy={onWhy} />
      <Callout tone="warning" title="Did this reply leave?">
        The connection broke at the moment of sending, and the mail server cannot tell. Look into the Sent
        folder of the mailbox, then say what you found. Mailroom never sends it twice by itself.
      </Callout>
      <div className="rounded-lg border bg-sheet px-4 py-3 text-base wrap-anywhere whitespace-pre-wrap text-soft">
        {email.draft_content}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button disabled={settle.isPending} onClick={() => settle.mutate(true)}>
          It left
        </Button>
        <Button disabled={settle.isPending} onClick={() => settle.mutate(false)}>
          It did not: back to the draft
        </Button>
      </div>
    </section>
  );
}
