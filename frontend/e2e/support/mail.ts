import { rename, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, type Page } from "@playwright/test";

import { url } from "./test.ts";

interface Mail {
  from: string;
  subject: string;
  text: string;
}

/** Lets a message arrive in the demo's mailbox, and has the mailbox read now. */
export async function deliver(page: Page, { from, subject, text }: Mail) {
  const id = crypto.randomUUID();
  const folder = path.join(process.env.E2E_FOLDER ?? "", "demo-mailbox");
  const lines = [
    `Message-ID: <${id}@visitor.example>`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    `From: ${from}`,
    "To: hello@larkbench.example",
    `Subject: ${subject}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
  ];
  await writeFile(path.join(folder, "tmp", id), lines.join("\r\n"));
  await rename(path.join(folder, "tmp", id), path.join(folder, "new", id));
  await syncNow(page);
}

async function syncNow(page: Page) {
  const accounts = (await (await page.request.get(`${url()}/api/email-accounts`)).json()) as {
    items: { id: string }[];
  };
  for (const { id } of accounts.items) {
    const answer = await page.request.post(`${url()}/api/email-accounts/${id}/sync`, {
      headers: { origin: url() },
    });
    expect(answer.ok()).toBe(true);
  }
}
