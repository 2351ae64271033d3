import { rename, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, type Page } from "@playwright/test";

import type { MailHost } from "./mail-host.ts";
import { url } from "./test.ts";

interface Mail {
  from: string;
  subject: string;
  text: string;
}

/** The mail host beside the demo, where its servers are installed. */
export function mailHost(): MailHost | null {
  return process.env.E2E_MAIL_HOST ? (JSON.parse(process.env.E2E_MAIL_HOST) as MailHost) : null;
}

/** Lets a message arrive in the demo's mailbox, and has the mailbox read now. */
export async function deliver(page: Page, mail: Mail) {
  await deliverInto(path.join(process.env.E2E_FOLDER ?? "", "demo-mailbox"), "hello@larkbench.example", mail);
  await syncNow(page);
}

/** Lets a message arrive in a Maildir; nobody is told. */
export async function deliverInto(maildir: string, to: string, { from, subject, text }: Mail) {
  const id = crypto.randomUUID();
  const lines = [
    `Message-ID: <${id}@visitor.example>`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
  ];
  await writeFile(path.join(maildir, "tmp", id), lines.join("\r\n"));
  await rename(path.join(maildir, "tmp", id), path.join(maildir, "new", id));
}

async function syncNow(page: Page) {
  const accounts = (await (await page.request.get(`${url()}/api/email-accounts`)).json()) as {
    items: { id: string; provider: string }[];
  };
  for (const { id } of accounts.items.filter(({ provider }) => provider === "maildir")) {
    const answer = await page.request.post(`${url()}/api/email-accounts/${id}/sync`, {
      headers: { origin: url() },
    });
    expect(answer.ok()).toBe(true);
  }
}
