// The programme on the projector, and the help for the hall's desk, in two languages and both lights.
import type { Page } from "@playwright/test";
import { expect, unique } from "../support/fixtures";
import { backstage, camera_of, put_on_air, steering, test, tile } from "../support/stage";
import { shoot, windows } from "./shoot";

const arrives = { timeout: 60_000 };

async function shoot_switches(page: Page, name: string): Promise<void> {
  for (const window of ["projector", "laptop"] as const) {
    await page.setViewportSize(windows[window]);
    // They are there while somebody is.
    await page.mouse.move(300, 200);
    await page.mouse.move(320, 200);
    await shoot(page, `${name}-${window}`);
  }
}

for (const locale of ["es-ES", "zh-TW"]) {
  test(`the projector's programme in ${locale}`, async ({ people }) => {
    const name = unique("Ana");
    await backstage(people, name);
    const control = await steering(people);
    const source = await camera_of(control, name);
    await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
    await put_on_air(control, source);
    const screen = await people.enter("screen", { locale });
    await shoot_switches(screen, `${locale}-projector-stage`);
    await screen.keyboard.press("p");
    await screen.keyboard.press("s");
    await expect(screen.getByTestId("projector-programme")).toHaveAttribute("data-state", "live", arrives);
    await expect(screen.getByTestId("programme-cover")).toBeEmpty(arrives);
    await shoot_switches(screen, `${locale}-projector-programme`);
    await screen.route("**/whep?*", (route) => route.fulfill({ status: 503, contentType: "application/json", body: '{"error":{"reason":"unavailable"}}' }));
    await screen.reload();
    await expect(screen.getByTestId("programme-cover")).toHaveAttribute("data-trouble", "unavailable");
    await shoot_switches(screen, `${locale}-projector-none`);
    const desk = await people.enter("producer", { locale, viewport: windows.laptop, name: "Regia" });
    await desk.getByTestId("side-sound").click();
    await desk.getByTestId("wiring-open").click();
    await desk.getByTestId("wiring-words").scrollIntoViewIfNeeded();
    await shoot(desk, `${locale}-wiring`);
  });
}
