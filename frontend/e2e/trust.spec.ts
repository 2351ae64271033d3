import { expect, expectAccessible, signIn, test } from "./support/test.ts";

test("while the server is away a decision is kept, the page says since when, and it is made afterwards", async ({
  page,
  refusals,
}) => {
  refusals.allow();
  await signIn(page);
  await page.goto("/inbox");
  await page.locator("[data-email]").nth(2).click();
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  let isAway = true;
  await page.route("**/api/**", (route) => (isAway ? route.abort("connectionrefused") : route.fallback()));
  const rejected = page.waitForResponse((response) => response.url().endsWith("/reject"));

  await page.getByRole("button", { name: "Don’t reply" }).click();
  await expect(page.getByText(/can’t be reached/)).toContainText("Your last change is kept here");
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
  isAway = false;
  expect((await rejected).ok()).toBe(true);
  await page.getByRole("button", { name: "Undo" }).click();
});

test("a double click on Send sends one reply, not the next one too", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox");
  await page.locator("[data-email]").nth(3).click();
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  const sent: string[] = [];
  await page.route("**/api/emails/*/send", (route) => {
    sent.push(route.request().url());
    return route.fulfill({ status: 202, contentType: "application/json", body: "{}" });
  });

  const box = await page.getByRole("button", { name: "Send", exact: true }).boundingBox();
  if (!box) throw new Error("no button");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(x, y, { clickCount: 1, delay: 10 });
  await expect(page.getByText(/leaves in 10 seconds/)).toBeVisible();
  await page.mouse.move(x, y);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  expect(sent).toHaveLength(1);
});

for (const width of [1440, 1024, 360]) {
  test(`"1 source" opens the source, in view at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await signIn(page);
    await page.goto("/inbox");
    await page.locator("[data-email]").first().click();
    await page.getByRole("button", { name: /source/i }).click();

    const why = page.getByRole("region", { name: "Why" });
    await expect(why.getByRole("tab", { name: /Knowledge/ })).toHaveAttribute("aria-selected", "true");
    await expect(why.getByRole("heading", { name: "Why" })).toBeInViewport();
    await expect(why.getByRole("tabpanel")).toBeInViewport();
  });
}

test("what is typed is there again after the page was left, until it is saved or discarded", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/knowledge/new");
  await page.getByLabel("Title").fill("Half a thought");
  await page.getByRole("link", { name: "Inbox" }).first().click();
  await expect(page.locator("[data-email]").first()).toBeVisible();
  await page.goto("/knowledge/new");
  await expect(page.getByLabel("Title")).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("");

  await page.goto("/intents");
  await page.getByRole("link", { name: "Pricing Question" }).click();
  const description = page.getByLabel("Description");
  const before = await description.inputValue();
  await description.fill("Not saved");
  await page.reload();
  await expect(description).toHaveValue("Not saved");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(description).toHaveValue(before);
});

for (const width of [1024, 360]) {
  test(`the actions of a reply are in reach at ${width}, before the draft is`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await signIn(page);
    await page.goto("/inbox");
    await page.locator("[data-email]").first().click();

    const actions = page.getByRole("group", { name: "Reply actions" });
    await expect(actions.getByRole("button", { name: "Send", exact: true })).toBeInViewport();
    const box = await actions.getByRole("button", { name: "Send", exact: true }).boundingBox();
    if (width === 360) expect(box?.height).toBeGreaterThanOrEqual(44);
    await expectAccessible(page);
  });
}
