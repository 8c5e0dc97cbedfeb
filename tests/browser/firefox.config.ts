// The same run in Debian's Firefox ESR: short, since Chromium has the rest.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "firefox",
  outputDir: "../../build/test-results/firefox",
  workers: 1,
  forbidOnly: true,
  retries: 1,
  // Only against a test that hangs: how long one takes is the machine's affair.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["line"]],
});
