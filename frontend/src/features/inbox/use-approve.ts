import { toast } from "sonner";

import type { Email } from "@/lib/api/types";

import { useSendEmail } from "./api/send-email";
import { useUndoSend } from "./api/undo-send";
import { rememberSent } from "./last-sent";

const UNDO_MILLISECONDS = 10_000;

/** Sends a version of the draft and offers to call it back while that is possible. */
export function useApprove(email: Email) {
  const send = useSendEmail(email.id);
  const undo = useUndoSend();

  async function approve(version: number, followUp: boolean) {
    await send.mutateAsync({ draft_version: version, follow_up: followUp });
    rememberSent(email.id);
    const name = email.from_name || email.from_email;
    toast(`Reply to ${name} leaves in 10 seconds`, {
      id: `undo-${email.id}`,
      duration: UNDO_MILLISECONDS,
      action: { label: "Undo", onClick: () => undo.mutate(email.id) },
    });
  }

  return { approve, isPending: send.isPending };
}
