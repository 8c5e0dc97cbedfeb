// A panelist from abroad and the producer, against the real server and its real worker: the check of the devices, backstage,
// called, on air, and back after the network was away.
import type { Page } from "@playwright/test";
import { marked, overflow, violations } from "../support/axe";
import { expect, unique } from "../support/fixtures";
import { backstage, camera_of, person, put_on_air, standing, steering, test, tile } from "../support/stage";

test("devices are tried one by one before anybody sees them, and the producer gets the result", async ({ people }) => {
  const control = await people.enter("producer", { name: "Regia" });
  const name = unique("Mei-ling");
  const page = await people.enter("panelist", { permissions: ["camera", "microphone"], name });
  await expect(page.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
  await expect(page.getByTestId("microphone-level")).toHaveAttribute("data-heard", "true");
  await page.getByTestId("speaker-test").click();
  await page.getByTestId("heard-it").check();
  await page.getByTestId("report").click();
  await expect(page.getByTestId("reported")).toHaveAttribute("data-state", "sent");
  await expect(person(control, name).getByTestId("checked")).toContainText("🎤 ✓");
  const later = await people.enter("producer", { name: "Regia" });
  await expect(person(later, name).getByTestId("checked")).toContainText("🔊 ✓");
  await expect(tile(control, await camera_of(control, name))).toHaveAttribute("data-state", "absent");
});

test("a browser that refuses says what to do, and one goes backstage without camera and microphone all the same", async ({ people }) => {
  const page = await people.enter("panelist", { name: unique("Sin permiso") });
  await page.getByTestId("check-start").click();
  await expect(page.getByTestId("microphone-trouble")).toHaveAttribute("data-trouble", "denied");
  await expect(page.getByTestId("camera-trouble")).toHaveAttribute("data-trouble", "denied");
  expect(await violations(page)).toEqual([]);
  await page.context().grantPermissions(["camera", "microphone"]);
  await page.getByTestId("microphone-again").click();
  await expect(page.getByTestId("microphone-trouble")).toHaveCount(0);
  await page.getByTestId("join-backstage").click();
  await expect(page.getByTestId("tally")).toHaveAttribute("data-standing", "backstage");
  await expect(page.getByTestId("self-view")).toHaveAttribute("data-picture", "false");
});

test("called, on air and off again: the page says so at once, in its title too", async ({ people }) => {
  const name = unique("Jorge");
  const page = await backstage(people, name);
  await expect(page.getByTestId("tally")).toBeFocused();
  const control = await steering(people);
  await person(control, name).getByTestId("call").click();
  await expect(standing(page)).toHaveAttribute("data-standing", "next");
  await expect(page).toHaveTitle(/^▶ /);
  await put_on_air(control, await camera_of(control, name));
  await expect(standing(page)).toHaveAttribute("data-standing", "on_air");
  await expect(page).toHaveTitle(/^● /);
  await page.getByTestId("mute-microphone").click();
  await expect(page.getByTestId("muted-on-air")).toBeVisible();
  await expect(page.getByTestId("leave-stage")).toBeDisabled();
  await put_on_air(control, "floor");
  await person(control, name).getByTestId("call").click();
  await expect(standing(page)).toHaveAttribute("data-standing", "backstage");
  await page.getByTestId("leave-stage").click();
  await expect(page.getByTestId("check")).toBeVisible();
  await expect(page.locator("#check-picture")).toBeFocused();
});

test("a voice that is always heard is on air, and one that the producer mutes is not said to be heard", async ({ people }) => {
  const name = unique("Iria");
  const page = await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  const [tally, listed] = [page.getByTestId("tally"), person(control, name)];
  const strip = control.locator(`[data-testid=strip][data-source="${source}"]`);
  await expect(tally).toContainText("Only the producer sees and hears you.");
  await page.getByTestId("hear-others").check();
  await expect(tally).toContainText("Those who hear the others backstage hear you too.");
  await page.getByTestId("hear-others").uncheck();
  await expect(listed).toHaveAttribute("data-on-air", "false");
  await control.getByTestId("side-sound").click();
  await strip.getByTestId("always-heard").check();
  await expect(tally).toHaveAttribute("data-standing", "on_air");
  await expect(tally).toContainText("Your voice goes to the audience, your picture does not.");
  await page.reload();
  await expect(tally).toHaveAttribute("data-standing", "on_air");
  await strip.getByTestId("mute-source").click();
  await expect(tally).toHaveAttribute("data-standing", "backstage");
  await put_on_air(control, source);
  await expect(page.getByTestId("muted-by-producer")).toBeVisible();
  await expect(tally).toContainText("The audience sees you.");
  expect(await violations(page)).toEqual([]);
  await strip.getByTestId("mute-source").click();
  await expect(page.getByTestId("muted-by-producer")).toHaveCount(0);
  await expect(tally).toContainText("The audience sees and hears you.");
  await strip.getByTestId("always-heard").uncheck();
  await put_on_air(control, "floor");
  await expect(tally).toHaveAttribute("data-standing", "backstage");
});

test("a camera arrives at the producer, and the programme comes back with its picture moving", async ({ people }) => {
  const name = unique("João");
  const page = await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await put_on_air(control, source);
  for (const each of [page, control]) {
    await expect(each.getByTestId("return")).toHaveAttribute("data-state", "live", { timeout: 60_000 });
    const video = each.getByTestId("return-video");
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
    const before = await video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames);
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames)).toBeGreaterThan(before + 10);
  }
  await page.getByTestId("picture-off").click();
  await expect(page.getByTestId("self-view")).toHaveAttribute("data-picture", "false");
  await expect(tile(control, source)).toHaveAttribute("data-state", "live");
  await put_on_air(control, "floor");
  await page.getByTestId("leave-stage").click();
  await expect(tile(control, source)).toHaveAttribute("data-state", "absent", { timeout: 60_000 });
});

test("a picture that waits is small, and whole once its panelist is called", async ({ people }) => {
  const name = unique("Mateo");
  await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  const lines = async () => Number(/^(\d+) lines/.exec((await tile(control, source).locator(".source-figures").textContent()) ?? "")?.[1] ?? 0);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await expect.poll(lines, { timeout: 60_000 }).toBe(180);
  await person(control, name).getByTestId("call").click();
  await expect.poll(lines, { timeout: 60_000 }).toBeGreaterThan(180);
  await person(control, name).getByTestId("call").click();
  await expect.poll(lines, { timeout: 60_000 }).toBe(180);
});

test("the network goes and returns: the panelist is where they were, and live again, without a hand", async ({ people, server }) => {
  const name = unique("Ana");
  const page = await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await put_on_air(control, source);
  server.gate.shut();
  await expect(page.getByTestId("offline-bar")).toBeVisible();
  await expect(standing(page)).toHaveAttribute("data-inside", "true");
  server.gate.reopen();
  await expect(page.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
  await expect(standing(page)).toHaveAttribute("data-standing", "on_air");
  await page.reload();
  await expect(page.getByTestId("backstage")).toBeVisible();
  await expect(standing(page)).toHaveAttribute("data-standing", "on_air");
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await put_on_air(control, "floor");
});

test("of two pages of one panelist the newer goes on", async ({ people, server }) => {
  const page = await backstage(people, unique("Dos"));
  const other = await page.context().newPage();
  await other.goto(`${server.origin}/stage/auditorium`);
  await other.getByTestId("join-backstage").click();
  await expect(other.getByTestId("backstage")).toBeVisible();
  await expect(page.getByTestId("stage-replaced")).toBeVisible();
});

test("what is told backstage: to all, and to one alone", async ({ people }) => {
  const [first, second] = [unique("Primera"), unique("Segunda")];
  const one = await backstage(people, first);
  const two = await backstage(people, second);
  const control = await people.enter("producer", { name: "Regia" });
  await control.getByTestId("side-conversation").click();
  const [all, alone, answer] = [unique("Ten minutes"), unique("Camera up"), unique("Like this?")];
  await control.getByTestId("say-text").fill(all);
  await control.getByTestId("say-send").click();
  await control.getByTestId("tell-to").selectOption({ label: first });
  await control.getByTestId("say-text").fill(alone);
  await control.getByTestId("say-send").click();
  await expect(one.getByTestId("stage-note").filter({ hasText: alone })).toBeVisible();
  await one.getByTestId("say-text").fill(answer);
  await one.getByTestId("say-send").click();
  await expect(two.getByTestId("stage-note").filter({ hasText: answer })).toBeVisible();
  await expect(two.getByTestId("stage-note").filter({ hasText: all })).toBeVisible();
  await expect(two.getByTestId("stage-note").filter({ hasText: alone })).toHaveCount(0);
  await expect(control.getByTestId("stage-note").filter({ hasText: answer })).toBeVisible();
});

test("one producer steers; another watches, and takes over by a key and a word for it, with Caps Lock too", async ({ people }) => {
  const first = await steering(people);
  const second = await people.enter("producer", { name: unique("Segunda") });
  await expect(second.getByTestId("steering")).toHaveAttribute("data-mine", "false");
  await expect(second.getByTestId("take-cut")).toBeDisabled();
  await second.keyboard.press("s");
  await expect(second.getByTestId("take-over")).toContainText("Take over from Regia");
  expect(await violations(second)).toEqual([]);
  await second.keyboard.press("Escape");
  await expect(second.getByTestId("take-over")).toHaveCount(0);
  await expect(second.getByTestId("steering")).toHaveAttribute("data-mine", "false");
  await second.keyboard.press("S");
  await expect(second.getByTestId("take-over-confirm")).toBeFocused();
  await second.keyboard.press("Enter");
  await expect(second.getByTestId("steering")).toHaveAttribute("data-mine", "true");
  await expect(first.getByTestId("take-cut")).toBeDisabled();
});

test("the producer needs no pointer: layout, sources, order, take, sound, lower third", async ({ people }) => {
  const name = unique("Teclado");
  await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  const preview = control.getByTestId("preview");
  await control.keyboard.press("z");
  await expect(preview).toHaveAttribute("data-sources", "");
  await control.keyboard.press("1");
  await expect(preview).toHaveAttribute("data-sources", "floor");
  await control.keyboard.press("w");
  await expect(preview).toHaveAttribute("data-layout", "side_by_side");
  while ((await tile(control, source).getAttribute("data-selected")) !== "true") await control.keyboard.press("]");
  await control.keyboard.press("p");
  await expect(preview).toHaveAttribute("data-sources", `floor ${source}`);
  await control.keyboard.press("<");
  await expect(preview).toHaveAttribute("data-sources", `${source} floor`);
  await control.keyboard.press("f");
  await expect(control.getByTestId("programme")).toHaveAttribute("data-sources", `${source} floor`);
  await expect(control.getByTestId("spoken")).toHaveText(/^Programme: Side by side, /);
  await control.getByTestId("side-sound").click();
  const strip = control.locator(`[data-testid=strip][data-source="${source}"]`);
  await expect(strip).toHaveAttribute("data-heard", "true");
  await control.keyboard.press("x");
  await expect(strip).toHaveAttribute("data-muted", "true");
  await expect(strip).toHaveAttribute("data-heard", "false");
  await control.keyboard.press("l");
  await expect(control.getByTestId("third-first")).toBeFocused();
  const words = unique("A name");
  await control.keyboard.type(words);
  await control.keyboard.press("Enter");
  await expect(control.getByTestId("third-now")).toContainText(words);
  await control.getByTestId("third-off").click();
  await expect(control.getByTestId("third-now")).toHaveAttribute("data-shown", "false");
});

test("the producer's sound: how loud it is, one source alone, the hall ducked, a level in a return", async ({ people }) => {
  const name = unique("Sonora");
  await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await expect(control.getByTestId("loudness")).toContainText(/[−-]\d+\.\d LUFS .* target: [−-]18/);
  await expect(control.getByTestId("programme-peaks")).toContainText(/[−-]\d+\.\d \/ [−-]\d+\.\d dBFS/);
  await control.getByTestId("side-sound").click();
  const alone = control.locator(`[data-testid=strip][data-source="${source}"]`).getByTestId("solo-source");
  await expect(alone).toBeEnabled({ timeout: 60_000 });
  await alone.click();
  const solo = control.getByTestId("solo");
  await expect(solo).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await expect.poll(() => solo.locator("audio").evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0.5);
  await expect.poll(() => control.getByTestId("return-video").evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
  await control.getByTestId("solo-end").click();
  await expect(solo).toHaveCount(0);
  await control.getByTestId("duck-programme").selectOption("-600");
  await control.getByTestId("return-of").selectOption({ label: name });
  const hall = (page: Page) => page.locator("[data-testid=return-strip][data-source=floor]");
  await hall(control).getByTestId("return-gain").press("ArrowLeft");
  await expect(hall(control)).toContainText("-0.5 dB");
  const other = await people.enter("producer", { name: unique("Regia") });
  await other.getByTestId("side-sound").click();
  await expect(other.getByTestId("duck-programme")).toHaveValue("-600");
  await expect(other.getByTestId("duck-returns")).toHaveValue("-1200");
  await other.getByTestId("return-of").selectOption({ label: name });
  await expect(hall(other)).toContainText("-0.5 dB");
  // The hall has a level of each panelist, and none of itself.
  await control.getByTestId("return-of").selectOption({ label: "The hall" });
  await expect(hall(control)).toHaveCount(0);
  const in_hall = (page: Page) => page.locator(`[data-testid=return-strip][data-source="${source}"]`);
  await in_hall(control).getByTestId("return-gain").press("ArrowLeft");
  await expect(in_hall(control)).toContainText("-0.5 dB");
  await other.getByTestId("return-of").selectOption({ label: "The hall" });
  await expect(in_hall(other)).toContainText("-0.5 dB");
  await control.getByTestId("duck-programme").selectOption("0");
  await expect(other.getByTestId("duck-programme")).toHaveValue("0");
});

test("a source is dragged into the preview, and a place changed with another", async ({ people }) => {
  const name = unique("Arrastrada");
  await backstage(people, name);
  const control = await steering(people);
  const source = await camera_of(control, name);
  const preview = control.getByTestId("preview");
  await control.getByTestId("layout-slate").click();
  await control.getByTestId("layout-side_by_side").click();
  while (await control.getByTestId("place").count()) {
    const left = await control.getByTestId("place").count();
    await control.getByTestId("place-out").first().click();
    await expect(control.getByTestId("place")).toHaveCount(left - 1);
  }
  await tile(control, "floor").getByRole("button").dragTo(preview.locator(".frame"));
  await expect(preview).toHaveAttribute("data-sources", "floor");
  await tile(control, source).getByRole("button").dragTo(control.getByTestId("preview-box"));
  await expect(preview).toHaveAttribute("data-sources", `${source} floor`);
  await control.getByTestId("preview-box").nth(1).dragTo(control.getByTestId("preview-box").nth(0));
  await expect(preview).toHaveAttribute("data-sources", `floor ${source}`);
  await control.getByTestId("place-later").first().click();
  await expect(preview).toHaveAttribute("data-sources", `${source} floor`);
});

const windows = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 } };

for (const locale of ["es-ES", "en-GB", "pt-BR", "zh-TW"]) {
  test(`stage and control (${marked(locale)}): axe finds nothing, and nothing is wider than the window`, async ({ people }) => {
    const name = unique("María de las Mercedes Fernández-Villaverde y Ruiz de Azúa").slice(-60);
    const check = await people.enter("panelist", { permissions: ["camera", "microphone"], locale, name });
    await expect(check.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
    const control = await people.enter("producer", { locale, name: "Regia" });
    const look = async (page: Page, where: string) => {
      for (const [window, size] of Object.entries(windows)) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme: window === "laptop" ? "light" : "dark", reducedMotion: "reduce" });
        if (window !== "phone") expect(await violations(page), `${where}, ${window}`).toEqual([]);
        expect(await overflow(page), `${where}, ${window}`).toBeLessThanOrEqual(0);
      }
    };
    await look(check, "check");
    await check.getByTestId("join-backstage").click();
    await look(check, "backstage");
    for (const side of ["people", "sound", "third", "conversation", "questions", "saved"]) {
      await control.setViewportSize(windows.laptop);
      await control.getByTestId(`side-${side}`).click();
      await look(control, side);
    }
  });
}
