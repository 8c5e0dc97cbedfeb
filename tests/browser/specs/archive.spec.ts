// After its end a broadcast can be played, and a chapter jumps to where its question was put on air.
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, People, test } from "../support/fixtures";
import { in_step } from "../support/playhead";
import { Server } from "../support/server";

test("a broadcast that is over plays, and a chapter jumps to its question", async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ review: "publish", recording: true });
  const people = new People(browser, server);
  try {
    const [viewer, desk] = [await people.enter("participant"), await people.enter("moderator")];
    await in_step(viewer);
    const [asked] = await send_commands(viewer, ["question.ask", { text: "How tall was the wave?" }]);
    const id = String(asked?.["question"]);
    await viewer.goto(`${server.origin}/archive/auditorium`);
    await expect(viewer.getByTestId("no-recordings")).toBeVisible();
    await send_commands(desk, ["question.put_on_air", { question: id, version: 1 }]);
    await expect.poll(() => server.segments_recorded(), { timeout: 90_000 }).toBeGreaterThan(12);
    await server.restart("SIGINT");

    await viewer.reload();
    const video = viewer.getByTestId("recording");
    const chapter = viewer.getByTestId("chapter");
    await expect(chapter).toHaveText(/How tall was the wave\?/);
    const at_s = Number(await chapter.getAttribute("data-at")) / 1000;
    expect(at_s).toBeGreaterThan(1);
    await chapter.click();
    await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeGreaterThan(at_s);
    await expect(chapter).toHaveAttribute("aria-current", "true");

    // The way through it shows its pictures, by pointer and by keys.
    await expect(video).toHaveAttribute("poster", /\/poster\.jpg$/);
    await expect.poll(() => viewer.getByTestId("broadcast-picture").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
    const through = viewer.getByTestId("through");
    const picture = viewer.getByTestId("thumbnail");
    const seen: string[] = [];
    for (const share of [0.1, 0.8]) {
      const { width, height } = (await through.boundingBox()) ?? { width: 0, height: 0 };
      await through.hover({ position: { x: width * share, y: height / 2 } });
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
      seen.push(await picture.evaluate((image: HTMLImageElement) => image.src));
    }
    expect(seen[0]).not.toBe(seen[1]);
    await video.evaluate((each: HTMLVideoElement) => each.pause());
    await through.focus();
    await viewer.keyboard.press("Home");
    await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeLessThan(1);
    await expect(picture).toBeVisible();
    expect(await violations(viewer)).toEqual([]);
    const [file] = await Promise.all([viewer.waitForEvent("download"), viewer.getByTestId("download").click()]);
    expect(file.suggestedFilename()).toMatch(/^auditorium-\d{4}-\d\d-\d\d\.mp4$/);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
