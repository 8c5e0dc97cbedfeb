// Not a test: scripts/screenshots takes pictures of every screen with it.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

const { projects: _, ...of_tests } = tests;

export default defineConfig({ ...of_tests, testDir: "screenshots", workers: 1, retries: 0, timeout: 300_000 });
