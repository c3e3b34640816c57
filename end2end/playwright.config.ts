import { defineConfig } from "@playwright/test";

// Each journey runs twice: as a browser with script and as one without. What needs script by its
// nature is named *.hydrate.spec.ts and runs once.
// The servers are started by support/demonstration.ts, one for each worker.
export default defineConfig({
  testDir: "tests",
  globalSetup: "./support/global-setup.ts",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  workers: 2,
  // A whole journey: the longest was seen to need 55 s on a machine that others used as well.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [[process.env.CI ? "dot" : "line"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    locale: "es",
    // Recording everything takes as much time as the journeys do: ask for it when one fails.
    trace: process.env.PORTERIA_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      // The engine without the window, tabs and extensions of a whole browser around it.
      executablePath: process.env.PORTERIA_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "con-js", use: { javaScriptEnabled: true } },
    { name: "sin-js", use: { javaScriptEnabled: false }, testIgnore: /\.hydrate\.spec\.ts$/ },
  ],
});
