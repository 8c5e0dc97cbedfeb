// A panelist's devices while they are used: another camera and microphone, a loudspeaker that is kept silent, and a second
// telephone or laptop of the same person.
import type { Page } from "@playwright/test";
import { overflow, violations } from "../support/axe";
import { expect, unique, type People } from "../support/fixtures";
import { hears, shows, spare_id, with_devices, type Known } from "../support/known";
import { backstage, camera_of, person, put_on_air, steering, test, tile } from "../support/stage";

const spare = { camera: [230, 120, 20], hertz: 1900 } as const;
const known: Known = { camera: [30, 60, 220], screen: [20, 170, 60], hertz: 700, spare };
/** What the test feed sounds of. */
const floor_tones = [440, 1000];
const arrives = { timeout: 60_000 };

test("another camera and another microphone that are chosen on air are seen and heard at once, in the same session", async ({ people }) => {
  const name = unique("Yesenia");
  const offers: string[] = [];
  const page = await backstage(people, name, { before: with_devices(known) });
  page.on("request", (request) => { if (request.method() === "POST" && request.url().includes("/whip?")) offers.push(request.url()); });
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
  await put_on_air(control, source);
  await expect.poll(() => shows(control, "return-video", known.camera), arrives).toBe(true);
  await expect.poll(() => hears(control, "return-video", known.hertz, [spare.hertz, ...floor_tones]), arrives).toBe(true);

  const already = offers.length;
  await page.getByTestId("devices-open").click();
  await page.getByTestId("pick-camera").selectOption(spare_id);
  await page.getByTestId("pick-microphone").selectOption(spare_id);
  await page.getByTestId("devices-close").click();
  await expect.poll(() => shows(control, "return-video", spare.camera), arrives).toBe(true);
  await expect.poll(() => hears(control, "return-video", spare.hertz, [known.hertz, ...floor_tones]), arrives).toBe(true);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live");
  expect(offers.length).toBe(already);
  await put_on_air(control, "floor");
});

/** A browser that lets no sound out. */
const without_sound = (page: Page) => page.addInitScript(() => {
  Object.defineProperty(AudioContext.prototype, "state", { get: () => "suspended" });
});

test("where the browser lets no sound out the test of the loudspeaker says so, and a call is told across the page", async ({ people }) => {
  const name = unique("Cosme");
  const page = await people.enter("panelist", { name, permissions: ["camera", "microphone"], before: without_sound });
  await page.getByTestId("speaker-test").click();
  const trouble = page.getByTestId("speaker-trouble");
  await expect(trouble).toHaveAttribute("data-trouble", "blocked");
  await expect(trouble).toContainText("Click on the page and play the sound again");
  await page.getByTestId("join-backstage").click();
  const control = await steering(people);
  await person(control, name).getByTestId("call").click();
  await expect(page.getByTestId("call-unheard")).toContainText("You are being called");
  expect(await violations(page)).toEqual([]);
  for (const size of [{ width: 1366, height: 768 }, { width: 320, height: 640 }]) {
    await page.setViewportSize(size);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
  await person(control, name).getByTestId("call").click();
  await expect(page.getByTestId("call-unheard")).toHaveAttribute("data-shown", "false");
});

/** One of a person's devices, backstage. */
const device = (people: People, link: string) => backstage(people, "", { link });

test("of two devices of one person the one that joined last goes on, and the other stays out until its button is pressed", async ({ people, server }) => {
  const name = unique("Uxue");
  const link = server.link("panelist", "--kind", "personal", "--name", name, "--sub", unique("uxue").replaceAll(" ", "-"), "--devices", "2");
  const laptop = await device(people, link);
  const control = await people.enter("producer", { name: unique("Regia") });
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
  const by_itself = laptop.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("again=1"), arrives);
  const phone = await device(people, link);
  const out = laptop.getByTestId("camera-link-trouble");
  const out_in_turn = phone.getByTestId("camera-link-trouble");
  expect((await by_itself).status()).toBe(410);
  await expect(out).toHaveAttribute("data-trouble", "replaced");
  await expect(out).toContainText("on another device");
  expect(await violations(laptop)).toEqual([]);

  await laptop.reload();
  await expect(laptop.getByTestId("backstage")).toBeVisible();
  await expect(out).toHaveAttribute("data-trouble", "replaced", arrives);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live");
  await expect(out_in_turn).toHaveCount(0);

  await out.getByRole("button").click();
  await expect(out).toHaveCount(0, arrives);
  await expect(out_in_turn).toHaveAttribute("data-trouble", "replaced", arrives);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
});
