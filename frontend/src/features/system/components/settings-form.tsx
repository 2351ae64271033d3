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

function Loaded({ settings }: { settings: Settings }) {
  const [values, setValues] = useState(settings);
  const save = useSaveSettings();
  const problem = save.error instanceof ProblemError ? save.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(values, { onSuccess: () => toast("Settings saved") });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <SwitchRow
        label="Anybody may register"
        hint="Off: only super admins add users."
        checked={values.registration_open ?? true}
        onChange={(registration_open) => setValues({ ...values, registration_open })}
      />
      <div className="grid max-w-sm grid-cols-2 gap-3">
        <Field
          label="Quota of new users"
          hint="Emails per month."
          problem={problem?.fields.get("user_quota")}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              value={values.user_quota ?? 0}
              onChange={(event) => setValues({ ...values, user_quota: Number(event.target.value) })}
            />
          )}
        </Field>
        <Field
          label="Quota of new admins"
          hint="Emails per month."
          problem={problem?.fields.get("admin_quota")}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              value={values.admin_quota ?? 0}
              onChange={(event) => setValues({ ...values, admin_quota: Number(event.target.value) })}
            />
          )}
        </Field>
      </div>
      <Button type="submit" className="justify-self-start" disabled={save.isPending}>
        Save
      </Button>
    </form>
  );
}
