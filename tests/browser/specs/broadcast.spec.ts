// A broadcast from before its beginning to the next one, as a moderator leads it and a participant sees it: the page is
// never loaded anew.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { expect, People, test } from "../support/fixtures";
import { one_rendition, Server } from "../support/server";

const cover = (page: Page) => page.getByTestId("media-state");
const player = (page: Page) => page.getByTestId("player");

async function lead(desk: Page, act: string): Promise<void> {
  await desk.getByTestId("broadcast-open").click();
  await desk.getByTestId(`broadcast-${act}`).click();
}

test("pages move by themselves from waiting to live, to a pause with its end, to the end and to the next broadcast", async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ broadcast: "by_hand", recording: true });
  const people = new People(browser, server);
  try {
    const desk = await people.enter("moderator");
    const watch = await people.enter("participant");
    await expect(cover(watch)).toHaveAttribute("data-state", "waiting");
    await expect(desk.getByTestId("broadcast-open")).toHaveAttribute("data-phase", "waiting");

    await lead(desk, "start");
    await expect(player(watch)).toHaveAttribute("data-state", "playing", { timeout: 30_000 });

    await desk.getByTestId("broadcast-open").click();
    expect(await violations(desk)).toEqual([]);
    await desk.getByTestId("broadcast-minutes").selectOption("10");
    await desk.getByTestId("broadcast-pause").click();
    await expect(watch.getByTestId("paused")).toBeVisible();
    await expect(watch.getByTestId("broadcast-when")).toContainText(/Back at \d\d:\d\d/);
    await expect(player(watch)).toHaveAttribute("data-state", "playing");
    await lead(desk, "resume");
    await expect(watch.getByTestId("paused")).toHaveCount(0);

    await lead(desk, "end");
    await expect(desk.getByTestId("broadcast-ending")).toBeVisible();
    await desk.getByTestId("broadcast-keep").click();
    await expect(desk.getByTestId("broadcast-ending")).toHaveCount(0);
    await expect(desk.getByTestId("broadcast-open")).toHaveAttribute("data-phase", "live");
    await lead(desk, "end");
    await expect(desk.getByTestId("broadcast-open")).toHaveAttribute("data-phase", "ended", { timeout: 15_000 });
    await expect(cover(watch)).toHaveAttribute("data-state", "ended", { timeout: 30_000 });
    await expect(watch.getByTestId("archive-link")).toBeVisible({ timeout: 30_000 });

    await lead(desk, "start");
    await expect(player(watch)).toHaveAttribute("data-state", "playing", { timeout: 30_000 });
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});

test("without a picture the pause and its end stand there in words", async ({ browser }) => {
  const server = await Server.start({ feed: "", broadcast: "automatic" });
  const people = new People(browser, server);
  try {
    const desk = await people.enter("moderator");
    const watch = await people.enter("participant", { before: (page) => page.addInitScript(() => localStorage.setItem("paraninfo/view", "text")) });
    await desk.getByTestId("broadcast-open").click();
    await desk.getByTestId("broadcast-minutes").selectOption("30");
    await desk.getByTestId("broadcast-pause").click();
    await expect(watch.getByTestId("broadcast-line")).toHaveAttribute("data-phase", "paused");
    await expect(watch.getByTestId("broadcast-when")).toContainText("Back at");
    expect(await violations(watch)).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});

test("the recording is begun and stopped on the producer's page and the desk, and a stop can be taken back", async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ recording: true, renditions: [one_rendition] });
  const people = new People(browser, server);
  try {
    const control = await people.enter("producer");
    const desk = await people.enter("moderator");
    const watch = await people.enter("participant");
    const sign = control.getByTestId("recording");
    const button = control.getByTestId("recording-toggle");
    await expect(sign).toHaveAttribute("data-state", "runs", { timeout: 60_000 });

    await button.click();
    await expect(control.getByTestId("recording-stopping")).toBeVisible();
    expect(await violations(control)).toEqual([]);
    await control.keyboard.press("g");
    await expect(control.getByTestId("recording-stopping")).toHaveCount(0);
    await expect(sign).toHaveAttribute("data-state", "runs");
    await button.click();
    await expect(sign).toHaveAttribute("data-state", "off", { timeout: 15_000 });
    await expect(button).toHaveAttribute("data-does", "start");

    await desk.getByTestId("broadcast-open").click();
    await expect(desk.getByTestId("recording")).toHaveAttribute("data-state", "off");
    expect(await violations(desk)).toEqual([]);
    const before = server.segments_recorded();
    await desk.getByTestId("recording-toggle").click();
    await expect(sign).toHaveAttribute("data-state", /runs|waits/);
    await expect.poll(() => server.segments_recorded(), { timeout: 30_000 }).toBeGreaterThan(before);
    await expect(desk.getByTestId("recording")).toHaveAttribute("data-state", "runs", { timeout: 30_000 });

    await expect(watch.getByTestId("recording")).toHaveCount(0);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
