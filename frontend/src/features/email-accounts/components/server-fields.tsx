import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

import { PORTS, type Server } from "../servers";

interface Props {
  kind: "imap" | "smtp";
  server: Server;
  onChange: (server: Server) => void;
}

const NAMES = { imap: "Incoming (IMAP)", smtp: "Outgoing (SMTP)" };

/** Name, port and encryption of a mail server. */
export function ServerFields({ kind, server, onChange }: Props) {
  const encrypt = (security: Server["security"]) =>
    onChange({ ...server, security, port: PORTS[kind][security] });
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_5rem_7rem] gap-2">
      <legend className="sr-only">{NAMES[kind]}</legend>
      <Field label={NAMES[kind]}>
        {(control) => (
          <Input
            {...control}
            value={server.host}
            placeholder={`${kind}.example.org`}
            onChange={(event) => onChange({ ...server, host: event.target.value })}
          />
        )}
      </Field>
      <Field label="Port">
        {(control) => (
          <Input
            {...control}
            type="number"
            value={server.port}
            onChange={(event) => onChange({ ...server, port: Number(event.target.value) })}
          />
        )}
      </Field>
      <Field label="Encryption">
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
