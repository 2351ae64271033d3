import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemError } from "@/lib/api/problem";

import { useChangePassword } from "../api/change-password";

export function PasswordForm() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useChangePassword();
  const problem = change.error instanceof ProblemError ? change.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { current_password: current, new_password: next },
      {
        onSuccess: () => {
          setCurrent("");
          setNext("");
          toast("Password changed. Other devices are signed out.");
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem && problem.fields.size === 0 && (
        <Callout tone="danger" title={problem.message}>
          {problem.detail}
        </Callout>
      )}
      <Field label="Current password" problem={problem?.fields.get("current_password")}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <Field label="New password" hint="At least 8 characters." problem={problem?.fields.get("new_password")}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-start" disabled={change.isPending || !current || !next}>
        Change password
      </Button>
    </form>
  );
}
