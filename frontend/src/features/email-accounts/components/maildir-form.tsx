import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { ProblemError } from "@/lib/api/problem";

import { useCreateAccount } from "../api/create-account";
import { TryProblem } from "./try-problem";

/** A Maildir folder of the machine that Mailroom runs on. */
export function MaildirForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState("");
  const [path, setPath] = useState("");
  const [takesHistory, setTakesHistory] = useState(false);
  const create = useCreateAccount();
  const problem = create.error instanceof ProblemError ? create.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate(
      { provider: "maildir", email, settings: { path }, takes_history: takesHistory },
      {
        onSuccess: () => {
          toast(`${email} is connected`);
          onDone();
        },
      },
    );
  }

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <TryProblem problem={problem} />
      <Field label="Email address" problem={problem?.fields.get("email")}>
        {(control) => (
          <Input {...control} type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        )}
      </Field>
      <Field
        label="Folder"
        hint="An absolute path with new, cur and tmp inside."
        problem={problem?.fields.get("settings.path")}
      >
        {(control) => (
          <Input
            {...control}
            value={path}
            placeholder="/var/mail/sales"
            className="font-mono"
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <SwitchRow
        label="Import existing mail"
        hint="Otherwise only mail that arrives from now on."
        checked={takesHistory}
        onChange={setTakesHistory}
      />
      <Button type="submit" variant="primary" disabled={create.isPending}>
        {create.isPending ? "Trying…" : "Try and connect"}
      </Button>
    </form>
  );
}
