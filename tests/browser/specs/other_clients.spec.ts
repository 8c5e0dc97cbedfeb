// WHIP and WHEP by clients that are none of our pages: the library that OBS sends with, and the reference client of RFC 9725's
// author. What they send is read in a participant's picture and sound; what they play, where they play it.
import type { Locator, Page } from "@playwright/test";
import { make_clip } from "../support/clip";
import { picture_payload, Player, Publisher, sound_payload } from "../support/datachannel_client";
import { expect, unique } from "../support/fixtures";
import { hears, shows, with_devices, type Colour, type Known } from "../support/known";
import { plays } from "../support/player";
import { load_reference, play_by_reference, publish_by_reference, stop_reference } from "../support/reference_client";
import { backstage, camera_of, put_on_air, steering, test, tile } from "../support/stage";

const [blue, orange, green]: [Colour, Colour, Colour] = [[30, 60, 220], [230, 120, 20], [20, 170, 60]];
const of_the_page: Known = { camera: green, screen: green, hertz: 700 };
const hertz = 1900;
/** What the test feed sounds of. */
const floor_tones = [440, 1000];
const arrives = { timeout: 60_000 };

/** Where another client publishes and plays as this panelist. */
async function ways_of(page: Page) {
  const { origin } = new URL(page.url());
  const headers = { Origin: origin };
  const { seats } = (await (await page.request.get(`${origin}/api/v1/session`)).json()) as { seats: { seat: string }[] };
  const room = `${origin}/api/v1/rooms/auditorium`;
  const seat = seats[0]?.seat ?? "";
  return { key_url: `${room}/whip-key?seat=${seat}`, whep: { request: page.request, url: `${room}/whep?seat=${seat}`, headers } };
}

/** Of a panelist who is not backstage with a camera of their own; where it counts, as the page's own policy lets it ask. */
async function key_of(page: Page): Promise<{ url: string; key: string }> {
  const { key_url, whep } = await ways_of(page);
  const { url, key } = (await (await page.request.post(key_url, { headers: whep.headers, data: {} })).json()) as { url: string; key: string };
  return { url: new URL(new URL(url).pathname, page.url()).href, key };
}

/** As the panelist reads them on the page. */
async function shown_key(page: Page): Promise<[url: string, key: string]> {
  await page.getByTestId("devices-open").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("summary").click();
  await dialog.getByTestId("encoder-key").click();
  const given = dialog.getByTestId("encoder-given").locator("code");
  const shown: [string, string] = [await given.nth(0).innerText(), await given.nth(1).innerText()];
  await page.getByTestId("devices-close").click();
  return shown;
}

const live = (control: Page, source: string): Locator => control.locator(`[data-testid=source][data-source="${source}"][data-state=live]`);

test("what libdatachannel publishes by the page's key, as OBS does, takes the camera's place, is seen and heard, and goes with its DELETE", async ({ people, request }) => {
  const name = unique("Obdulia");
  const page = await backstage(people, name, { before: with_devices(of_the_page) });
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
  const [url, key] = await shown_key(page);
  const publisher = await Publisher.publish({ request, url, headers: { Authorization: `Bearer ${key}` } }, make_clip(blue, orange, hertz));
  expect(publisher.offered).not.toContain("a=candidate");
  await put_on_air(control, source);
  const watch = await people.enter("participant");
  await plays(watch);
  await expect.poll(() => shows(watch, "player", blue, 0.25), arrives).toBe(true);
  await expect.poll(() => shows(watch, "player", orange, 0.75), arrives).toBe(true);
  await expect.poll(() => hears(watch, "player", hertz, [...floor_tones, of_the_page.hertz]), arrives).toBe(true);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live");
  expect(publisher.state).toBe("connected");

  expect(await publisher.end()).toBe(200);
  await expect(live(control, source)).toHaveCount(0, arrives);
  await expect.poll(() => shows(watch, "player", blue, 0.25), arrives).toBe(false);
  await put_on_air(control, "floor");
});

test("a page that connects again by itself does not push an encoder aside, and has its camera back by a button once the encoder has gone", async ({ people, request }) => {
  const name = unique("Ofelia");
  const page = await backstage(people, name, { before: with_devices(of_the_page) });
  const control = await people.enter("producer", { name: unique("Regia") });
  const source = await camera_of(control, name);
  await expect(live(control, source)).toBeVisible(arrives);
  const [url, key] = await shown_key(page);
  const publisher = await Publisher.publish({ request, url, headers: { Authorization: `Bearer ${key}` } }, make_clip(blue, orange, hertz));
  const trouble = page.getByTestId("camera-link-trouble");
  await expect(trouble).toHaveAttribute("data-trouble", "replaced", arrives);
  await expect(trouble).toContainText("stop the encoder first");
  const refused = page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/whip?"));
  await trouble.getByRole("button").click();
  expect((await refused).status()).toBe(410);
  await expect(live(control, source)).toBeVisible();
  expect(await publisher.end(), "it was its own to the end").toBe(200);
  await expect(live(control, source)).toHaveCount(0, arrives);
  await trouble.getByRole("button").click();
  await expect(live(control, source)).toBeVisible(arrives);
  await expect(trouble).toHaveCount(0);
});

test("libdatachannel plays a panelist's return: picture and sound, each from one source of the offered kind", async ({ people }) => {
  const page = await people.enter("panelist", { name: unique("Wenceslao") });
  const player = await Player.play((await ways_of(page)).whep);
  await expect.poll(() => player.picture.open && player.sound.open).toBe(true);
  await expect.poll(() => player.picture.units, arrives).toBeGreaterThan(60);
  await expect.poll(() => player.sound.units, arrives).toBeGreaterThan(100);
  expect([...player.picture.payloads]).toEqual([picture_payload]);
  expect([...player.sound.payloads]).toEqual([sound_payload]);
  expect([player.picture.sources.size, player.sound.sources.size]).toEqual([1, 1]);
  expect(await player.end()).toBe(200);
});

test("the reference client publishes by the key, and plays the return of who looks on", async ({ people }) => {
  const name = unique("Sergia");
  const page = await people.enter("panelist", { name, permissions: ["camera", "microphone"], before: with_devices({ camera: blue, screen: blue, hertz }) });
  const other = await people.enter("panelist", { name: unique("Murillo") });
  for (const each of [page, other]) await load_reference(each);
  const { url, key } = await key_of(page);
  await publish_by_reference(page, url, key);
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", arrives);
  await put_on_air(control, source);
  await play_by_reference(other, (await ways_of(other)).whep.url);
  await expect.poll(() => shows(other, "by-reference", blue), arrives).toBe(true);
  await expect.poll(() => hears(other, "by-reference", hertz, floor_tones), arrives).toBe(true);
  const watch = await people.enter("participant");
  await plays(watch);
  await expect.poll(() => shows(watch, "player", blue), arrives).toBe(true);

  for (const each of [page, other]) await stop_reference(each);
  await expect(live(control, source)).toHaveCount(0, arrives);
  await put_on_air(control, "floor");
});
