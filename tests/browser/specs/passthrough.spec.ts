// A direct room as a viewer has it: what the encoder sends comes as it is, the slate stands in while the encoder is gone,
// and the same player goes over from one to the other and back.
import { spawn, type ChildProcess } from "node:child_process";
import type { Locator } from "@playwright/test";
import { expect, People, test } from "../support/fixtures";
import { HlsCapture, lint } from "../support/hls_lint";
import { choose, current_time, plays_on } from "../support/player";
import { Server } from "../support/server";

/** A real encoder with a key frame each two seconds and no reordering, in a size that no rendition has. */
function publish(server: Server): ChildProcess {
  const { url, streamid, passphrase } = JSON.parse(server.paraninfo("feed", "--id", "main")) as Record<string, string>;
  return spawn("ffmpeg", [
    "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=30", "-f", "lavfi", "-i", "sine=sample_rate=48000",
    "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "60", "-x264-params", "scenecut=0",
    "-pix_fmt", "yuv420p", "-b:v", "400k", "-c:a", "aac", "-f", "mpegts", `${url?.replace("localhost", "127.0.0.1")}?streamid=${streamid}&passphrase=${passphrase}`,
  ], { stdio: "ignore" });
}

const width = (video: Locator) => video.evaluate((element) => (element as HTMLVideoElement).videoWidth);

test("the source's own picture, the slate while it is gone, and the source again, in one player", async ({ browser }) => {
  const server = await Server.start({
    feed: "srt", kind: "direct",
    renditions: [{ name: "360p", width: 640, height: 360, kbit: 800 }, { name: "180p", width: 320, height: 180, kbit: 200 }],
  });
  const people = new People(browser, server);
  const logged = (what: string) => server.logged().split(what).length - 1;
  let encoder = publish(server);
  try {
    let capture: HlsCapture | undefined;
    const watch = await people.enter("participant", { before: async (page) => { capture = new HlsCapture(page, "watch"); } });
    const video = watch.getByTestId("player");
    await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
    await choose(watch, "quality", "360");
    await expect.poll(() => width(video), { timeout: 60_000 }).toBe(480);
    await plays_on(video, 4);

    encoder.kill("SIGKILL");
    await expect.poll(() => logged('"programme.no_passthrough"'), { timeout: 45_000 }).toBeGreaterThan(1);
    await expect.poll(() => width(video), { timeout: 45_000 }).toBe(640);
    await plays_on(video, 3);

    const before = await current_time(video);
    encoder = publish(server);
    await expect.poll(() => width(video), { timeout: 60_000 }).toBe(480);
    await plays_on(video, 4);
    expect(await current_time(video)).toBeGreaterThan(before);
    expect(logged('"programme.passthrough"')).toBe(2);
    expect(lint((await capture?.fetched()) ?? [], "passthrough")).toEqual([]);
    expect(people.faults).toEqual([]);
  } finally {
    encoder.kill("SIGKILL");
    await people.leave();
    await server.stop();
  }
});
