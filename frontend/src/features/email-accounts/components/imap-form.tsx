import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { ProblemError } from "@/lib/api/problem";

import { useCreateAccount } from "../api/create-account";
import { useDetectServers } from "../api/detect-servers";
import { EMPTY_SERVERS, type Servers } from "../servers";
import { ServerFields } from "./server-fields";
import { TryProblem } from "./try-problem";

/** A mailbox by IMAP and SMTP: the address first, its servers are found by themselves where that is possible. */
export function ImapForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [servers, setServers] = useState<Servers | null>(null);
  const [takesHistory, setTakesHistory] = useState(false);
  const detect = useDetectServers();
  const create = useCreateAccount();
  const problem = create.error instanceof ProblemError ? create.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!servers) {
      detect.mutate(email, {
        onSuccess: ({ settings }) => setServers(settings ?? EMPTY_SERVERS),
        onError: () => setServers(EMPTY_SERVERS),
      });
      return;
    }
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
      {servers && (
        <>
          {detect.data?.settings ? (
            <Callout title={`These are the servers of ${detect.data.provider ?? email.split("@")[1]}`}>
              {detect.data.needs_app_password &&
                "This provider wants a password made for an application, not your usual one."}
            </Callout>
          ) : (
            <Callout title="The servers could not be found">Your provider’s help pages name them.</Callout>
          )}
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
            onChange={(imap) => setServers({ ...servers, imap })}
          />
          <ServerFields
            kind="smtp"
            server={servers.smtp}
            onChange={(smtp) => setServers({ ...servers, smtp })}
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
        </>
      )}
      <Button
        type="submit"
        variant="primary"
        disabled={create.isPending || detect.isPending || !email.includes("@")}
      >
        {!servers
          ? detect.isPending
            ? "Looking for its servers…"
            : "Find its servers"
          : create.isPending
            ? "Trying…"
            : "Try and connect"}
      </Button>
    </form>
  );
}
