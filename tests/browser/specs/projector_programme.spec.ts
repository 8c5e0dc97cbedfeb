// The programme on the hall's projector: a panelist is seen and heard there, and the hall is not. Pictures are told apart by
// their colours, voices by their tones.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, unique } from "../support/fixtures";
import { hears, levels, shows, with_devices, type Known } from "../support/known";
import { backstage, camera_of, steering, test, tile } from "../support/stage";

const blue: Known = { camera: [30, 60, 220], screen: [20, 170, 60], hertz: 700 };
/** What the test feed sounds of. */
const floor_tones = [440, 1000];
/** Of a tone that is not there. */
const silence_db = -90;
const arrives = { timeout: 90_000 };

const take = (control: Page, ...sources: string[]) => send_commands(control, ["stage.take", { transition: "cut", ms: 0, scene: { layout: "full", sources } }]);
const floor_is_heard = (control: Page, heard: "always" | "while_shown") => send_commands(control, ["stage.set_sound", { source: "floor", gain: 0, muted: false, delay_ms: 0, heard }]);
const programme = (screen: Page) => screen.getByTestId("projector-programme");
const shown = (screen: Page) => screen.getByTestId("projector");
const is_silent = (screen: Page) => screen.getByTestId("projector-video").evaluate((video) => (video as HTMLVideoElement).muted);

test("a panelist on air is seen on the projector, and heard there once somebody asks for it, without the hall's own sound", async ({ people }) => {
  const name = unique("Ana");
  await backstage(people, name, { before: with_devices(blue) });
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
  // The hall is heard all the time, as in an event: the projector is to leave it out.
  await floor_is_heard(control, "always");
  await take(control, source);

  const screen = await people.enter("screen");
  await expect(shown(screen)).toHaveAttribute("data-shows", "stage");
  await expect(screen.getByTestId("show-programme")).toHaveAttribute("aria-pressed", "false");
  await screen.keyboard.press("p");
  await expect(shown(screen)).toHaveAttribute("data-shows", "programme");
  await expect(programme(screen)).toHaveAttribute("data-state", "live", arrives);
  await expect.poll(() => shows(screen, "projector-video", blue.camera), arrives).toBe(true);
  expect(await is_silent(screen)).toBe(true);
  expect(await violations(screen)).toEqual([]);

  await screen.getByTestId("projector-sound").click();
  await expect.poll(() => is_silent(screen), arrives).toBe(false);
  await expect.poll(() => hears(screen, "projector-video", blue.hertz, floor_tones), arrives).toBe(true);
  await expect.poll(() => shows(screen, "projector-video", blue.camera), arrives).toBe(true);
  // With the hall alone on air the same sound is nobody's.
  await take(control, "floor");
  await expect.poll(async () => Math.max(...(await levels(screen, "projector-video", [blue.hertz, ...floor_tones]))), arrives).toBeLessThan(silence_db);

  // The picture gives way to the stage, and the sound goes on.
  await take(control, source);
  await screen.keyboard.press("p");
  await expect(shown(screen)).toHaveAttribute("data-shows", "stage");
  await expect(programme(screen)).toBeHidden();
  await expect.poll(() => hears(screen, "projector-video", blue.hertz, floor_tones), arrives).toBe(true);
  await screen.keyboard.press("s");
  await expect.poll(() => is_silent(screen)).toBe(true);
  await expect(programme(screen)).toHaveAttribute("data-state", "off");
  await take(control, "floor");
  await floor_is_heard(control, "while_shown");
});

test("the projector says in large letters that there is no programme, comes back by itself and shows it again after a reload", async ({ people, server }) => {
  const screen = await people.enter("screen");
  await screen.getByTestId("show-programme").click();
  await expect(programme(screen)).toHaveAttribute("data-state", "live", arrives);
  await expect(screen.getByTestId("programme-cover")).toBeEmpty();

  // Another worker is there within a second: until it may be asked, there is none.
  await screen.route("**/whep?*", (route) => route.fulfill({ status: 503, contentType: "application/json", body: '{"error":{"reason":"unavailable"}}' }));
  server.kill_programme();
  await expect(screen.getByTestId("programme-cover")).toHaveAttribute("data-trouble", "unavailable", arrives);
  await expect(screen.getByTestId("programme-cover")).toContainText("There is no programme at the moment");
  await expect(screen.getByTestId("programme-cover")).toContainText("It comes back by itself.");
  expect(await violations(screen)).toEqual([]);
  await screen.unroute("**/whep?*");
  await expect(programme(screen)).toHaveAttribute("data-state", "live", arrives);
  await expect(screen.getByTestId("programme-cover")).toBeEmpty(arrives);

  await screen.reload();
  await expect(shown(screen)).toHaveAttribute("data-shows", "programme");
  await expect(programme(screen)).toHaveAttribute("data-state", "live", arrives);
  await screen.route("**/whep?*", (route) => route.fulfill({ status: 409, contentType: "application/json", body: '{"error":{"reason":"closed"}}' }));
  await screen.reload();
  await expect(screen.getByTestId("programme-cover")).toHaveAttribute("data-trouble", "closed", arrives);
  await expect(screen.getByTestId("programme-cover")).toContainText("This room takes no panelists");
  await screen.unroute("**/whep?*");
  await screen.getByTestId("programme-again").click();
  await expect(programme(screen)).toHaveAttribute("data-state", "live", arrives);
});
