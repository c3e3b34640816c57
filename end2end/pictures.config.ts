import base from "./playwright.config.ts";

// `make pictures`: walks the demonstration with a camera. Nothing is compared, nothing is counted.
export default {
  ...base,
  testDir: "tools",
  testMatch: /\.pictures\.ts$/,
  timeout: 900_000,
  reporter: "line" as const,
  use: { ...base.use, actionTimeout: 15_000, trace: "off" as const },
  projects: [{ name: "con-js" }],
};
