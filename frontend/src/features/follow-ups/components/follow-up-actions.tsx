import { CalendarClock, Ellipsis, Send, X } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

import { ConfirmButton } from "@/components/confirm-button";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuSeparator } from "@/components/ui/menu-separator";
import { after } from "@/lib/after";
import type { FollowUp } from "@/lib/api/types";

import { useCancelFollowUp } from "../api/cancel-follow-up";
import { useSendFollowUp } from "../api/send-follow-up";
import { useUndoFollowUp } from "../api/undo-follow-up";
import { useUpdateFollowUp } from "../api/update-follow-up";
import { FollowUpDialog } from "./follow-up-dialog";
import { SettleButtons } from "./settle-buttons";

const UNDO_MILLISECONDS = 10_000;

interface Props {
  followUp: FollowUp;
  /** Those to the same email that come after it. */
  later: readonly FollowUp[];
}

/** Send, move, change, or cancel a reminder that is still to come. */
export function FollowUpActions({ followUp, later }: Props) {
  const [isOpen, setOpen] = useState(false);
  const cancel = useCancelFollowUp();
  const send = useSendFollowUp();
  const undo = useUndoFollowUp();
  const update = useUpdateFollowUp(followUp.id);
  const cancelThese = (these: readonly FollowUp[]) =>
    after(Promise.all(these.map(({ id }) => cancel.mutateAsync(id))), () =>
      toast(these.length === 1 ? "This follow-up is cancelled" : `${these.length} follow-ups are cancelled`),
    );
  const sendIt = () =>
    after(send.mutateAsync(followUp.id), () =>
      toast("The reminder leaves in 10 seconds", {
        duration: UNDO_MILLISECONDS,
        action: { label: "Undo", onClick: () => undo.mutate(followUp.id) },
      }),
    );
  if (followUp.wait_reason === "uncertain") return <SettleButtons id={followUp.id} />;
  const rests = followUp.wait_reason === "approval" || followUp.wait_reason === "validation";
  return (
    <div className="flex items-center gap-1">
      {rests && (
        <Button size="sm" disabled={send.isPending} onClick={sendIt}>
          <Send /> Send
        </Button>
      )}
      <ConfirmButton
        question={later.length > 0 ? "Cancel the follow-ups?" : "Cancel this follow-up?"}
        yes={later.length > 0 ? `Cancel all ${later.length + 1}` : "Cancel it"}
        onYes={() => cancelThese([followUp, ...later])}
        {...(later.length > 0
          ? { other: { label: "Only the next", onPick: () => cancelThese([followUp]) } }
          : {})}
        trigger={
          <Button variant="ghost" size="sm" disabled={cancel.isPending}>
            <X /> Cancel
          </Button>
        }
      >
        What is cancelled is not sent and cannot be brought back.
      </ConfirmButton>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label="More about this reminder">
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen(true)}>
          <CalendarClock /> Move or change
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => update.mutate({ is_automated: !followUp.is_automated })}>
          {followUp.is_automated ? "Ask me before it is sent" : "Let it send itself"}
        </MenuItem>
      </Menu>
      <FollowUpDialog key={String(isOpen)} followUp={followUp} open={isOpen} onOpenChange={setOpen} />
    </div>
  );
}
