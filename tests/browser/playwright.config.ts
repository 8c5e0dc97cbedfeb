// The whole as a person meets it: the real server with real media, Debian's Chromium. A browser that draws without an accelerator
// and a video encoder fill two cores, and two of each took longer than one after the other: beside those of a picture run only
// those of words, each kind one after the other, on a server of its own.
import { defineConfig } from "@playwright/test";
import { chromium_program } from "./support/chromium";

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
];

/** Their servers make no picture: they wait for people's clocks more than they compute. */
const in_words = [
  "access", "agenda", "anonymity", "attendance", "chat", "check_in", "desk", "devices", "export", "hall_code", "hands", "hostile", "interleavings",
  "languages", "life", "network", "notice", "offline", "overlay", "polls", "projector", "questions", "sanctions", "secret", "similar", "texts", "triage",
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: "specs",
  outputDir: "../../build/test-results/browser",
  workers: 2,
  fullyParallel: false,
  projects: [{ name: "picture", testIgnore: in_words, workers: 1 }, { name: "words", testMatch: in_words, workers: 1 }],
  forbidOnly: true,
  // What takes minutes by its nature waits for scripts/test --long.
  ...(process.env["PARANINFO_LONG"] === "0" && { grepInvert: /@long/ }),
  // A machine shared with others may stall a browser for seconds: what passed only at the second try is named by the
  // reporter and counted by scripts/test.
  retries: 1,
  // Only against a test that hangs: how long one takes is the machine's affair.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["line"]],
  use: {
    browserName: "chromium",
    ignoreHTTPSErrors: true,
    viewport: { width: 1366, height: 768 },
    locale: "en-GB",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    // A trace films every page: it waits for a second try.
    trace: "on-first-retry",
    launchOptions: { executablePath: chromium_program, args: flags },
  },
});
