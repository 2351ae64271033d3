import { CalendarClock, Ellipsis, Send, X } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuSeparator } from "@/components/ui/menu-separator";
import type { FollowUp } from "@/lib/api/types";

import { useCancelFollowUp } from "../api/cancel-follow-up";
import { useSendFollowUp } from "../api/send-follow-up";
import { useUpdateFollowUp } from "../api/update-follow-up";
import { FollowUpDialog } from "./follow-up-dialog";

/** Send, move, change, or cancel a reminder that is still to come. */
export function FollowUpActions({ followUp }: { followUp: FollowUp }) {
  const [isOpen, setOpen] = useState(false);
  const cancel = useCancelFollowUp();
  const send = useSendFollowUp();
  const update = useUpdateFollowUp(followUp.id);
  const cancelIt = () => cancel.mutate(followUp.id, { onSuccess: () => toast("This reminder is not sent") });
  const rests = followUp.wait_reason === "approval" || followUp.wait_reason === "validation";
  return (
    <div className="flex items-center gap-1">
      {rests && (
        <Button size="sm" disabled={send.isPending} onClick={() => send.mutate(followUp.id)}>
          <Send /> Send
        </Button>
      )}
      <Button variant="ghost" size="sm" disabled={cancel.isPending} onClick={cancelIt}>
        <X /> Cancel
      </Button>
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
