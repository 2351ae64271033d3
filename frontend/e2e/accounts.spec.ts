import { deliverInto, mailHost } from "./support/mail.ts";
import { expect, expectAccessible, signIn, test } from "./support/test.ts";

test("a mailbox is tested, connected by IMAP, read and answered from", async ({ page, refusals }) => {
  const host = mailHost();
  test.skip(!host, "LEFT OUT: Dovecot or Exim is not installed");
  if (!host) return;
  await signIn(page);
  await page.goto("/email-accounts");
  await page.getByRole("button", { name: "Add email account" }).click();
  await page.getByLabel("Email address").fill(host.email);
  refusals.allow();
  await page.getByRole("button", { name: "Continue" }).click();

  await expect(page.getByText("We couldn’t find this address’s mail servers")).toBeVisible();
  const imap = page.getByRole("group", { name: "Incoming (IMAP)" });
  await expect(imap.getByLabel("Incoming (IMAP)")).toHaveValue("imap.acme.example");
  await imap.getByLabel("Incoming (IMAP)").fill("localhost");
  await imap.getByLabel("Port").fill(String(host.imapPort));
  const smtp = page.getByRole("group", { name: "Outgoing (SMTP)" });
  await smtp.getByLabel("Outgoing (SMTP)").fill("localhost");
  await smtp.getByLabel("Port").fill(String(host.smtpPort));
  await page.getByLabel("Password").fill("a wrong one");
  await page.getByRole("button", { name: "Test" }).click();
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);

  await page.getByLabel("Password").fill(host.password);
  await page.getByRole("button", { name: "Test" }).click();
  await expect(page.getByText("It works")).toBeVisible();
  await page.getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText(`${host.email} is connected`)).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: host.email })).toContainText(
    "Healthy",
  );

  await deliverInto(host.maildir, host.email, {
    from: "Otto Kern <otto@visitor.example>",
    subject: "What does a seat cost?",
    text: "Hello,\n\nwhat is the price of a seat, and is there a discount for schools?\n\nOtto",
  });
  await page.goto("/inbox");
  await page.locator("[data-email]", { hasText: "Otto Kern" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/Reply to Otto Kern leaves in/)).toBeVisible();
  await page.goto("/inbox?view=sent");
  await expect(page.locator("[data-email]", { hasText: "Otto Kern" })).toBeVisible();
});

test("a server that is not there is told at its name", async ({ page, refusals }) => {
  await signIn(page);
  await page.goto("/email-accounts");
  await page.getByRole("button", { name: "Add email account" }).click();
  await page.getByLabel("Email address").fill("bo@nowhere.example");
  refusals.allow();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password").fill("a-secret");
  await page.getByRole("button", { name: "Connect" }).click();

  await expect(page.getByLabel("Incoming (IMAP)").last()).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Password")).toHaveValue("a-secret");
});

test("a known provider brings its servers and asks for an app password", async ({ page }) => {
  await signIn(page);
  await page.goto("/email-accounts");
  await page.getByRole("button", { name: "Add email account" }).click();
  await page.getByLabel("Email address").fill("ann@fastmail.com");
  await page.getByRole("button", { name: "Continue" }).click();

  await expect(page.getByText("Fastmail wants an app password")).toBeVisible();
  await expect(page.getByRole("link", { name: "How to make one" })).toBeVisible();
  await expect(page.getByLabel("Outgoing (SMTP)").last()).toHaveValue("smtp.fastmail.com");
  await expectAccessible(page);
});
