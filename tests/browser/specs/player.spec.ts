import { expect, test } from "../support/fixtures";
import { choose } from "../support/player";
import { HlsCapture, lint } from "../support/hls_lint";
import { read_strip } from "../support/strip";

test("the picture plays by itself, moves, and its burnt-in clock runs", async ({ people }) => {
  const watch = await people.enter("participant");
  const video = watch.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await expect(video).toHaveAttribute("data-delay-ms", /^\d+$/);
  const readings = await read_strip(watch, 60);
  const clocks = readings.flatMap(({ at }) => (at === null ? [] : [at]));
  expect(clocks.length).toBeGreaterThan(30);
  expect(new Set(clocks).size).toBeGreaterThan(20);
  for (let i = 1; i < clocks.length; i++) expect(clocks[i]).toBeGreaterThanOrEqual(clocks[i - 1] ?? 0);
});

test("sound comes with one tap, a pause holds, and go live returns", async ({ people }) => {
  const watch = await people.enter("participant");
  const video = watch.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await watch.getByTestId("sound").click();
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).muted)).toBe(false);
  await watch.getByTestId("play").click();
  await expect(video).toHaveAttribute("data-state", "paused");
  await watch.getByTestId("go-live").click();
  await expect(video).toHaveAttribute("data-state", "playing");
  await expect(watch.getByTestId("go-live")).toHaveCount(0);
});

test("a quality can be chosen, and the picture goes on after the server's restart", async ({ people, server }) => {
  let capture: HlsCapture | undefined;
  const watch = await people.enter("participant", { before: async (page) => { capture = new HlsCapture(page, "watch"); } });
  const video = watch.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await choose(watch, "quality", "180");
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoHeight)).toBe(180);
  await server.restart("SIGTERM");
  const at = await video.evaluate((element) => (element as HTMLVideoElement).currentTime);
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).currentTime), { timeout: 45_000 }).toBeGreaterThan(at + 5);
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
  expect(lint((await capture?.fetched()) ?? [], "restart")).toEqual([]);
});

test("the process that makes the picture is killed: the picture comes back, live, in the same page", async ({ people, server }) => {
  let capture: HlsCapture | undefined;
  const watch = await people.enter("participant", { before: async (page) => { capture = new HlsCapture(page, "watch"); } });
  const video = watch.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  const before = (await read_strip(watch, 5)).at(-1)?.shown_at ?? 0;
  server.kill_programme();
  // A frame made after the kill, shown soon after it was made.
  await expect.poll(async () => {
    const { at, shown_at } = (await read_strip(watch, 1))[0] ?? { at: null, shown_at: 0 };
    return at !== null && at > before + 4000 && shown_at - at < 10_000;
  }, { timeout: 60_000 }).toBe(true);
  await expect(video).toHaveAttribute("data-state", "playing");
  expect(lint((await capture?.fetched()) ?? [], "killed")).toEqual([]);
});
