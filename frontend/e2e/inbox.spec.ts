import type { Page } from "@playwright/test";

import { deliver } from "./support/mail.ts";
import { expect, expectAccessible, forAPerson, join, signIn, test, url } from "./support/test.ts";

/** Opens the first email of the list as a person at the keyboard does. */
async function openFirst(page: Page) {
  await expect(page.locator("[data-email]").first()).toBeVisible();
  await page.keyboard.press("j");
}

test("an arriving email moves to a draft, is edited, approved and found in Sent with what changed", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/inbox");
  const list = page.getByRole("list").filter({ has: page.locator("[data-email]") });
  await expect(list).toBeVisible();

  await deliver(page, {
    from: "Rosa Lindqvist <rosa@visitor.example>",
    subject: "Partnership for our makerspaces",
    text: "Hello,\n\nwe run four makerspaces and would like to become a reseller of Larkbench. Is a partnership possible?\n\nRosa",
  });
  const row = page.locator("[data-email]", { hasText: "Rosa Lindqvist" });
  await expect(row).toContainText(forAPerson);
  await row.click();
  const reply = page.getByRole("textbox", { name: "Reply" });
  await expect(reply).toHaveValue(/Rosa/);
  await expect(page.getByRole("note", { name: "Added when it is sent" })).toContainText("Mara Feldkamp");

  await page.keyboard.press("e");
  await expect(reply).toBeFocused();
  await reply.press("Control+End");
  await reply.pressSequentially("\n\nMara will call you on Thursday.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Reply to Rosa Lindqvist leaves in 10 seconds")).toBeVisible();

  await page.goto("/inbox?view=sent");
  await page.locator("[data-email]", { hasText: "Rosa Lindqvist" }).click();
  await expect(page.locator("ins", { hasText: "Thursday" })).toBeVisible();
  await page.goto("/intents");
  await page.getByRole("link", { name: "Partnership" }).click();
  await expect(page.getByRole("img", { name: /went out unchanged, week by week/ })).toBeVisible();
  await expectAccessible(page);
});

test("a reply can be called back while it has not left", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?q=Reseller+in+West+Africa");
  await openFirst(page);
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Undo" }).first().click();

  await expect(page.getByText("Called back: it is a draft again")).toBeVisible();
  await page.goto("/inbox?q=Reseller+in+West+Africa");
  await expect(page.locator("[data-email]", { hasText: "Tunde" })).toContainText(forAPerson);
});

test("a draft is written again as a person asks", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?q=Adding+a+second+site");
  await openFirst(page);
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  await page.keyboard.press("r");
  await page.getByLabel("What should be different?").fill("Shorter, please");
  await page.getByRole("button", { name: "Write it again" }).click();

  await page.getByRole("button", { name: "2 versions" }).click();
  await expect(page.getByText("Asked for: “Shorter, please”")).toBeVisible();
});

test("the reasons name the words that matched and mark them in the email", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=all&q=Pricing+for+40+seats");
  await openFirst(page);
  await expect(page.getByRole("heading", { name: "Pricing for 40 seats" })).toBeVisible();
  await page.keyboard.press("w");

  await expect(page.getByRole("region", { name: "Why" })).toContainText("Pricing Question");
  await expect(page.locator("article mark", { hasText: "discount" })).toBeVisible();
  await page.getByRole("tab", { name: /Knowledge/ }).click();
  await expect(page.getByRole("link", { name: "Plans and prices" })).toBeVisible();
});

test("an email is snoozed and comes back at once when that is undone", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?q=Disappointed+with+the+last+weeks");
  await openFirst(page);
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  await page.keyboard.press("s");
  const row = page.locator("[data-email]", { hasText: "Henrietta Voss" });
  await page.getByRole("button", { name: /Tomorrow morning/ }).click();
  // A toast stays while the mouse rests on it.
  await page.getByText(/^Snoozed until/).hover();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(row).toContainText(forAPerson);
});

test("colleagues' comments stay with the email", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=all&q=THIRD+time+in+a+week");
  await openFirst(page);
  await page.getByLabel("Comment for colleagues").fill("I called him yesterday.");
  await page.getByRole("button", { name: "Comment" }).click();

  await expect(page.getByRole("region", { name: "Comments" })).toContainText("I called him yesterday.");
});

test("a colleague who is mentioned is told until they have looked at the email", async ({ page }) => {
  await signIn(page);
  const colleague = `nia-${crypto.randomUUID()}@visitor.example`;
  const headers = { origin: url() };
  const created = await page.request.post(`${url()}/api/users`, {
    data: { email: colleague, password: "copper lantern meadow", full_name: "Nia Noted", role: "user" },
    headers,
  });
  expect(created.ok()).toBe(true);
  await join(page, colleague, "copper lantern meadow");
  await page.goto("/inbox?view=all&q=Pricing+for+40+seats");
  await openFirst(page);

  await page.getByLabel("Comment for colleagues").pressSequentially("Could you call them, @ni");
  const offered = page.getByRole("listbox", { name: "Colleagues" });
  await expect(offered.getByRole("option", { name: /Nia Noted/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");

  const comments = page.getByRole("region", { name: "Comments" });
  await expect(comments.locator("mark", { hasText: "@Nia Noted" })).toBeVisible();
  const session = await page.request.post(`${url()}/api/auth/login`, {
    data: { email: colleague, password: "copper lantern meadow" },
    headers,
  });
  expect(session.ok()).toBe(true);
  await page.goto("/");
  await page.getByRole("button", { name: /^Workspace/ }).click();
  await page.getByRole("menuitem", { name: /Larkbench/ }).click();
  await page.getByRole("link", { name: "1 comment mentions you" }).click();
  await page.locator("[data-email]", { hasText: "Pricing for 40 seats" }).click();
  await expect(comments.locator("mark", { hasText: "@Nia Noted" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: /Nia/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /mentions you/ })).toHaveCount(0);
});
