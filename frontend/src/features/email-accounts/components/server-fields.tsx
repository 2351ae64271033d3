import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ProblemError } from "@/lib/api/problem";

import { PORTS, type Server } from "../servers";

interface Props {
  kind: "imap" | "smtp";
  server: Server;
  problem: ProblemError | null;
  onChange: (server: Server) => void;
}

const NAMES = { imap: "Incoming (IMAP)", smtp: "Outgoing (SMTP)" };

/** Name, port and encryption of a mail server. */
export function ServerFields({ kind, server, problem, onChange }: Props) {
  const encrypt = (security: Server["security"]) =>
    onChange({ ...server, security, port: PORTS[kind][security] });
  const wrong = (part: keyof Server) => problem?.fields.get(`settings.${kind}.${part}`);
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_5rem_7rem] gap-2">
      <legend className="sr-only">{NAMES[kind]}</legend>
      <Field label={NAMES[kind]} problem={wrong("host")}>
        {(control) => (
          <Input
            {...control}
            value={server.host}
            placeholder={`${kind}.example.org`}
            onChange={(event) => onChange({ ...server, host: event.target.value })}
          />
        )}
      </Field>
      <Field label="Port" problem={wrong("port")}>
        {(control) => (
          <Input
            {...control}
            type="number"
            value={server.port}
            onChange={(event) => onChange({ ...server, port: Number(event.target.value) })}
          />
        )}
      </Field>
      <Field label="Encryption" problem={wrong("security")}>
        {(control) => (
          <Select
            {...control}
            value={server.security}
            onChange={(event) => encrypt(event.target.value as Server["security"])}
          >
            <option value="tls">TLS</option>
            <option value="starttls">STARTTLS</option>
          </Select>
        )}
      </Field>
    </fieldset>
  );
}
