// The programme on the projector, and the help for the hall's desk, in two languages and both lights: to be looked at by a person.
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, unique } from "../support/fixtures";
import { backstage, camera_of, put_on_air, steering, test, tile } from "../support/stage";

const folder = resolve(__dirname, "../../../screenshots");
const windows = [{ width: 1920, height: 1080 }, { width: 1366, height: 768 }];

async function shoot(page: Page, name: string): Promise<void> {
  for (const viewport of windows) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // The switches are there while somebody is.
      await page.mouse.move(viewport.width / 2, viewport.height / 3);
      await page.mouse.move(viewport.width / 2 + 9, viewport.height / 3);
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}-${colorScheme}.png`) });
    }
  }
}

for (const locale of ["es-ES", "zh-TW"]) {
  test(`the projector's programme in ${locale}`, async ({ people }) => {
    const name = unique("Ana");
    await backstage(people, name);
    const control = await steering(people);
    const source = await camera_of(control, name);
    await expect(tile(control, source)).toHaveAttribute("data-state", "live");
    await put_on_air(control, source);
    const screen = await people.enter("screen", { locale });
    await shoot(screen, `${locale}-projector-stage`);
    await screen.keyboard.press("p");
    await screen.keyboard.press("s");
    await expect(screen.getByTestId("projector-programme")).toHaveAttribute("data-state", "live");
    await expect(screen.getByTestId("programme-cover")).toBeEmpty();
    await shoot(screen, `${locale}-projector-programme`);
    await screen.route("**/whep?*", (route) => route.fulfill({ status: 503, contentType: "application/json", body: '{"error":{"reason":"unavailable"}}' }));
    await screen.reload();
    await expect(screen.getByTestId("programme-cover")).toHaveAttribute("data-trouble", "unavailable");
    await shoot(screen, `${locale}-projector-none`);
    const desk = await people.enter("producer", { locale, name: "Regia" });
    await desk.getByTestId("side-sound").click();
    await desk.getByTestId("wiring-open").click();
    await desk.getByTestId("wiring-words").scrollIntoViewIfNeeded();
    await shoot(desk, `${locale}-wiring`);
  });
}
