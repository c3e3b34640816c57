import base from "./playwright.config.ts";

// `make bench`, what only a browser can tell: one after the other, so that nothing else is measured.
export default {
  ...base,
  testDir: "bench",
  testMatch: /\.bench\.ts$/,
  globalSetup: "./bench/setup.ts",
  fullyParallel: false,
  workers: 1,
  timeout: 1_800_000,
  reporter: "line" as const,
  use: { ...base.use, trace: "off" as const, viewport: { width: 1280, height: 800 } },
  projects: [{ name: "con-js" }],
};
