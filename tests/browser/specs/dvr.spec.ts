// A live broadcast that can be watched from further back than the server's memory reaches: back to its beginning, on from
// there, and live again; what was fetched keeps the rules.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { expect, People, test } from "../support/fixtures";
import { HlsCapture, lint } from "../support/hls_lint";
import { media_of, plays, plays_on } from "../support/player";
import { Server } from "../support/server";

const memory_segments = 12;
/** 2 s each: the window must be over two minutes for whoever plays a few seconds behind its edge. */
const past_segments = 72;

/** Seconds behind live, as the page says; -1: live. */
async function behind(watch: Page): Promise<number> {
  const words = await watch.getByTestId("go-live").innerText({ timeout: 5000 }).catch(() => "");
  const said = /\((\d+):(\d\d) behind\)/.exec(words);
  return said ? Number(said[1]) * 60 + Number(said[2]) : -1;
}

test("@long a viewer goes back beyond what memory holds, watches on there over a restart, and returns live", async ({ browser }) => {
  test.setTimeout(420_000);
  const server = await Server.start({ dvr_minutes: 5, renditions: [{ name: "180p", width: 320, height: 180, kbit: 200 }] });
  const people = new People(browser, server);
  try {
    // Of three renditions. Who comes now has seen nothing of them.
    await expect.poll(() => server.segments_recorded(), { timeout: 240_000 }).toBeGreaterThan(3 * past_segments);
    let capture: HlsCapture | undefined;
    const watch = await people.enter("participant", { before: async (page) => { capture = new HlsCapture(page, "viewer"); } });
    const video = await plays(watch);
    const asked = media_of(watch);
    await expect(watch.getByTestId("timeline-from")).toHaveText(/^\d\d:\d\d:\d\d$/);
    await watch.getByTestId("seek").focus();
    await watch.keyboard.press("Home");
    await expect.poll(() => behind(watch)).toBeGreaterThan(120);
    await expect(watch.getByTestId("seek")).toHaveAttribute("aria-valuetext", /^\d\d:\d\d:\d\d, \d:\d\d behind live$/);
    await plays_on(video, 3);
    const numbers = asked.map((path) => Number(/\/(\d+)\.m4s$/.exec(path)?.[1] ?? Infinity));
    expect(Math.min(...numbers)).toBeLessThan(past_segments - 2 * memory_segments);
    const before = await behind(watch);
    await watch.keyboard.press("PageUp");
    await expect.poll(() => behind(watch)).toBeLessThan(before - 40);
    expect(await behind(watch)).toBeGreaterThan(45);
    await plays_on(video, 3);
    expect(await violations(watch)).toEqual([]);

    await server.restart("SIGKILL");
    await plays_on(video, 15);
    expect(await behind(watch)).toBeGreaterThan(45);
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
