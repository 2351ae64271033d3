import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import { expect, signIn, test } from "./support/test.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

interface Picture {
  name: string;
  path: string;
  theme?: "light" | "dark";
  width?: number;
  height?: number;
  before?: (page: Page) => Promise<void>;
}

async function openFirst(page: Page) {
  await expect(page.locator("[data-email]").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("region", { name: /^(Draft|Reply)$/ })).toBeVisible();
}

const PICTURES: readonly Picture[] = [
  { name: "inbox", path: "/inbox", before: openFirst },
  { name: "inbox-dark", path: "/inbox", theme: "dark", before: openFirst },
  {
    name: "why",
    path: "/inbox?view=all&q=Pricing+for+40+seats",
    before: async (page) => {
      await openFirst(page);
      await page.keyboard.press("w");
      await expect(page.locator("article mark").first()).toBeVisible();
    },
  },
  { name: "dashboard", path: "/" },
  {
    name: "test-bench",
    path: "/intents",
    before: async (page) => {
      await page.getByRole("link", { name: "Pricing Question" }).click();
      await expect(page.getByRole("region", { name: "Test bench" }).locator("mark").first()).toBeVisible();
    },
  },
  { name: "follow-ups", path: "/follow-ups" },
  {
    name: "run",
    path: "/jobs/runs?state=succeeded&flow=process_email",
    before: async (page) => {
      await page
        .getByRole("link", { name: /Answer an email/ })
        .first()
        .click();
      await expect(page.getByRole("region", { name: "Step", exact: true })).toBeVisible();
    },
  },
  { name: "phone", path: "/inbox", width: 390, height: 780 },
];

for (const { name, path, theme = "light", width = 1440, height = 900, before } of PICTURES) {
  test(`picture of ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await signIn(page);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await before?.(page);
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${FOLDER}${name}.png`, animations: "disabled", caret: "hide" });
  });
}
