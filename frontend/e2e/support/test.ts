import AxeBuilder from "@axe-core/playwright";
import { test as base, type Cookie, expect, type Page, request } from "@playwright/test";

/** Where the demo answers. */
export function url(): string {
  return process.env.E2E_URL ?? "";
}

/** Says that the server will refuse something, which browsers report in their console. */
export interface Refusals {
  allow: () => void;
}

/** A page of the demo; whatever it writes to the console fails the test. */
export const test = base.extend<{ refusals: Refusals }>({
  refusals: [
    async ({ page }, use) => {
      const said: string[] = [];
      let areAllowed = false;
      page.on("console", (message) => {
        const isRefusal = areAllowed && message.text().startsWith("Failed to load resource");
        if (["error", "warning"].includes(message.type()) && !isRefusal) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(String(error)));
      await use({ allow: () => (areAllowed = true) });
      expect(said, "the console stays empty").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs the browser in as the demo's owner, without the form; once a worker, for passwords are slow to check. */
export async function signIn(page: Page) {
  if (session.length > 0) return page.context().addCookies(session);
  const answer = await page.request.post(`${url()}/api/auth/login`, {
    data: { email: "admin@crm.com", password: "Admin@123" },
    headers: { origin: url() },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  session = await page.context().cookies();
}

/** Makes a colleague a member of the workspace the page is signed in to, by invitation. */
export async function join(page: Page, email: string, password: string) {
  const headers = { origin: url() };
  const invited = await page.request.post(`${url()}/api/workspace/invitations`, {
    data: { email, role: "member" },
    headers,
  });
  expect(invited.ok(), await invited.text()).toBe(true);
  const { link } = (await invited.json()) as { link: string };
  const colleague = await request.newContext({ extraHTTPHeaders: headers });
  await colleague.post(`${url()}/api/auth/login`, { data: { email, password } });
  const joined = await colleague.post(`${url()}/api/invitations/accept`, {
    data: { token: new URL(link).hash.slice(1) },
  });
  expect(joined.ok(), await joined.text()).toBe(true);
  await colleague.dispose();
}

let session: Cookie[] = [];

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

/** The words of a row whose email waits for a person to look at its draft. */
export const forAPerson = /Needs you|Questions open/;
