import type { components } from "@/lib/api/schema.gen";

/** What is known of the servers of an address. */
export type DetectedServers = components["schemas"]["DetectedServers"];

/** Where a mailbox is reached. */
export interface Server {
  host: string;
  port: number;
  security: "tls" | "starttls";
}

export interface Servers {
  imap: Server;
  smtp: Server;
  username?: string;
}

/** The usual ports of each way to encrypt. */
export const PORTS = { imap: { tls: 993, starttls: 143 }, smtp: { tls: 465, starttls: 587 } } as const;

/** The servers of an address to begin with: those found, else the usual names; its provider's help pages know better. */
export function likelyServers(email: string, found: DetectedServers | null): Servers {
  if (found) {
    const { imap, smtp, username } = found;
    return { imap: known(imap), smtp: known(smtp), ...(username ? { username } : {}) };
  }
  const domain = email.split("@")[1]?.trim().toLowerCase() ?? "";
  const named = (name: string) => (domain ? `${name}.${domain}` : "");
  return {
    imap: { host: named("imap"), port: PORTS.imap.tls, security: "tls" },
    smtp: { host: named("smtp"), port: PORTS.smtp.tls, security: "tls" },
  };
}

function known({ host, port, security }: components["schemas"]["MailServer"]): Server {
  return { host, port, security: security === "starttls" ? "starttls" : "tls" };
}
