// A picture of a page in both lights, into screenshots/ (git-ignored).
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";

export const root = resolve(__dirname, "../../..");
export const windows = { phone: { width: 390, height: 844 }, laptop: { width: 1366, height: 768 }, projector: { width: 1920, height: 1080 } };

export async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: join(root, "screenshots", `${name}-${colorScheme}.png`) });
  }
}
