import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

const PATIENCE_MILLISECONDS = 300_000;

/** Starts a program that ends with this process, whatever ends that. */
export function start(program: string, args: readonly string[], env: Record<string, string> = {}) {
  return spawn("setpriv", ["--pdeathsig", "TERM", "--", program, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
}

/** All that a program has said by the time that it says `word`, or that it ends well. */
export function until(word: string, program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (why: string) => reject(new Error(`${program.spawnargs.join(" ")} ${why}:\n${output}`));
    const timer = setTimeout(() => fail("is not ready"), PATIENCE_MILLISECONDS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes(word)) return;
      clearTimeout(timer);
      resolve(output);
    };
    program.stdout?.on("data", read);
    program.stderr?.on("data", read);
    program.once("error", reject);
    program.once("exit", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else fail(`ended with ${code}`);
    });
  });
}

/** Asks a program to end and waits until it has. */
export async function end(program: ChildProcess, ask: () => void) {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = new Promise((resolve) => program.once("exit", resolve));
  ask();
  await ended;
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
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
