import { defineConfig } from "@playwright/test";

// Each journey runs twice: as a browser with script and as one without. What needs script by its
// nature is named *.hydrate.spec.ts and runs once.
const port = process.env.PORTERIA_E2E_PORT ?? "3900";
const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    baseURL: origin,
    locale: "es",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.PORTERIA_CHROMIUM ?? "/usr/bin/chromium",
      chromiumSandbox: false,
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
  webServer: {
    command: "bash ../scripts/e2e-server.sh",
    url: `${origin}/salud/lista`,
    env: { PORTERIA_E2E_PORT: port },
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
    timeout: 60_000,
  },
});
