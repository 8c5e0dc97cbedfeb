// What the page's own player fetches keeps every rule of low-latency HLS, whatever happens to it meanwhile.
import { expect, test } from "../support/fixtures";
import { HlsCapture, lint } from "../support/hls_lint";
import { choose } from "../support/player";

test("the linter finds nothing in what the player fetched: from the start, over a change of quality, a pause and a return", async ({ people }) => {
  let capture: HlsCapture | undefined;
  const watch = await people.enter("participant", { before: async (page) => { capture = new HlsCapture(page, "watch"); } });
  const video = watch.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  const plays_on = async (seconds: number) => {
    const at = await video.evaluate((element) => (element as HTMLVideoElement).currentTime);
    await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).currentTime), { timeout: 45_000 }).toBeGreaterThan(at + seconds);
  };
  await plays_on(5);
  await choose(watch, "quality", "360");
  await plays_on(4);
  await watch.getByTestId("play").click();
  await expect(video).toHaveAttribute("data-state", "paused");
  await watch.getByTestId("go-live").click();
  await plays_on(4);

  const fetched = (await capture?.fetched()) ?? [];
  const playlists = fetched.filter(({ body }) => body !== undefined);
  const blocking = playlists.filter(({ url }) => url.includes("_HLS_msn="));
  expect(playlists.length).toBeGreaterThan(10);
  expect(blocking.length).toBeGreaterThan(10);
  expect(fetched.length - playlists.length).toBeGreaterThan(10);
  expect(lint(fetched, "watch")).toEqual([]);

  // The same capture with one rule broken: the linter does read what is handed to it.
  const spoilt = fetched.map((each) => (each.body ? { ...each, body: each.body.replace(/PART-HOLD-BACK=[\d.]+/, "PART-HOLD-BACK=0.1") } : each));
  expect(lint(spoilt, "spoilt").join("\n")).toContain("rule 3");
});
