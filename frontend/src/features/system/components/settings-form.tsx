import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { ErrorState } from "@/components/error-state";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch-row";
import { ProblemError } from "@/lib/api/problem";
import type { components } from "@/lib/api/schema.gen";

import { useSaveSettings } from "../api/save-settings";
import { settingsQueryOptions } from "../api/settings-query";

type Settings = components["schemas"]["Settings"];

/** What a super admin decides for the whole installation. */
export function SettingsForm() {
  const { data, error, refetch } = useQuery(settingsQueryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <Loaded settings={data} /> : <Skeleton className="h-40" />;
}

type Days = Extract<keyof Settings, `keep_${string}_days`>;

const KEPT: readonly { name: Days; label: string; hint: string; least: number; usual: number }[] = [
  {
    name: "keep_steps_days",
    label: "Steps of finished runs",
    hint: "What happened in which order. Failed runs keep theirs.",
    least: 1,
    usual: 90,
  },
  { name: "keep_runs_days", label: "Finished runs", hint: "And how they ended.", least: 1, usual: 365 },
  { name: "keep_audit_days", label: "Audit log", hint: "Who changed what.", least: 1, usual: 730 },
  {
    name: "keep_model_calls_days",
    label: "Use of language models",
    hint: "Tokens and cost; at least 31 days.",
    least: 31,
    usual: 400,
  },
];

function Loaded({ settings }: { settings: Settings }) {
  const [values, setValues] = useState(settings);
  const save = useSaveSettings();
  const problem = save.error instanceof ProblemError ? save.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(values, { onSuccess: () => toast("Settings saved") });
  };
  const number = (
    name: Days | "user_quota" | "admin_quota",
    label: string,
    hint: string,
    least: number,
    usual = 0,
  ) => (
    <Field key={name} label={label} hint={hint} problem={problem?.fields.get(name)}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={least}
          value={values[name] ?? usual}
          onChange={(event) => setValues({ ...values, [name]: Number(event.target.value) })}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} className="grid gap-4">
      <SwitchRow
        label="Anybody may register"
        hint="Off: only super admins add users."
        checked={values.registration_open ?? true}
        onChange={(registration_open) => setValues({ ...values, registration_open })}
      />
      <div className="grid max-w-sm grid-cols-2 gap-3">
        {number("user_quota", "Quota of new users", "Emails per month.", 0)}
        {number("admin_quota", "Quota of new admins", "Emails per month.", 0)}
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">Days to keep</legend>
        <div className="grid max-w-sm grid-cols-2 gap-3">
          {KEPT.map(({ name, label, hint, least, usual }) => number(name, label, hint, least, usual))}
        </div>
        <SwitchRow
          label="Keep original messages for ever"
          hint="Attachments and the sender's design are shown from them. Emails themselves always stay."
          checked={values.keep_originals_days == null}
          onChange={(forever) => setValues({ ...values, keep_originals_days: forever ? null : 365 })}
        />
        {values.keep_originals_days != null && (
          <div className="max-w-sm">
            {number(
              "keep_originals_days",
              "Original messages",
              "Those of unanswered emails stay until they are dealt with.",
              1,
            )}
          </div>
        )}
      </fieldset>
      <Button type="submit" className="justify-self-start" disabled={save.isPending}>
        Save
      </Button>
    </form>
  );
}
