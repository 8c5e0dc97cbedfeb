// A second feed of the hall, as the producer and the desk have it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { violations } from "../support/axe";
import { expect } from "../support/fixtures";
import { shows, type Colour } from "../support/known";
import { one_rendition, Server } from "../support/server";
import { steering, test as on_stage } from "../support/stage";

const blue: Colour = [30, 60, 220];
const arrives = { timeout: 60_000 };

function make_slides(file: string): void {
  const colour = `0x${blue.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
  execFileSync("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", `color=c=${colour}:s=320x180:r=10`, "-t", "5", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", file]);
}

/** One server for this file, whose hall has slides beside its camera. */
const test = on_stage.extend<object, { server: Server }>({
  server: [async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "paraninfo-slides-"));
    try {
      make_slides(join(folder, "slides.mp4"));
      const server = await Server.start({ contribution: true, hall_feeds: { slides: join(folder, "slides.mp4") }, renditions: [one_rendition] });
      await use(server);
      await server.stop();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, { scope: "worker", timeout: 60_000 }],
});

test("the slides of a hall are a tile beside it, live, taken by their key, and among the desk's sources", async ({ people }) => {
  const control = await steering(people);
  const [preview, programme] = [control.getByTestId("preview"), control.getByTestId("programme")];
  const slides = control.getByTestId("source").nth(1);
  await expect(slides).toHaveAttribute("data-source", /^feed-[0-9a-f]{20}$/, arrives);
  await expect(slides).toHaveAttribute("data-state", "live", arrives);
  await expect(slides).toContainText("Hall: slides");
  await expect(slides.locator("img.thumbnail")).toBeVisible(arrives);
  expect(await violations(control)).toEqual([]);

  const source = (await slides.getAttribute("data-source")) ?? "";
  await control.getByTestId("layout-slate").click();
  await expect(preview).toHaveAttribute("data-sources", "");
  await control.keyboard.press("2");
  await control.keyboard.press("q");
  await expect(preview).toHaveAttribute("data-sources", source);
  await control.keyboard.press("c");
  await expect(programme).toHaveAttribute("data-sources", source);
  await expect(slides).toHaveAttribute("data-live", "true");
  await expect.poll(() => shows(control, "return-video", blue), arrives).toBe(true);

  const desk = await people.enter("moderator");
  await desk.getByTestId("feeds-open").click();
  await expect(desk.locator("[data-testid=feed][data-id=slides]")).toBeVisible();
});
