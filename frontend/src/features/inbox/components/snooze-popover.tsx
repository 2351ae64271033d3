import { AlarmClock } from "lucide-react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { after } from "@/lib/after";
import type { Email } from "@/lib/api/types";
import { momentInWords } from "@/lib/time";

import { useSnoozeEmail } from "../api/snooze-email";
import { SnoozeTimes } from "./snooze-times";

interface Props {
  email: Email;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
}

/** Puts the decision off. */
export function SnoozePopover({ email, open, onOpenChange, onDone }: Props) {
  const snooze = useSnoozeEmail(email.id);
  const moveOn = () => {
    onOpenChange(false);
    onDone();
  };
  const until = (at: Date) =>
    after(snooze.mutateAsync(at, { onSuccess: moveOn }), () =>
      toast(`Snoozed until ${momentInWords(at)}`, {
        action: { label: "Undo", onClick: () => snooze.mutate(new Date(Date.now() + 1_000)) },
      }),
    );
  return (
    <Popover
      label="Snooze"
      open={open}
      onOpenChange={onOpenChange}
      className="w-64 p-1.5"
      trigger={
        <Button variant="ghost" className="px-2">
          <AlarmClock /> Snooze
        </Button>
      }
    >
      <SnoozeTimes onPick={until} />
    </Popover>
  );
}
