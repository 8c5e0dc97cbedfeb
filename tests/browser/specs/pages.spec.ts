// What every page owes to everybody, whatever the language and the light: nothing that axe-core finds, nothing wider than
// the window, no target too small.
import type { Page } from "@playwright/test";
import { marked, overflow, violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { act, ask, clear_stage, expect, test, unique } from "../support/fixtures";
import type { Role } from "../support/server";

const roles: Role[] = ["participant", "hall", "screen", "moderator"];
const windows = { laptop: { width: 1366, height: 768 }, phone: { width: 320, height: 640 }, zoomed: { width: 683, height: 384 } };

type Light = "light" | "dark";
/** Dark is looked at in two languages: no colour depends on the words. */
const locales: Record<string, readonly Light[]> = { "es-ES": ["light", "dark"], "en-GB": ["light", "dark"], "pt-BR": ["light"], "zh-TW": ["light"] };

/** Looks at the page in both lights, or in one. */
async function expect_nothing_found(page: Page, where: string, lights: readonly Light[] = ["light", "dark"]): Promise<void> {
  for (const colorScheme of lights) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page), `${where}, ${colorScheme}`).toEqual([]);
  }
  expect(await overflow(page), where).toBeLessThanOrEqual(0);
}

for (const role of roles) {
  for (const [locale, lights] of Object.entries(locales)) {
    test(`${role}'s page (${marked(locale)}): axe finds nothing in any light or window, and nothing is wider than the window`, async ({ people }) => {
      const asker = await people.enter("hall", { name: "María de las Mercedes Fernández-Villaverde y Ruiz de Azúa" });
      const desk = await people.enter("moderator");
      await clear_stage(desk);
      const text = unique(`Is this page accessible? ${"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(2)}`);
      await ask(asker, text);
      await act(desk, text, "approve");
      await act(desk, text, "put-on-air");
      const [made] = await send_commands(desk, ["announcement.make", { text: unique("Coffee is served. ".repeat(12)) }]);
      await send_commands(asker, ["question.ask", { text: unique("Still to be read?") }]);
      const page = await people.enter(role, { locale });
      await expect(page.getByTestId(role === "moderator" ? "column-on_air" : "on-air")).toContainText(text);
      for (const [name, size] of Object.entries(windows)) {
        await page.setViewportSize(size);
        await expect_nothing_found(page, name, name === "zoomed" ? ["light"] : lights);
      }
      await send_commands(desk, ["announcement.remove", { announcement: made?.["announcement"] }]);
    });
  }
}

for (const [locale, lights] of Object.entries(locales)) {
  test(`what opens over a page (${marked(locale)}): axe finds nothing in account, shortcuts, announcements, one's own questions, a decline`, async ({ people }) => {
    const watch = await people.enter("participant", { locale });
    const text = unique("Mine?");
    await ask(watch, text);
    await watch.getByTestId("tab-mine").click();
    await expect(watch.getByTestId("own-question").first()).toBeVisible();
    await expect_nothing_found(watch, "own questions", lights);
    await watch.getByTestId("account").click();
    await expect_nothing_found(watch, "account", lights);
    const desk = await people.enter("moderator", { locale });
    for (const opener of ["shortcuts", "announcements-open"]) {
      await desk.getByTestId(opener).click();
      await expect_nothing_found(desk, opener, lights);
      await desk.keyboard.press("Escape");
    }
    await act(desk, text, "decline");
    await expect(desk.getByTestId("decline-reason")).toBeFocused();
    await expect_nothing_found(desk, "decline", lights);
  });

  test(`the first page, the door and the pages that say no (${marked(locale)}): axe finds nothing`, async ({ people, server }) => {
    const page = await people.open({ locale });
    const withdrawn = server.link("participant");
    server.revoke(withdrawn);
    const addresses = [`${server.origin}/`, `${server.origin}/join`, server.link("participant"), withdrawn, `${server.origin}/watch/auditorium`];
    for (const address of addresses) {
      await page.goto("about:blank");
      await page.goto(address);
      await expect(page.locator("h1")).toBeVisible();
      if (address === withdrawn) {
        await page.getByTestId("enter").click();
        await expect(page.getByTestId("refusal")).toBeVisible();
      }
      await page.setViewportSize(windows.phone);
      await expect_nothing_found(page, new URL(address).pathname, lights);
    }
  });
}

for (const [locale, lights] of Object.entries(locales)) {
  test(`the hall's door and the overlay (${marked(locale)}): axe finds nothing`, async ({ people, server }) => {
    const desk = await people.enter("moderator", { locale });
    await clear_stage(desk);
    const text = unique("Seen over the picture?");
    await ask(await people.enter("hall"), text);
    await act(desk, text, "approve");
    await act(desk, text, "put-on-air");
    const overlay = await people.enter("screen", { locale });
    await overlay.goto(`${server.origin}/overlay/auditorium`);
    await expect(overlay.getByTestId("on-air")).toContainText(text);
    await expect_nothing_found(overlay, "overlay", lights);
    await desk.goto(`${server.origin}/door/auditorium`);
    await desk.getByTestId("door-code").fill("AAAAABBBBBCCCCCDDDDD");
    await desk.keyboard.press("Enter");
    await expect(desk.getByTestId("door-outcome").first()).toBeVisible();
    for (const size of [windows.laptop, windows.phone]) {
      await desk.setViewportSize(size);
      await expect_nothing_found(desk, `door, ${size.width}`, lights);
    }
  });
}

test("with no network, axe finds nothing in what the pages then say", async ({ people, server }) => {
  const pages = [await people.enter("participant"), await people.enter("hall"), await people.enter("moderator")];
  server.gate.shut();
  for (const page of pages) {
    await expect(page.getByTestId("offline-bar")).toBeVisible();
    await expect_nothing_found(page, page.url());
  }
});
