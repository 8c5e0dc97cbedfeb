// What a producer keeps in the room under names, and a film of the room's folder as a source: from the tile to its end on air.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { violations } from "../support/axe";
import { expect } from "../support/fixtures";
import { shows, type Colour } from "../support/known";
import { one_rendition, Server } from "../support/server";
import { steering, test as on_stage, tile } from "../support/stage";

const blue: Colour = [30, 60, 220];
const film_s = 10;
const arrives = { timeout: 60_000 };

function make_film(file: string): void {
  const colour = `0x${blue.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
  execFileSync("ffmpeg", [
    "-nostdin", "-v", "error", "-f", "lavfi", "-i", `color=c=${colour}:s=320x180:r=10`, "-f", "lavfi", "-i", "sine=frequency=700:sample_rate=48000",
    "-t", String(film_s), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", file,
  ]);
}

/** One server for this file, with a folder of a film and of what only says that it is one. */
const test = on_stage.extend<object, { server: Server }>({
  server: [async ({}, use) => {
    const films = mkdtempSync(join(tmpdir(), "paraninfo-films-"));
    try {
      make_film(join(films, "opening.mp4"));
      writeFileSync(join(films, "letter.mp4"), "This is no film.");
      const server = await Server.start({ contribution: true, films, renditions: [one_rendition] });
      await use(server);
      await server.stop();
    } finally {
      rmSync(films, { recursive: true, force: true });
    }
  }, { scope: "worker", timeout: 60_000 }],
});

const file_tile = (control: Page, name: string) => control.locator("[data-testid=source][data-source^='file-']").filter({ hasText: name });

/** What the film's source is called, once it can be played. */
async function film_of(control: Page): Promise<string> {
  const film = file_tile(control, "opening");
  await expect(film.getByTestId("file")).toHaveAttribute("data-state", /paused|ended/, arrives);
  return (await film.getAttribute("data-source")) ?? "";
}

/** The tile itself, not what can be done with its file. */
const choose = (control: Page, source: string) => tile(control, source).locator(".source-button").click();

async function shows_scene(monitor: Locator, layout: string, sources: string): Promise<void> {
  await expect(monitor).toHaveAttribute("data-layout", layout);
  await expect(monitor).toHaveAttribute("data-sources", sources);
}

async function prepare_alone(control: Page, source: string): Promise<void> {
  const preview = control.getByTestId("preview");
  await control.getByTestId("layout-slate").click();
  await expect(preview).toHaveAttribute("data-sources", "");
  await choose(control, source);
  await control.getByTestId("layout-full").click();
  await shows_scene(preview, "full", source);
}

test("a scene that is saved comes back into the preview by a click and by V and a digit, never on air, until it is deleted", async ({ people }) => {
  const control = await steering(people);
  const [preview, programme] = [control.getByTestId("preview"), control.getByTestId("programme")];
  const film = await film_of(control);
  const saved = control.getByTestId("presets-scene");
  const [name, save] = [saved.getByTestId("preset-name-scene"), saved.getByTestId("preset-save-scene")];
  await shows_scene(programme, "full", "floor");
  await prepare_alone(control, film);
  await control.getByTestId("layout-side_by_side").click();
  await choose(control, "floor");
  await shows_scene(preview, "side_by_side", `${film} floor`);
  await control.getByTestId("side-saved").click();
  await expect(save).toBeDisabled();
  await name.fill("Film and hall");
  await save.click();
  await expect(saved.getByTestId("preset")).toHaveAttribute("data-name", "Film and hall");
  await name.fill("Film and hall");
  await expect(save).toHaveText("Replace");
  await name.fill("");
  expect(await violations(control)).toEqual([]);

  await prepare_alone(control, "floor");
  await saved.getByTestId("preset-recall").click();
  await shows_scene(preview, "side_by_side", `${film} floor`);
  await prepare_alone(control, "floor");
  await control.keyboard.press("v");
  await expect(control.getByTestId("control-notice")).not.toBeEmpty();
  await control.keyboard.press("1");
  await shows_scene(preview, "side_by_side", `${film} floor`);
  await shows_scene(programme, "full", "floor");

  await control.reload();
  await control.getByTestId("side-saved").click();
  await saved.getByTestId("preset-recall").focus();
  await control.keyboard.press("F2");
  await expect(saved.getByTestId("preset-new-name")).toBeFocused();
  await control.keyboard.type("Opening");
  await control.keyboard.press("Enter");
  await expect(saved.getByTestId("preset")).toHaveAttribute("data-name", "Opening");
  await expect(saved.getByTestId("preset-recall")).toBeFocused();
  expect(await violations(control)).toEqual([]);
  await saved.getByTestId("preset-delete").click();
  await expect(saved.getByTestId("preset")).toHaveCount(0);
  await expect(saved).toContainText("No scene has been saved in this room.");
});

test("levels that are saved come back at once and all together", async ({ people }) => {
  const control = await steering(people);
  const film = await film_of(control);
  const saved = control.getByTestId("presets-levels");
  const strip = control.locator(`[data-testid=strip][data-source="${film}"]`);
  const mute = strip.getByTestId("mute-source");
  const turn = async (muted: string) => {
    await control.getByTestId("side-sound").click();
    await mute.click();
    await expect(strip).toHaveAttribute("data-muted", muted);
    await control.getByTestId("side-saved").click();
  };
  await turn("true");
  await saved.getByTestId("preset-name-levels").fill("Hall alone");
  await saved.getByTestId("preset-save-levels").click();
  await expect(saved.getByTestId("preset")).toHaveAttribute("data-name", "Hall alone");
  await turn("false");
  await saved.getByTestId("preset-recall").click();
  await control.getByTestId("side-sound").click();
  await expect(strip).toHaveAttribute("data-muted", "true");
  await mute.click();
  await expect(strip).toHaveAttribute("data-muted", "false");
  await control.getByTestId("side-saved").click();
  await saved.getByTestId("preset-delete").click();
  await expect(saved.getByTestId("preset")).toHaveCount(0);
});

test("a film is a tile of its own, begins when it is taken, and stays at its last picture; what is none is refused in words", async ({ people }) => {
  const control = await steering(people);
  const film = await film_of(control);
  const acts = tile(control, film).getByTestId("file");
  await expect(acts).toContainText(/0:00 of 0:1\d/);
  await expect(file_tile(control, "letter").getByTestId("file")).toHaveAttribute("data-state", "refused", arrives);
  await expect(file_tile(control, "letter")).toContainText("It cannot be read.");
  await acts.getByTestId("file-on-take").click();
  await expect(acts.getByTestId("file-on-take")).toBeChecked();
  expect(await violations(control)).toEqual([]);

  await prepare_alone(control, film);
  await control.getByTestId("take-cut").click();
  await shows_scene(control.getByTestId("programme"), "full", film);
  await expect(tile(control, film)).toHaveAttribute("data-live", "true");
  await expect(acts).toHaveAttribute("data-state", "playing");
  await expect(control.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);
  await expect.poll(() => shows(control, "return-video", blue), arrives).toBe(true);
  await expect(acts).toHaveAttribute("data-state", "ended", arrives);
  await expect.poll(() => shows(control, "return-video", blue), arrives).toBe(true);
  await acts.getByTestId("file-play").click();
  await expect(acts).toHaveAttribute("data-state", "playing");

  await prepare_alone(control, "floor");
  await control.getByTestId("take-cut").click();
  await shows_scene(control.getByTestId("programme"), "full", "floor");
  await expect.poll(() => shows(control, "return-video", blue), arrives).toBe(false);
});
