import { Undo2 } from "lucide-react";

import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";
import { useNow } from "@/lib/use-now";

import { useUndoSend } from "../api/undo-send";
import { ReplyHead } from "./reply-head";

/** An approved reply on its way, with the time in which it can be called back. */
export function LeavingCard({ email, onWhy }: { email: Email; onWhy: () => void }) {
  const now = useNow(500);
  const undo = useUndoSend();
  const leavesAt = email.thread.findLast(
    (message) => message.is_ours && message.state === "queued",
  )?.not_before;
  const seconds = leavesAt ? Math.ceil((new Date(leavesAt).getTime() - now.getTime()) / 1000) : 0;
  return (
    <section aria-label="Reply" className="grid gap-3">
      <ReplyHead title="Reply" email={email} onWhy={onWhy}>
        <Status standing="working">Sending</Status>
      </ReplyHead>
      <div className="rounded-lg border bg-sheet px-4 py-3 text-base wrap-anywhere whitespace-pre-wrap text-soft">
        {email.draft_content}
      </div>
      {seconds > 0 && (
        <div className="flex items-center justify-between gap-3">
          <p className="text-soft tabular-nums">Leaves in {seconds} s</p>
          <Button onClick={() => undo.mutate(email.id)} disabled={undo.isPending}>
            <Undo2 /> Undo
          </Button>
        </div>
      )}
    </section>
  );
}
