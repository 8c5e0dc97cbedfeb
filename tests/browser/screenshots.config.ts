// Not a test: scripts/screenshots takes pictures of every screen with it.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

export default defineConfig({ ...tests, testDir: "screenshots", retries: 0, timeout: 300_000 });
