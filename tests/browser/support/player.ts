// The player as a viewer handles it.
import { expect, type Locator, type Page } from "@playwright/test";

export async function plays(page: Page): Promise<Locator> {
  const video = page.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await expect(page.getByTestId("play")).toBeVisible();
  return video;
}

/** One of the menu's choices: `quality` or `delay-profile`. */
export async function choose(page: Page, menu: string, value: string): Promise<void> {
  await page.getByTestId(menu).click();
  await page.getByTestId(`${menu}-${value}`).check();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId(`${menu}-menu`)).toHaveCount(0);
}

export function current_time(video: Locator): Promise<number> {
  return video.evaluate((element) => (element as HTMLVideoElement).currentTime);
}

export async function plays_on(video: Locator, seconds: number): Promise<void> {
  const at = await current_time(video);
  await expect.poll(() => current_time(video), { timeout: 45_000 }).toBeGreaterThan(at + seconds);
}

/** The media files that the page asks for from now on. */
export function media_of(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".m4s")) asked.push(new URL(request.url()).pathname);
  });
  return asked;
}
