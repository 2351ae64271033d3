import { failTheRunOf } from "./support/fail-the-run-of.ts";
import { expect, expectAccessible, signIn, test } from "./support/test.ts";

test("a failed run shows why it failed, and goes on when it is retried", async ({ page }) => {
  const id = await failTheRunOf("Short meeting on our renewal");
  await signIn(page);
  await page.goto("/jobs/runs?state=failed");
  await expect(page.getByText("the model did not answer")).toBeVisible();
  await page.getByRole("link", { name: /Answer an email/ }).click();

  await expect(page).toHaveURL(new RegExp(id));
  await expect(page.getByRole("alert", { name: "Error" })).toContainText("connection refused");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Retry" }).click();

  await expect(page.getByText("Waits for a person.")).toBeVisible();
  await expect(page.getByRole("alert", { name: "Error" })).toHaveCount(0);
});

test("a queue is paused and resumed", async ({ page }) => {
  await signIn(page);
  await page.goto("/jobs");
  await page.getByRole("button", { name: "Pause campaign" }).click();
  await expect(page.getByRole("button", { name: "Resume campaign" })).toBeVisible();
  await page.getByRole("button", { name: "Resume campaign" }).click();

  await expect(page.getByRole("button", { name: "Pause campaign" })).toBeVisible();
});

test("a finished run is a timeline whose steps tell what they answered", async ({ page }) => {
  await signIn(page);
  await page.goto("/jobs/runs?state=succeeded&flow=process_email");
  await page
    .getByRole("link", { name: /Answer an email/ })
    .first()
    .click();
  await page.getByRole("button", { name: /guard/ }).click();

  await expect(page.getByRole("region", { name: "Step", exact: true })).toContainText("Output");
});
