import { expect, signIn, test } from "./support/test.ts";

test("an intent is tried on real emails before it is saved", async ({ page }) => {
  await signIn(page);
  await page.goto("/intents");
  await page.getByRole("link", { name: "New intent" }).click();
  await page.getByLabel("Name").fill("Label printing");
  await page.getByLabel("Keywords").fill("label, labels,");
  await page.getByLabel("Priority").fill("11");

  const bench = page.getByRole("region", { name: "Test bench" });
  await expect(bench.getByRole("status").first()).toContainText("would be sorted otherwise than now");
  await expect(bench.locator("s").first()).toBeVisible();

  await page.getByRole("tab", { name: "Pasted text" }).click();
  await bench.getByLabel("Subject").fill("Where do I order labels?");
  await expect(bench.locator("mark", { hasText: "labels" })).toBeVisible();

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Label printing" })).toBeVisible();
  await page.getByRole("link", { name: "Intents" }).first().click();
  await expect(page.getByRole("link", { name: "Label printing" })).toBeVisible();
});

test("a knowledge entry is written, previewed, found as a draft would find it, and deleted with undo", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/knowledge/new");
  await page.getByLabel("Title").fill("Bicycle stands");
  await page.getByLabel("Content").fill("There are **forty** bicycle stands behind the workshop.");
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("forty");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Bicycle stands" })).toBeVisible();

  await page.goto("/knowledge?q=Where+are+the+bicycle+stands");
  await page.getByRole("link", { name: "Bicycle stands" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Bicycle stands" })).toBeVisible();
});

test("a follow-up is cancelled and listed as cancelled", async ({ page }) => {
  await signIn(page);
  await page.goto("/follow-ups");
  const first = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "Cancel" }) })
    .first();
  const link = first.getByRole("link");
  const name = (await link.innerText()).trim();
  const target = (await link.getAttribute("href")) ?? "";
  // The list may lose the row before the answer is here, as on a busy machine: live updates do not wait for it.
  await page.route("**/api/follow-ups/*", async (route) => {
    const answer = await route.fetch();
    await expect(page.locator(`main a[href="${target}"]`, { hasText: name })).toHaveCount(count - 1);
    await route.fulfill({ response: answer });
  });
  const count = await page.locator(`main a[href="${target}"]`, { hasText: name }).count();
  await first.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: /^Cancel (it|all)/ }).click();
  await expect(page.getByText(/follow-ups? (is|are) cancelled$/)).toBeVisible();

  await page.getByRole("button", { name: "Cancelled" }).click();
  await expect(page.getByRole("main").getByRole("link", { name }).first()).toBeVisible();
});

test("a knowledge entry names the emails whose draft rests on it", async ({ page }) => {
  await signIn(page);
  await page.goto("/knowledge");
  await page.getByRole("link", { name: "Plans and prices" }).click();

  const uses = page.getByRole("region", { name: /^Used in/ });
  await uses.getByRole("link", { name: /Pricing for 40 seats/ }).click();
  await expect(page.getByRole("heading", { name: "Pricing for 40 seats" })).toBeVisible();
});
