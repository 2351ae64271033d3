import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { ProblemError } from "@/lib/api/problem";

import { useCreateAccount } from "../api/create-account";
import { likelyServers, type Servers } from "../servers";
import { ServerFields } from "./server-fields";
import { TryProblem } from "./try-problem";

/** A mailbox by IMAP and SMTP; the servers are guessed from the address until somebody names them. */
export function ImapForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [named, setNamed] = useState<Servers | null>(null);
  const [takesHistory, setTakesHistory] = useState(false);
  const servers = named ?? likelyServers(email);
  const create = useCreateAccount();
  const problem = create.error instanceof ProblemError ? create.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const settings = { ...servers };
    create.mutate(
      { provider: "imap", email, display_name: name, password, settings, takes_history: takesHistory },
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
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Password"
        problem={problem?.fields.get("password")}
        hint="Kept encrypted; never shown again."
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <ServerFields
        kind="imap"
        server={servers.imap}
        problem={problem}
        onChange={(imap) => setNamed({ ...servers, imap })}
      />
      <ServerFields
        kind="smtp"
        server={servers.smtp}
        problem={problem}
        onChange={(smtp) => setNamed({ ...servers, smtp })}
      />
      <Field label="Name in the From line">
        {(control) => (
          <Input
            {...control}
            value={name}
            placeholder="Ann from Larkbench"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <SwitchRow
        label="Take what is there already"
        hint="Otherwise only mail that comes from now on."
        checked={takesHistory}
        onChange={setTakesHistory}
      />
      <Button type="submit" variant="primary" disabled={create.isPending}>
        {create.isPending ? "Trying…" : "Try and connect"}
      </Button>
    </form>
  );
}
