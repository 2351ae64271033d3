import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { preview } from "vite";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BINARY = process.env.MAILROOM_BIN ?? path.join(ROOT, "target/debug/mailroom");
const PATIENCE_MILLISECONDS = 300_000;

/** A running demo company: where it answers, where its files are, and how to end it. */
export interface Demo {
  url: string;
  folder: string;
  stop: () => Promise<void>;
}

/** Starts `mailroom demo` in a folder of its own and waits until all its mail is handled. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(path.join(tmpdir(), "mailroom-e2e-"));
  const port = await freePort();
  const server = spawn(BINARY, ["demo", "--data-dir", folder, "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  await untilReady(server);
  const api = `http://127.0.0.1:${port}`;
  const page = await serveDashboard(api);
  const stop = async () => {
    await page?.close();
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { url: page?.url ?? api, folder, stop };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(
      () => reject(new Error(`the demo is not ready:\n${output}`)),
      PATIENCE_MILLISECONDS,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes("Sign in")) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the demo ended with ${code}:\n${output}`)));
  });
}

/** The build in `dist` before the server, unless the server is to show the one it carries. */
async function serveDashboard(api: string) {
  if (process.env.DASHBOARD === "binary") return null;
  process.env.MAILROOM_URL = api;
  const server = await preview({ preview: { port: await freePort(), strictPort: true } });
  return { url: server.resolvedUrls?.local[0]?.replace(/\/$/u, "") ?? "", close: () => server.close() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
