import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";

import { end, start, until } from "./servers.ts";

/** Dovecot and Exim with a mailbox of Ann's. */
export interface MailHost {
  email: string;
  password: string;
  imapPort: number;
  smtpPort: number;
  /** Where messages arrive. */
  maildir: string;
}

/**
 * Starts the mail host that the tests in Rust use, and keeps the certificate of its authority at `certificate`.
 * Answers nothing where its servers are not installed, which fails a run in CI.
 */
export async function startMailHost(program: string, certificate: string) {
  const builtBesideIt = path.join(path.dirname(program), "examples/mail_host");
  if (!existsSync(builtBesideIt)) return leaveOut();
  const server = start(builtBesideIt, []);
  const said = await until("-----END CERTIFICATE-----", server);
  const [imapPort, smtpPort, password = "", maildir = "", ...authority] = said.split("\n");
  if (authority.length === 0) return leaveOut();
  await writeFile(certificate, authority.join("\n"));
  const host: MailHost = {
    email: "ann@acme.example",
    password,
    imapPort: Number(imapPort),
    smtpPort: Number(smtpPort),
    maildir,
  };
  return { host, stop: () => end(server, () => server.stdin?.end()) };
}

function leaveOut(): null {
  if (process.env.CI) throw new Error("CI leaves no test out: those with a mailbox need Dovecot and Exim");
  return null;
}
