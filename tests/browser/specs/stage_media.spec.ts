// What panelists send, read where it arrives: a participant's LL-HLS picture and its sound, and the returns. Pictures are told
// apart by their colours and voices by their tones.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, unique } from "../support/fixtures";
import { hears, levels, shows, with_devices, type Known } from "../support/known";
import { plays } from "../support/player";
import { backstage, camera_of, put_on_air, standing, steering, test, tile } from "../support/stage";

const blue: Known = { camera: [30, 60, 220], screen: [20, 170, 60], hertz: 700 };
const orange: Known = { camera: [230, 120, 20], screen: [150, 20, 150], hertz: 1900 };
/** What the test feed sounds of. */
const floor_tones = [440, 1000];

/** As the producer's page does it, without waiting for the page to draw. */
const take = (control: Page, layout: string, sources: string[]) => send_commands(control, ["stage.take", { transition: "cut", ms: 0, scene: { layout, sources } }]);

/** Through the encoders, the playlists and the player's own delay. */
const arrives = { timeout: 90_000 };

test("taken on air a panelist is in a participant's picture and sound, with their screen, and again after being cut off", async ({ people, server }) => {
  const name = unique("Ana");
  const page = await backstage(people, name, { before: with_devices(blue) });
  const control = await steering(people);
  const watch = await people.enter("participant");
  const source = await camera_of(control, name);
  await plays(watch);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
  expect(await shows(watch, "player", blue.camera)).toBe(false);
  const is_seen = () => shows(watch, "player", blue.camera);
  const is_heard = () => hears(watch, "player", blue.hertz, floor_tones);

  await put_on_air(control, source);
  await expect.poll(is_seen, arrives).toBe(true);
  await expect.poll(is_heard, arrives).toBe(true);

  await page.getByTestId("share-screen").click();
  const screen = control.locator(`[data-testid=source][data-source^="scr-"]`).filter({ hasText: name });
  await expect(screen).toHaveAttribute("data-state", "live", arrives);
  await take(control, "full", [(await screen.getAttribute("data-source")) ?? ""]);
  await expect.poll(() => shows(watch, "player", blue.screen), arrives).toBe(true);
  await take(control, "full", [source]);
  await expect.poll(is_seen, arrives).toBe(true);

  // The renderer dies: nothing says goodbye.
  const debug = await page.context().newCDPSession(page);
  void debug.send("Page.crash").catch(() => undefined);
  await expect(tile(control, source)).not.toHaveAttribute("data-state", "live", arrives);
  await expect.poll(is_seen, arrives).toBe(false);
  const again = await page.context().newPage();
  await again.goto(`${server.origin}/stage/auditorium`);
  await expect(again.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
  await again.getByTestId("join-backstage").click();
  await expect(standing(again)).toHaveAttribute("data-standing", "on_air");
  await expect.poll(is_seen, arrives).toBe(true);
  await expect.poll(is_heard, arrives).toBe(true);
  await expect(control.getByTestId("programme")).toHaveAttribute("data-sources", source);
  await take(control, "full", ["floor"]);
});

test("two panelists hear each other in their returns, and not themselves; a participant hears both", async ({ people }) => {
  const [first, second] = [unique("Ana"), unique("Ben")];
  const ana = await backstage(people, first, { before: with_devices(blue) });
  const ben = await backstage(people, second, { before: with_devices(orange) });
  const control = await steering(people);
  const sources = [await camera_of(control, first), await camera_of(control, second)];
  for (const each of sources) await expect(tile(control, each)).toHaveAttribute("data-state", "live", arrives);
  await take(control, "side_by_side", sources);
  for (const page of [ana, ben]) await expect(page.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);

  await expect.poll(() => hears(ana, "return-video", orange.hertz, [blue.hertz, ...floor_tones]), arrives).toBe(true);
  await expect.poll(() => hears(ben, "return-video", blue.hertz, [orange.hertz, ...floor_tones]), arrives).toBe(true);
  for (const page of [ana, ben]) {
    await expect.poll(() => shows(page, "return-video", blue.camera, 0.25), arrives).toBe(true);
    await expect.poll(() => shows(page, "return-video", orange.camera, 0.75), arrives).toBe(true);
  }

  const watch = await people.enter("participant");
  await plays(watch);
  await expect.poll(() => shows(watch, "player", blue.camera, 0.25), arrives).toBe(true);
  await expect.poll(() => shows(watch, "player", orange.camera, 0.75), arrives).toBe(true);
  await expect.poll(async () => Math.min(...(await levels(watch, "player", [blue.hertz, orange.hertz]))), arrives).toBeGreaterThan(-65);
  await take(control, "full", ["floor"]);
});

test("a panelist leaves the hall out of the return, by the keyboard and for good, and is no loudspeaker of the hall", async ({ people }) => {
  const [first, second] = [unique("Ana"), unique("Ben")];
  const ana = await backstage(people, first, { before: with_devices(blue) });
  await backstage(people, second, { before: with_devices(orange) });
  const control = await steering(people);
  const sources = [await camera_of(control, first), await camera_of(control, second)];
  for (const each of sources) await expect(tile(control, each)).toHaveAttribute("data-state", "live", arrives);
  await take(control, "grid", ["floor", ...sources]);
  const hears_all = async () => Math.min(...(await levels(ana, "return-video", [orange.hertz, floor_tones[0] ?? 0])));
  await expect.poll(hears_all, arrives).toBeGreaterThan(-65);

  const choice = ana.getByTestId("what-heard");
  await choice.focus();
  await ana.keyboard.press("ArrowDown");
  await expect(choice).toHaveValue("without_hall");
  await expect.poll(() => hears(ana, "return-video", orange.hertz, [blue.hertz, ...floor_tones]), arrives).toBe(true);
  await expect(ana.getByTestId("return")).toHaveAttribute("data-state", "live");
  expect(await violations(ana)).toEqual([]);
  await control.getByTestId("side-sound").click();
  await control.getByTestId("echo-confirm").check();
  await control.getByTestId("echo-test").click();
  await expect(control.getByTestId("echo")).toHaveAttribute("data-state", "no_hall", arrives);

  await ana.reload();
  await expect(choice).toHaveValue("without_hall");
  await expect.poll(() => hears(ana, "return-video", orange.hertz, [blue.hertz, ...floor_tones]), arrives).toBe(true);
  await choice.selectOption("everything");
  await expect.poll(hears_all, arrives).toBeGreaterThan(-65);
  await take(control, "full", ["floor"]);
});
