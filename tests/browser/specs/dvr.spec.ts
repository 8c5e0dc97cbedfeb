// A live broadcast that can be watched from further back than the server's memory reaches: back to its beginning, on from
// there, and live again; what was fetched keeps the rules.
import { violations } from "../support/axe";
import { expect, People, test } from "../support/fixtures";
import { HlsCapture, lint } from "../support/hls_lint";
import { media_of, plays, plays_on } from "../support/player";
import { Server } from "../support/server";

const memory_segments = 12;

test("a viewer goes back beyond what memory holds, watches on there over a restart, and returns live", async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start({ dvr_minutes: 5, renditions: [{ name: "180p", width: 320, height: 180, kbit: 200 }] });
  const people = new People(browser, server);
  try {
    // Three renditions: two minutes and more, so that the time line counts as long. Who comes now has seen nothing of them.
    await expect.poll(() => server.segments_recorded(), { timeout: 200_000 }).toBeGreaterThan(3 * 64);
    let capture: HlsCapture | undefined;
    const watch = await people.enter("participant", { before: async (page) => { capture = new HlsCapture(page, "viewer"); } });
    const video = await plays(watch);
    const asked = media_of(watch);
    await expect(watch.getByTestId("timeline-from")).toHaveText(/^\d\d:\d\d:\d\d$/);
    await watch.getByTestId("seek").focus();
    await watch.keyboard.press("Home");
    await expect(watch.getByTestId("go-live")).toHaveText(/Go live \(2:\d\d behind\)/);
    await expect(watch.getByTestId("seek")).toHaveAttribute("aria-valuetext", /^\d\d:\d\d:\d\d, 2:\d\d behind live$/);
    await plays_on(video, 3);
    const numbers = asked.map((path) => Number(/\/(\d+)\.m4s$/.exec(path)?.[1] ?? Infinity));
    expect(Math.min(...numbers)).toBeLessThan(64 - 2 * memory_segments);
    await watch.keyboard.press("PageUp");
    await expect(watch.getByTestId("go-live")).toHaveText(/Go live \(1:\d\d behind\)/);
    await plays_on(video, 3);
    expect(await violations(watch)).toEqual([]);

    await server.restart("SIGKILL");
    await plays_on(video, 15);
    await expect(watch.getByTestId("go-live")).toHaveText(/Go live \(1:\d\d behind\)/);
    await watch.getByTestId("seek").focus();
    await watch.keyboard.press("End");
    await expect(watch.getByTestId("go-live")).toHaveCount(0);
    await expect.poll(async () => Number(await video.getAttribute("data-delay-ms")), { timeout: 45_000 }).toBeLessThan(8000);
    await plays_on(video, 2);

    const fetched = await capture?.fetched() ?? [];
    expect(fetched.filter(({ body }) => body?.includes("#EXT-X-SKIP:")).length).toBeGreaterThan(20);
    expect(lint(fetched, "dvr")).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
