import { expect, expectAccessible, signIn, test, url } from "./support/test.ts";

test("a visitor signs up and is led to the first step", async ({ page }) => {
  await page.goto("/sign-in?register=true");
  await page.getByLabel("Your name").fill("Nora Vale");
  await page.getByLabel("Email").fill("nora@visitor.example");
  await page.getByLabel("Password").fill("brass kettle harbour");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: /Nora/ })).toBeVisible();
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(3);
  await expect(steps.getByRole("link", { name: /Connect a mailbox/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await expect(page.getByText("No mailbox")).toBeVisible();
  await expect(page.getByText("All is well")).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Inbox" }).click();
  await expect(page.getByRole("link", { name: "Add an email account" })).toBeVisible();
});

test("who belongs to the selected workspace no longer is back in their own", async ({ page, refusals }) => {
  await signIn(page);
  await page.goto("/");
  await page.evaluate((id) => localStorage.setItem("mailroom.workspace", id), crypto.randomUUID());
  refusals.allow();
  await page.goto("/intents");

  await expect(page.getByRole("link", { name: "Pricing Question" })).toBeVisible();
});

test("a weak password is refused at its field and nothing typed is lost", async ({ page, refusals }) => {
  await page.goto("/sign-in?register=true");
  await page.getByLabel("Your name").fill("Nora Vale");
  await page.getByLabel("Email").fill("weak@visitor.example");
  await page.getByLabel("Password").fill("short");
  refusals.allow();
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(page.getByText(/at least 8 characters/i).last()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Nora Vale");
});

test("a user finds no admin pages, and nobody else's email", async ({ page, browser }) => {
  const admin = await browser.newPage();
  await signIn(admin);
  const emails = (await (await admin.request.get(`${url()}/api/emails?limit=1`)).json()) as {
    items: { id: string }[];
  };
  await admin.close();
  const created = await page.request.post(`${url()}/api/auth/register`, {
    data: { email: "ulf@visitor.example", password: "copper lantern meadow", full_name: "Ulf Berg" },
    headers: { origin: url() },
  });
  expect(created.ok()).toBe(true);

  await page.goto("/jobs");
  await expect(page.getByText("This page is for admins")).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Jobs" }),
  ).toHaveCount(0);
  const foreign = await page.request.get(`${url()}/api/emails/${emails.items[0]?.id}`);
  expect(foreign.status()).toBe(404);
  const jobs = await page.request.get(`${url()}/api/jobs/overview`);
  expect(jobs.status()).toBe(403);
});

test("a colleague joins by accepting, and not before", async ({ page, browser, refusals }) => {
  await signIn(page);
  await page.goto("/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const colleague = `ida-${crypto.randomUUID()}@visitor.example`;
  await page.getByLabel("Email").fill(colleague);
  await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
  const link = await page.getByText(/\/invitation#/).textContent();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Invited" })).toContainText(colleague);
  await expect(page.getByRole("table", { name: "Members" })).not.toContainText(colleague);
  await expectAccessible(page);

  const theirs = await browser.newPage();
  await theirs.goto(link ?? "");
  await theirs.getByRole("button", { name: "Create an account" }).click();
  await theirs.getByLabel("Your name").fill("Ida Ferrer");
  await theirs.getByLabel("Email").fill(colleague);
  await theirs.getByLabel("Password").fill("copper lantern meadow");
  await theirs.getByRole("button", { name: "Create account" }).click();
  await theirs.getByRole("button", { name: "Join the workspace" }).click();
  await expect(theirs.getByRole("button", { name: /^Workspace Larkbench/ })).toBeVisible();
  await theirs.close();

  await page.reload();
  await expect(page.getByRole("table", { name: "Members" })).toContainText(colleague);
  await expect(page.getByRole("region", { name: "Invited" })).toHaveCount(0);
  refusals.allow();
  await page.goto(new URL(link ?? "").pathname + new URL(link ?? "").hash);
  await page.getByRole("button", { name: "Join the workspace" }).click();
  await expect(page.getByText("This link cannot be used")).toBeVisible();
});
