import { expect, expectAccessible, signIn, test } from "./support/test.ts";

const PAGES = [
  ["/", /^Good/],
  ["/inbox", "Inbox"],
  ["/follow-ups", "Follow-ups"],
  ["/intents", "Intents"],
  ["/intents/new", "New intent"],
  ["/knowledge", "Knowledge base"],
  ["/knowledge/new", "New entry"],
  ["/email-accounts", "Email accounts"],
  ["/settings", "Settings"],
  ["/jobs", "Jobs"],
  ["/jobs/runs", "Runs"],
  ["/users", "Users"],
  ["/system", "System"],
] as const;

for (const [path, heading] of PAGES) {
  for (const theme of ["light", "dark"] as const) {
    test(`${path} is accessible in the ${theme} theme, wide and on a telephone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await signIn(page);
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1, name: heading })).toBeAttached();
        await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
      await expect(page.locator("html")).toHaveClass(theme === "dark" ? /dark/ : /^((?!dark).)*$/);
    });
  }
}

const DETAILS = [
  ["/intents", "Pricing Question"],
  ["/knowledge", "Plans and prices"],
  ["/jobs/runs?state=succeeded&flow=process_email", /Answer an email/],
] as const;

for (const [path, name] of DETAILS) {
  test(`one thing of ${path} is accessible in the dark, wide and on a telephone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await signIn(page);
    await page.goto(path);
    const title = page.getByRole("heading", { level: 1 });
    const titleOfList = (await title.textContent()) ?? "";
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await expect(page).not.toHaveURL(path);
    await expect(title).not.toHaveText(titleOfList);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await expect(title).toBeAttached();
      await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}

test("an open email is accessible with its draft and its reasons", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox");
  await page.locator("[data-email]", { hasText: "THIRD time in a week" }).click();
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("tab", { name: "Steps" })).toBeVisible();
  await expectAccessible(page);
});

test("the sign-in page is accessible", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
});

test("the theme is switched without a flash and kept", async ({ page }) => {
  await signIn(page);
  await page.goto("/settings");
  await page.getByRole("group", { name: "Theme" }).getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("the palette finds an email by its words and a page by its name", async ({ page }) => {
  await signIn(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder(/Find a page/).fill("Charged twice");
  await page
    .getByRole("option", { name: /Charged twice/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Charged twice?" })).toBeVisible();
});
