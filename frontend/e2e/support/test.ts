import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Where the demo answers. */
export function url(): string {
  return process.env.E2E_URL ?? "";
}

/** A page of the demo; whatever it writes to the console fails the test. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const said: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(String(error)));
      await use();
      expect(said, "the console stays empty").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs the browser in without the form. */
export async function signIn(page: Page, email = "admin@crm.com", password = "Admin@123") {
  const answer = await page.request.post(`${url()}/api/auth/login`, {
    data: { email, password },
    headers: { origin: url() },
  });
  expect(answer.ok()).toBe(true);
}

/** Asserts that the page has no fault that axe can find. */
export async function expectAccessible(page: Page) {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const faults = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`,
  );
  expect(faults).toEqual([]);
}
