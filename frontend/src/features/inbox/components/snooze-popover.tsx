import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import type { Email } from "@/lib/api/types";
import { useMe } from "@/lib/queries/use-me";
import { momentInWords } from "@/lib/time";

import { useSnoozeEmail } from "../api/snooze-email";
import { snoozeTimes } from "../snooze-times";

interface Props {
  email: Email;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
}

/** Puts the decision off. */
export function SnoozePopover({ email, open, onOpenChange, onDone }: Props) {
  const me = useMe();
  const snooze = useSnoozeEmail(email.id);
  const [other, setOther] = useState("");
  const until = (at: Date) =>
    snooze.mutate(at, {
      onSuccess: () => {
        onOpenChange(false);
        toast(`Snoozed until ${momentInWords(at)}`, {
          action: { label: "Undo", onClick: () => snooze.mutate(new Date(Date.now() + 1_000)) },
        });
        onDone();
      },
    });
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
      {snoozeTimes(new Date(), me.working_hours.start).map(({ label, at }) => (
        <Button
          key={label}
          variant="ghost"
          className="w-full justify-between font-normal text-ink"
          onClick={() => until(at)}
        >
          {label} <span className="text-xs text-faint tabular-nums">{momentInWords(at)}</span>
        </Button>
      ))}
      <form
        className="mt-1 grid gap-2 border-t p-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (other) until(new Date(other));
        }}
      >
        <Field label="Another time">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={other}
              onChange={(event) => setOther(event.target.value)}
            />
          )}
        </Field>
        {other && (
          <Button type="submit" size="sm">
            Snooze until then
          </Button>
        )}
      </form>
    </Popover>
  );
}
