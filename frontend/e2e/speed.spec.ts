import { gzipSync } from "node:zlib";

import { fillInbox } from "./support/fill-inbox.ts";
import { expect, signIn, test, url } from "./support/test.ts";

const SCRIPT_LIMIT = 250_000;
const MANY = 10_000;

for (const path of ["/", "/inbox", "/sign-in"]) {
  test(`the first load of ${path} takes no more script than a telephone bears`, async ({
    page,
    refusals,
  }) => {
    refusals.allow();
    if (path !== "/sign-in") await signIn(page);
    const scripts = new Map<string, Promise<Buffer>>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
    });
    await page.goto(path, { waitUntil: "load" });
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await expect(page.locator("main svg[role=img], [data-email], form").first()).toBeVisible();

    const bodies = await Promise.all(scripts.values());
    const size = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    console.log(`first load of ${path}: ${Math.round(size / 1000)} kB of script, compressed`);
    expect(size).toBeLessThan(SCRIPT_LIMIT);
  });
}

test("a list of ten thousand emails is paged in as it scrolls, and never stands in the page as a whole", async ({
  page,
}) => {
  const email = `many-${crypto.randomUUID()}@visitor.example`;
  const created = await page.request.post(`${url()}/api/auth/register`, {
    data: { email, password: "copper lantern meadow", full_name: "Mona Many" },
    headers: { origin: url() },
  });
  expect(created.ok()).toBe(true);
  await fillInbox(email, MANY);
  await page.goto("/inbox?view=all");
  await expect(page.locator("[data-email]").first()).toBeVisible();

  const { frames, mostRows } = await page.evaluate(scrollToTheEnd, MANY);

  await expect(page.locator("[data-email]", { hasText: `Visitor ${MANY}` })).toBeVisible();
  const sorted = frames.toSorted((one, other) => one - other);
  const [median, slow] = [0.5, 0.99].map((part) => sorted[Math.floor(sorted.length * part)] ?? 0);
  const late = frames.filter((frame) => frame > 25).length;
  console.log(
    `${MANY} emails: ${frames.length} frames, median ${median?.toFixed(1)} ms, ` +
      `99 % within ${slow?.toFixed(1)} ms, ${late} late, at most ${mostRows} rows`,
  );
  expect(mostRows).toBeLessThan(60);
});

/** Scrolls eight rows a frame; what each frame took, and how many rows there were at once. */
function scrollToTheEnd(count: number): Promise<{ frames: number[]; mostRows: number }> {
  const scroller = document.querySelector("[data-email]")?.closest("[role=list]")?.parentElement;
  const frames: number[] = [];
  let mostRows = 0;
  let last = performance.now();
  return new Promise((resolve) => {
    const step = (now: number) => {
      frames.push(now - last);
      last = now;
      mostRows = Math.max(mostRows, document.querySelectorAll("[data-email]").length);
      if (document.querySelector(`[aria-posinset="${count}"] [data-email]`)) resolve({ frames, mostRows });
      else {
        scroller?.scrollBy(0, 576);
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(step);
  });
}
