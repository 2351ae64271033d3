import type { Page } from "@playwright/test";

import { expect, signIn, test } from "./support/test.ts";

/** Letters that all mean something on the page beneath. */
const NAME = "adam rex duscwjk";

/** Everything but reading that the page asks of the server from now on. */
function changesOf(page: Page): string[] {
  const changes: string[] = [];
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith("/api/") && request.method() !== "GET") changes.push(`${request.method()} ${path}`);
  });
  return changes;
}

async function openDraft(page: Page) {
  await signIn(page);
  await page.goto("/inbox");
  await page.locator("[data-email]").last().click();
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  await page.locator("#thread").getByRole("heading", { level: 2 }).first().click();
}

test("letters typed while the palette still loads are its words, and decide nothing", async ({ page }) => {
  await page.route(/\/palette[^/]*\.(js|tsx)/u, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await openDraft(page);
  const changes = changesOf(page);

  await page.keyboard.press("Control+k");
  await page.keyboard.type(NAME);

  await expect(page.getByRole("combobox")).toHaveValue(NAME);
  await page.waitForTimeout(500);
  expect(changes).toEqual([]);
});

const OVERLAYS: Record<string, (page: Page) => Promise<void>> = {
  palette: (page) => page.keyboard.press("Control+k"),
  "key help": (page) => page.keyboard.press("?"),
  "regenerate box": (page) => page.keyboard.press("r"),
  "snooze times": (page) => page.keyboard.press("s"),
  filters: (page) => page.getByRole("button", { name: "Filters" }).click(),
  "person menu": (page) => page.getByRole("button", { name: /: menu$/ }).click(),
};

for (const [name, open] of Object.entries(OVERLAYS)) {
  test(`typing fast into the ${name} decides nothing on the page beneath`, async ({ page }) => {
    await openDraft(page);
    const address = page.url();
    const changes = changesOf(page);

    await open(page);
    await page.keyboard.type(NAME);
    await page.keyboard.press("Control+Enter");
    await page.waitForTimeout(400);

    const expected = name === "regenerate box" ? [/regenerate$/u] : [];
    expect(changes).toHaveLength(expected.length);
    for (const [at, wanted] of expected.entries()) expect(changes[at]).toMatch(wanted);
    if (expected.length === 0) expect(page.url()).toBe(address);
  });
}

test("a reply leaves by a chord, once, and by no bare letter", async ({ page, refusals }) => {
  refusals.allow();
  await openDraft(page);
  const changes = changesOf(page);

  await page.keyboard.press("a");
  await page.waitForTimeout(300);
  expect(changes).toEqual([]);

  await page.route("**/api/emails/*/send", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: REFUSED }),
  );
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => changes.filter((change) => change.endsWith("/send"))).toHaveLength(1);
});

const REFUSED = JSON.stringify({ title: "Not today", code: "quota_exceeded", status: 409 });

test("Enter presses the button that has the focus", async ({ page }) => {
  await openDraft(page);
  await page.getByRole("button", { name: "Snooze" }).focus();
  await page.keyboard.press("Enter");

  await expect(page.getByRole("button", { name: /Tomorrow morning/ })).toBeVisible();
});
