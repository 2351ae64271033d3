import { deliver } from "./support/mail.ts";
import { expect, expectAccessible, forAPerson, signIn, test } from "./support/test.ts";

test("several emails are selected by keyboard, rejected together, and come back when that is undone", async ({
  page,
}) => {
  await signIn(page);
  for (const name of ["Ada Bulk", "Ben Bulk"]) {
    await deliver(page, {
      from: `${name} <${name.replace(" ", ".").toLowerCase()}@visitor.example>`,
      subject: `Partnership, asks ${name}`,
      text: "Hello,\n\nis a partnership as a reseller possible?\n",
    });
  }
  await page.goto("/inbox?q=Partnership%2C+asks");
  const rows = page.locator("[data-email]", { hasText: "Bulk" });
  await expect(rows.filter({ hasText: forAPerson })).toHaveCount(2);

  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  const bar = page.getByRole("toolbar", { name: "Selected emails" });
  await expect(bar).toContainText("2 selected");
  await expectAccessible(page);
  await page.keyboard.press("d");

  await expect(page.getByText("2 emails are not answered")).toBeVisible();
  await expect(rows).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows.filter({ hasText: forAPerson })).toHaveCount(2);
});

test("what could not be decided stays selected and says why", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=sent");
  await page
    .getByRole("checkbox", { name: /^Select the email from/ })
    .first()
    .click();
  await page.keyboard.press("Control+Enter");

  await expect(page.getByRole("alert")).toContainText("1 email stayed as before");
  await expect(page.getByRole("alert")).toContainText("the email is sent");
  await expect(page.getByRole("toolbar", { name: "Selected emails" })).toContainText("1 selected");
});

test("a range is selected with shift and let go with escape", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=all");
  const boxes = page.getByRole("checkbox", { name: /^Select the email from/ });
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "Selected emails" });
  await expect(bar).toContainText("4 selected");

  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
});
