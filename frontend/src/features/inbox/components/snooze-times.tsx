import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useMe } from "@/lib/queries/use-me";
import { localInput, momentInWords } from "@/lib/time";

import { snoozeTimes } from "../snooze-times";

/** Moments to choose from, and any other. */
export function SnoozeTimes({ onPick }: { onPick: (at: Date) => void }) {
  const me = useMe();
  const [other, setOther] = useState("");
  return (
    <>
      {snoozeTimes(new Date(), me.working_hours.start).map(({ label, at }) => (
        <Button
          key={label}
          variant="ghost"
          className="w-full justify-between font-normal text-ink"
          onClick={() => onPick(at)}
        >
          {label} <span className="text-xs text-faint tabular-nums">{momentInWords(at)}</span>
        </Button>
      ))}
      <form
        className="mt-1 grid gap-2 border-t p-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (other) onPick(new Date(other));
        }}
      >
        <Field label="Another time">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              min={localInput(new Date())}
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
    </>
  );
}
