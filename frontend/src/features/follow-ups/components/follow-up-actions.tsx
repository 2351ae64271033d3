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

/** Send, move, change, or cancel a reminder that is still to come. */
export function FollowUpActions({ followUp }: { followUp: FollowUp }) {
  const [isOpen, setOpen] = useState(false);
  const cancel = useCancelFollowUp();
  const send = useSendFollowUp();
  const undo = useUndoFollowUp();
  const update = useUpdateFollowUp(followUp.id);
  const cancelIt = () => after(cancel.mutateAsync(followUp.id), () => toast("This follow-up is cancelled"));
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
        question="Cancel this follow-up?"
        yes="Cancel it"
        onYes={cancelIt}
        trigger={
          <Button variant="ghost" size="sm" disabled={cancel.isPending}>
            <X /> Cancel
          </Button>
        }
      >
        It is not sent, and cannot be brought back. Those after it stay.
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
