import { expect, signIn, test } from "./support/test.ts";

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

  await page.getByRole("button", { name: "Reject" }).click();
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
