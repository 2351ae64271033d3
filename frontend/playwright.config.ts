import { spawnSync } from "node:child_process";

import { defineConfig } from "@playwright/test";

/** Chromium's sandbox is not for root, and wants namespaces that some containers do not give. */
function canSandbox(): boolean {
  return process.getuid?.() !== 0 && spawnSync("unshare", ["--user", "--map-root-user", "true"]).status === 0;
}

export default defineConfig({
  testDir: "e2e",
  testMatch: process.env.SCREENSHOTS ? "screenshots.ts" : "*.spec.ts",
  globalSetup: "./e2e/support/start-demo.ts",
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 90_000 },
  reporter: [["list"]],
  use: {
    // Known to the workers once the demo runs.
    baseURL: process.env.E2E_URL,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      chromiumSandbox: canSandbox(),
      args: ["--disable-gpu", "--disable-quic", "--disable-background-networking"],
    },
  },
});
