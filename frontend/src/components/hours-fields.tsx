import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Hours } from "@/lib/api/types";
import { cn } from "@/lib/cn";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

interface Props {
  hours: Hours;
  problem?: string | undefined;
  onChange: (hours: Hours) => void;
}

/** From when to when, and on which days. */
export function HoursFields({ hours, problem, onChange }: Props) {
  const toggle = (day: number) => {
    const days = hours.days.includes(day)
      ? hours.days.filter((other) => other !== day)
      : [...hours.days, day].sort();
    onChange({ ...hours, days });
  };
  return (
    <div className="grid gap-3">
      <div className="grid max-w-xs grid-cols-2 gap-3">
        <Field label="From" problem={problem}>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={hours.start}
              onChange={(event) => onChange({ ...hours, start: event.target.value })}
            />
          )}
        </Field>
        <Field label="To">
          {(control) => (
            <Input
              {...control}
              type="time"
              value={hours.end}
              onChange={(event) => onChange({ ...hours, end: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div role="group" aria-label="Days" className="flex flex-wrap gap-1.5">
        {DAYS.map((name, index) => {
          const isOn = hours.days.includes(index + 1);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={isOn}
              onClick={() => toggle(index + 1)}
              className={cn(
                "h-7 w-11 rounded-md border text-xs text-soft transition-colors hover:bg-hover",
                isOn && "border-accent bg-accent-wash font-medium text-accent hover:bg-accent-wash",
              )}
            >
              {name}
            </button>
          );
        })}
      </div>
    </div>
  );
}
