// The watch page's player as a viewer uses it: quality and delay, rewinding, keys, sound alone, figures.
import { violations } from "../support/axe";
import { ask, expect, question, test, unique } from "../support/fixtures";
import { choose, current_time, media_of, plays, plays_on } from "../support/player";

test("quality and delay are chosen from menus by keyboard, act at once, and are remembered", async ({ people }) => {
  const watch = await people.enter("participant");
  const video = await plays(watch);
  await watch.getByTestId("quality").focus();
  await watch.keyboard.press("Enter");
  await expect(watch.getByTestId("quality-auto")).toBeFocused();
  await expect(watch.getByTestId("quality-menu")).toContainText("MB per hour");
  expect(await violations(watch)).toEqual([]);
  // Upwards from the first is the last: the lowest.
  await watch.keyboard.press("ArrowUp");
  await expect(watch.getByTestId("quality-180")).toBeChecked();
  await watch.keyboard.press("Escape");
  await expect(watch.getByTestId("quality")).toBeFocused();
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoHeight)).toBe(180);
  await choose(watch, "delay-profile", "safe");
  await expect(video).toHaveAttribute("data-mode", "safe");
  await expect.poll(async () => Number(await video.getAttribute("data-buffer-ms")), { timeout: 45_000 }).toBeGreaterThan(1500);
  await watch.reload();
  await plays(watch);
  await expect(video).toHaveAttribute("data-mode", "safe");
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoHeight)).toBe(180);
  await expect(watch.getByTestId("quality")).toHaveAccessibleName("Quality: 180p");
});

test("the network goes and comes back: the picture goes on by itself, live", async ({ people, server }) => {
  const watch = await people.enter("participant");
  const video = await plays(watch);
  server.gate.shut();
  await expect(video).toHaveAttribute("data-state", /stalled|error/, { timeout: 45_000 });
  server.gate.reopen();
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await plays_on(video, 3);
  await expect.poll(async () => Number(await video.getAttribute("data-delay-ms")), { timeout: 45_000 }).toBeLessThan(10_000);
});

test("who spares data begins with the smallest picture", async ({ people }) => {
  let asked: string[] = [];
  const watch = await people.enter("participant", {
    before: async (page) => {
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
      asked = media_of(page);
    },
  });
  await plays(watch);
  // On a good line it may have gone on to a larger one by now.
  expect(asked.find((path) => path.includes("p/"))).toContain("/180p/");
});

test("the time line shows the picture of the place where one looks", async ({ people }) => {
  const watch = await people.enter("participant");
  await plays(watch);
  const seek = watch.getByTestId("seek");
  const picture = watch.getByTestId("thumbnail");
  /** The picture's address, once it is there, with the pointer at a share of the line. */
  const seen_at = async (share: number): Promise<string> => {
    const { width, height } = (await seek.boundingBox()) ?? { width: 0, height: 0 };
    await seek.hover({ position: { x: width * share, y: height / 2 } });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 30_000 }).toBe(256);
    return picture.evaluate((image: HTMLImageElement) => image.src);
  };
  await expect.poll(async () => Number(await seek.getAttribute("max")), { timeout: 60_000 }).toBeGreaterThan(14);
  const late = await seen_at(0.9);
  expect(late).toMatch(/\/hls\/[a-z0-9-]+\/[a-z0-9-]+\/thumbnails\/\d+\.jpg$/);
  expect(await seen_at(0.3)).not.toBe(late);
  expect(await violations(watch)).toEqual([]);
  await watch.mouse.move(0, 0);
  await expect(watch.getByTestId("timeline-tip")).toHaveCount(0);
  await watch.getByTestId("skip-back").focus();
  await watch.keyboard.press("Tab");
  await expect(seek).toBeFocused();
  await watch.keyboard.press("ArrowLeft");
  await expect(picture).toBeVisible();
  await expect(watch.getByTestId("player")).toHaveAttribute("poster", /\/poster\.jpg$/);
});

test("who spares data is shown the time alone, and no poster", async ({ people }) => {
  const asked: string[] = [];
  const watch = await people.enter("participant", {
    before: async (page) => {
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
      page.on("request", (request) => asked.push(request.url()));
    },
  });
  await plays(watch);
  await watch.getByTestId("seek").hover({ timeout: 60_000 });
  await expect(watch.getByTestId("timeline-tip")).toHaveText(/\d\d:\d\d:\d\d/);
  await watch.keyboard.press("Tab");
  expect(asked.filter((url) => /thumbnails(\.vtt|\/)|poster\.jpg/.test(url))).toEqual([]);
});

test("rewound, the page says how far behind live and returns; the time line says the time of day", async ({ people }) => {
  const watch = await people.enter("participant");
  const video = await plays(watch);
  await plays_on(video, 12);
  const before = await current_time(video);
  await watch.getByTestId("skip-back").click();
  await expect.poll(() => current_time(video)).toBeLessThan(before - 4);
  await expect(watch.getByTestId("go-live")).toHaveText(/Go live \(0:1\d behind\)/);
  await expect(watch.getByTestId("seek")).toHaveAttribute("aria-valuetext", /^\d\d:\d\d:\d\d, 0:\d\d behind live$/);
  await expect(video).toHaveAttribute("data-state", "playing");
  await watch.getByTestId("seek").hover();
  await expect(watch.getByTestId("timeline-tip")).toHaveText(/\d\d:\d\d:\d\d/);
  expect(await violations(watch)).toEqual([]);
  await watch.keyboard.press("l");
  await expect(watch.getByTestId("go-live")).toHaveCount(0);
  await expect.poll(async () => Number(await video.getAttribute("data-delay-ms"))).toBeLessThan(6000);
  await plays_on(video, 2);
  // Forward from the edge is live, too.
  await watch.keyboard.press("ArrowLeft");
  await expect(watch.getByTestId("go-live")).toBeVisible();
  await watch.keyboard.press("ArrowRight");
  await watch.keyboard.press("ArrowRight");
  await expect(watch.getByTestId("go-live")).toHaveCount(0);
});

test("keys play, mute and fill the screen with the questions beside; a field keeps its keys; they are listed and turned off", async ({ people }) => {
  const watch = await people.enter("participant");
  const video = await plays(watch);
  const text = unique("Beside the picture?");
  await ask(watch, `${text} k m f l`);
  await expect(video).toHaveAttribute("data-state", "playing");
  await watch.getByTestId("play").focus();
  await watch.keyboard.press("k");
  await expect(video).toHaveAttribute("data-state", "paused");
  await watch.keyboard.press("l");
  await expect(video).toHaveAttribute("data-state", "playing");
  await watch.keyboard.press("m");
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).muted)).toBe(false);
  expect(await watch.evaluate(() => navigator.mediaSession.metadata?.title)).toBe("Auditorium");

  await watch.keyboard.press("f");
  await expect(watch.getByTestId("wide")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => watch.evaluate(() => document.fullscreenElement?.tagName)).toBe("HTML");
  await expect(watch.getByTestId("composer")).toBeVisible();
  await expect(watch.getByTestId("account")).toBeHidden();
  expect(await violations(watch)).toEqual([]);
  await watch.keyboard.press("f");
  await expect(watch.getByTestId("account")).toBeVisible();

  await watch.keyboard.press("?");
  await expect(watch.getByTestId("player-keys-list")).toContainText("Play or pause");
  await watch.getByTestId("player-keys-on").uncheck();
  await watch.keyboard.press("Escape");
  await watch.keyboard.press("k");
  await expect(video).toHaveAttribute("data-state", "playing");
  await expect(question(watch, text)).toHaveCount(0);
});

test("the sound alone loads no picture, is remembered, and the picture comes back", async ({ people }) => {
  const watch = await people.enter("participant", { viewport: { width: 390, height: 844 } });
  const video = await plays(watch);
  await watch.getByTestId("view-sound").click();
  await expect(watch.getByTestId("sound-only")).toBeVisible({ timeout: 45_000 });
  await plays(watch);
  const asked = media_of(watch);
  await plays_on(video, 4);
  expect(await video.evaluate((element) => (element as HTMLVideoElement).videoHeight)).toBe(0);
  expect(new Set(asked.map((path) => path.split("/")[4])).size, asked.join()).toBe(1);
  await expect(video).toHaveAttribute("data-moment", "held");
  expect(await violations(watch)).toEqual([]);
  await watch.reload();
  await expect(watch.getByTestId("sound-only")).toBeVisible({ timeout: 45_000 });
  await watch.getByTestId("view-picture").click();
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoHeight), { timeout: 45_000 }).toBeGreaterThan(0);
});

test("a picture that stops again and again makes the page offer the sound alone", async ({ people }) => {
  const watch = await people.enter("participant");
  const video = await plays(watch);
  // As the browser tells it where nothing is left to play.
  for (let n = 1; n <= 5; n++) {
    await expect(video).toHaveAttribute("data-state", "playing");
    const stalls = Number(await video.getAttribute("data-stalls"));
    await video.evaluate((element) => element.dispatchEvent(new Event("waiting")));
    await expect.poll(async () => Number(await video.getAttribute("data-stalls"))).toBeGreaterThan(stalls);
    await video.evaluate((element) => element.dispatchEvent(new Event("playing")));
  }
  await watch.getByTestId("suggestion-sound").click();
  await expect(watch.getByTestId("sound-only")).toBeVisible({ timeout: 45_000 });
  await expect(watch.getByTestId("view-sound")).toHaveAttribute("aria-pressed", "true");
});

test("figures are shown in words and copied as text", async ({ people }) => {
  const watch = await people.enter("participant", { permissions: ["clipboard-read", "clipboard-write"] });
  await plays(watch);
  await watch.getByTestId("statistics-open").click();
  const shown = watch.getByTestId("statistics");
  for (const label of ["Delay behind the hall", "In reserve", "Delay profile", "Quality", "Dropped frames", "Stops for want of data", "Loaded", "Requests"]) {
    await expect(shown).toContainText(label);
  }
  await expect(shown).toContainText(/\d+ MB/);
  await expect(shown).toContainText("automatic, now");
  expect(await violations(watch)).toEqual([]);
  await watch.getByTestId("statistics-copy").click();
  await expect(shown).toContainText("Copied");
  const copied = await watch.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^State: playing\nDelay behind the hall: [\d.]+ s$/m);
  await watch.keyboard.press("i");
  await expect(shown).toHaveCount(0);
});
