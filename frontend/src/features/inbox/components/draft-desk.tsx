import { useQuery } from "@tanstack/react-query";
import { Ban, Send } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Tooltip } from "@/components/ui/tooltip";
import { after } from "@/lib/after";
import { momentInWords } from "@/lib/time";
import { useHotkeys } from "@/lib/use-hotkeys";

import { useRejectEmail } from "../api/reject-email";
import { useReprocessEmail } from "../api/reprocess-email";
import { whyQueryOptions } from "../api/why-query";
import { useApprove } from "../use-approve";
import { useDraftText } from "../use-draft-text";
import { DraftEditor } from "./draft-editor";
import { DraftFacts } from "./draft-facts";
import { DraftVersions } from "./draft-versions";
import { RegeneratePopover } from "./regenerate-popover";
import { ReplyActions } from "./reply-actions";
import { ReplyHead } from "./reply-head";
import type { ReplyProps } from "./reply-pane";
import { SnoozePopover } from "./snooze-popover";

/** A draft that waits for a word: read it, change it, let it go. */
export function DraftDesk({ email, hasKeys, onDecided, onWhy }: ReplyProps) {
  const draft = useDraftText(email);
  const { data: why } = useQuery(whyQueryOptions(email.id));
  const [followUp, setFollowUp] = useState(true);
  const [open, setOpen] = useState<"regenerate" | "snooze" | null>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const { approve, isPending } = useApprove(email);
  const reject = useRejectEmail(email.id);
  const reprocess = useReprocessEmail(email.id);
  const isBlocked = email.wait_reason === "quota";
  const canSend = !isBlocked && !isPending && draft.text.trim() !== "" && !draft.isStale;

  async function send() {
    if (!canSend) return;
    try {
      await approve(await draft.keep(), followUp);
      onDecided();
    } catch {
      // A toast has told what was refused; the draft stays as it is.
    }
  }

  const keep = () => void (draft.isStale ? undefined : draft.keep().catch(() => undefined));

  function rejectIt() {
    after(reject.mutateAsync(undefined, { onSuccess: onDecided }), () =>
      toast("This email is not answered", { action: { label: "Undo", onClick: () => reprocess.mutate() } }),
    );
  }

  const single = {
    "mod+Enter": () => void send(),
    s: () => setOpen("snooze"),
    d: rejectIt,
  };
  useHotkeys(
    {
      e: () => editor.current?.focus(),
      r: () => setOpen("regenerate"),
      ...(hasKeys ? single : {}),
    },
    (field) => field === editor.current,
  );

  return (
    <section aria-label="Draft" className="grid gap-3">
      <ReplyHead title="Draft" email={email} onWhy={onWhy}>
        <DraftVersions email={email} onTake={draft.type} />
      </ReplyHead>
      <WaitNote
        reason={email.status_reason}
        isBlocked={isBlocked}
        until={email.wait_until}
        isSnoozed={email.wait_reason === "snoozed"}
      />
      {draft.isStale && (
        <Callout tone="warning" title="The draft has changed meanwhile">
          <p>Somebody else, or Mailroom, wrote a newer version.</p>
          <div className="mt-2 flex gap-2">
            <Button size="sm" onClick={draft.drop}>
              Take the newer one
            </Button>
            <Button size="sm" onClick={draft.insist}>
              Keep mine
            </Button>
          </div>
        </Callout>
      )}
      <DraftEditor
        ref={editor}
        text={draft.text}
        ending={email.draft_ending ?? ""}
        issues={draft.isChanged ? [] : (why?.issues ?? [])}
        isReadOnly={isBlocked}
        onType={draft.type}
        onLeave={keep}
      />
      <DraftFacts
        email={email}
        issues={why?.issues ?? []}
        note={draft.isSaving ? "Saving…" : draft.isChanged ? "Not saved yet" : ""}
        onWhy={onWhy}
      />
      <label className="flex items-center gap-2 text-soft">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={followUp}
          onChange={(event) => setFollowUp(event.target.checked)}
        />
        Follow up if there is no answer
      </label>
      <ReplyActions>
        <Tooltip label="Approve and send" keys="mod Enter">
          <Button variant={hasKeys ? "primary" : "outline"} disabled={!canSend} onClick={() => void send()}>
            <Send /> Send
          </Button>
        </Tooltip>
        <RegeneratePopover
          email={email}
          open={open === "regenerate"}
          onOpenChange={(is) => setOpen(is ? "regenerate" : null)}
        />
        {!isBlocked && (
          <SnoozePopover
            email={email}
            open={open === "snooze"}
            onOpenChange={(is) => setOpen(is ? "snooze" : null)}
            onDone={onDecided}
          />
        )}
        <Tooltip label="Close it without a reply" keys="d">
          <Button variant="ghost" className="px-2" onClick={rejectIt} disabled={reject.isPending}>
            <Ban /> Don’t reply
          </Button>
        </Tooltip>
      </ReplyActions>
    </section>
  );
}

interface WaitNoteProps {
  reason: string | null | undefined;
  isBlocked: boolean;
  isSnoozed: boolean;
  until: string | null | undefined;
}

function WaitNote({ reason, isBlocked, isSnoozed, until }: WaitNoteProps) {
  if (isBlocked) {
    return (
      <Callout tone="warning" title="Approved, and waiting for quota">
        This month’s sends are used up. It is sent when the quota is raised or a new month begins.
      </Callout>
    );
  }
  if (isSnoozed && until) {
    return <Callout title={`Snoozed until ${momentInWords(until)}`}>You can still decide now.</Callout>;
  }
  return reason ? <Callout title={reason} /> : null;
}
