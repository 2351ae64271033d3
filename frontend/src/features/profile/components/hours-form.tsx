import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { HoursFields } from "@/components/hours-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ProblemError } from "@/lib/api/problem";
import { useMe } from "@/lib/queries/use-me";

import { useUpdateMe } from "../api/update-me";

const ZONES = Intl.supportedValuesOf("timeZone");

/** When the person works; follow-ups and meetings keep to it. */
export function HoursForm() {
  const me = useMe();
  const [timezone, setTimezone] = useState(me.timezone);
  const [hours, setHours] = useState(me.working_hours);
  const update = useUpdateMe();
  const problem = update.error instanceof ProblemError ? update.error : null;
  const zones = ZONES.includes(timezone) ? ZONES : [timezone, ...ZONES];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ timezone, working_hours: hours }, { onSuccess: () => toast("Working hours saved") });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="Time zone" problem={problem?.fields.get("timezone")}>
        {(control) => (
          <Select
            {...control}
            className="max-w-xs"
            value={timezone}
            onChange={(event) => setTimezone(event.target.value)}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <HoursFields hours={hours} onChange={setHours} problem={problem?.fields.get("working_hours")} />
      <Button type="submit" className="justify-self-start" disabled={update.isPending}>
        Save
      </Button>
    </form>
  );
}
