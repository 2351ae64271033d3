import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";

import { type DetectedServers, likelyServers } from "../servers";
import type { Connecting } from "../use-connecting";
import { FoundServers } from "./found-servers";
import { ServerFields } from "./server-fields";
import { TryProblem } from "./try-problem";

interface Props {
  email: string;
  found: DetectedServers | null;
  connecting: Connecting;
}

/** Password and servers of a mailbox, which can be tried before it is connected. */
export function ImapDetails({ email, found, connecting }: Props) {
  const [servers, setServers] = useState(() => likelyServers(email, found));
  const [password, setPassword] = useState("");
  const [name, setName] = useState("");
  const [takesHistory, setTakesHistory] = useState(false);
  const { problem, isTesting, isConnecting } = connecting;
  const { username, ...settings } = servers;
  const body = {
    provider: "imap" as const,
    email,
    display_name: name,
    password,
    settings: username ? servers : settings,
    takes_history: takesHistory,
  };

  function connect(event: FormEvent) {
    event.preventDefault();
    connecting.connect(body);
  }

  return (
    <form onSubmit={connect} className="grid gap-4" noValidate>
      <FoundServers found={found} />
      <TryProblem problem={problem} />
      <Field
        label={found?.needs_app_password ? "App password" : "Password"}
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
      {(["imap", "smtp"] as const).map((kind) => (
        <ServerFields
          key={kind}
          kind={kind}
          server={servers[kind]}
          problem={problem}
          onChange={(server) => setServers({ ...servers, [kind]: server })}
        />
      ))}
      <Field label="User name" hint="Only where it is not the address.">
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            placeholder={email}
            value={username ?? ""}
            onChange={(event) => setServers({ ...servers, username: event.target.value })}
          />
        )}
      </Field>
      <Field label="Name in the From line" problem={problem?.fields.get("display_name")}>
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
        label="Import existing mail"
        hint="Otherwise only mail that arrives from now on."
        checked={takesHistory}
        onChange={setTakesHistory}
      />
      {connecting.isTested(body) && (
        <Callout title="It works">Mail can be read and sent. Nothing is saved yet.</Callout>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={isTesting || isConnecting} className="flex-1">
          {isConnecting ? "Connecting…" : "Connect"}
        </Button>
        <Button disabled={isTesting || isConnecting} onClick={() => connecting.test(body)}>
          {isTesting ? "Testing…" : "Test"}
        </Button>
      </div>
    </form>
  );
}
