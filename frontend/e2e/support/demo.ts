import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { preview } from "vite";

import { type MailHost, startMailHost } from "./mail-host.ts";
import { end, freePort, start, until } from "./servers.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BINARY = process.env.MAILROOM_BIN ?? path.join(ROOT, "target/debug/mailroom");

/** A running demo company: where it answers, where its files are, who else serves mail, and how to end it. */
export interface Demo {
  url: string;
  folder: string;
  mailHost: MailHost | null;
  stop: () => Promise<void>;
}

/** Starts `mailroom demo` in a folder of its own and waits until all its mail is handled. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(path.join(tmpdir(), "mailroom-e2e-"));
  const certificate = path.join(folder, "authority.pem");
  const mail = await startMailHost(BINARY, certificate);
  const port = await freePort();
  const server = start(
    BINARY,
    ["demo", "--data-dir", folder, "--port", String(port)],
    mail ? { EXTRA_ROOT_CERTIFICATES: certificate } : {},
  );
  await until("Sign in", server);
  const api = `http://127.0.0.1:${port}`;
  const page = await serveDashboard(api);
  const stop = async () => {
    await page?.close();
    await end(server, () => server.kill("SIGTERM"));
    await mail?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: page?.url ?? api, folder, mailHost: mail?.host ?? null, stop };
}

/** The build in `dist` before the server, unless the server is to show the one it carries. */
async function serveDashboard(api: string) {
  if (process.env.DASHBOARD === "binary") return null;
  process.env.MAILROOM_URL = api;
  const server = await preview({ preview: { port: await freePort(), strictPort: true } });
  return { url: server.resolvedUrls?.local[0]?.replace(/\/$/u, "") ?? "", close: () => server.close() };
}
