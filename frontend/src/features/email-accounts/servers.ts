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

export const EMPTY_SERVERS: Servers = {
  imap: { host: "", port: 993, security: "tls" },
  smtp: { host: "", port: 465, security: "tls" },
};
