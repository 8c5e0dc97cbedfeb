// What is said behind the programme, heard where it arrives: a producer speaks to one panelist, those who wait hear each other, a
// producer hears them all, and the hall's echo is measured. Voices are told apart by their tones.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, unique, type EnterOptions } from "../support/fixtures";
import { hears, levels, with_devices, type Known } from "../support/known";
import { plays } from "../support/player";
import { backstage, steering, test } from "../support/stage";

const low: Known = { camera: [30, 60, 220], screen: [20, 170, 60], hertz: 700 };
const high: Known = { camera: [230, 120, 20], screen: [150, 20, 150], hertz: 1900 };
const producers: Known = { camera: [90, 90, 90], screen: [10, 10, 10], hertz: 2700 };
/** What the test feed sounds of without a pause. */
const floor_tone = 440;

/** Of the programme under a voice; it is 18 dB, less what a codec makes of a quiet tone beside a loud one. */
const ducked_db = 10;

const arrives = { timeout: 90_000 };

const with_voice = (known: Known): EnterOptions => ({ before: with_devices(known) });

const returns = (page: Page, tone: number, without: number[]) => expect.poll(() => hears(page, "return-video", tone, without), arrives);
const spoken_to = (page: Page) => page.getByTestId("spoken-to");

async function floor_level(page: Page): Promise<number> {
  const [level = -Infinity] = await levels(page, "return-video", [floor_tone]);
  return level;
}

/** What came over the line to this page, as text. */
function overheard(known: Known, frames: string[]): EnterOptions {
  return {
    before: async (page) => {
      await with_devices(known)(page);
      page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(payload.toString())));
    },
  };
}

test("held, the button speaks to one panelist over the ducked programme; the other hears and is told nothing of it", async ({ people }) => {
  const [first, second] = [unique("Ana"), unique("Ben")];
  const to_ben: string[] = [];
  const ana = await backstage(people, first, with_voice(low));
  const ben = await backstage(people, second, overheard(low, to_ben));
  const control = await people.enter("producer", { name: unique("Regia"), ...with_voice(producers) });
  await send_commands(control, ["stage.steer", {}], ["stage.take", { transition: "cut", ms: 0, scene: { layout: "full", sources: ["floor"] } }]);
  for (const page of [ana, ben]) await returns(page, floor_tone, [producers.hertz]).toBe(true);
  const before = await floor_level(ana);

  const talk = control.getByTestId("talk");
  await control.getByTestId("talk-on").click();
  await expect(talk).toHaveAttribute("data-link", "live", arrives);
  await control.getByTestId("talk-to").selectOption({ label: first });
  await expect(spoken_to(ana)).toHaveAttribute("data-by", "");
  await control.getByTestId("talk-hold").hover();
  await control.mouse.down();
  await expect(talk).toHaveAttribute("data-speaks", "true");
  await expect(control.getByTestId("talk-state")).toContainText("You are heard");
  await expect(spoken_to(ana)).toContainText("The producer speaks to you");
  await returns(ana, producers.hertz, []).toBe(true);
  await expect.poll(async () => before - (await floor_level(ana)), arrives).toBeGreaterThan(ducked_db);
  await returns(ben, floor_tone, [producers.hertz]).toBe(true);
  await expect(spoken_to(ben)).toHaveAttribute("data-by", "");
  for (const page of [ana, control]) expect(await violations(page)).toEqual([]);

  await control.mouse.up();
  await expect(talk).toHaveAttribute("data-speaks", "false");
  await expect(spoken_to(ana)).toHaveAttribute("data-by", "");
  await returns(ana, floor_tone, [producers.hertz]).toBe(true);
  await expect.poll(async () => before - (await floor_level(ana)), arrives).toBeLessThan(ducked_db / 2);

  // Where one has just chosen, the key speaks, and chooses nobody whose name begins with it.
  for (const focused of ["talk-latch", "talk-to"]) {
    await control.getByTestId(focused).focus();
    await control.keyboard.down("b");
    await expect(spoken_to(ana)).toContainText("The producer speaks to you");
    await control.keyboard.up("b");
    await expect(spoken_to(ana)).toHaveAttribute("data-by", "");
  }
  expect(to_ben.length).toBeGreaterThan(0);
  expect(to_ben.filter((frame) => frame.includes('"reach":"one"'))).toEqual([]);
  await control.getByTestId("talk-off").click();
  await expect(talk).toHaveAttribute("data-link", "off");
});

test("those who wait hear each other once both have asked for it, and no more when one has left", async ({ people }) => {
  const ana = await backstage(people, unique("Ana"), with_voice(low));
  const ben = await backstage(people, unique("Ben"), with_voice(high));
  for (const page of [ana, ben]) await returns(page, floor_tone, [low.hertz, high.hertz]).toBe(true);
  await ana.getByTestId("hear-others").check();
  await ben.getByTestId("hear-others").check();
  await returns(ana, high.hertz, [low.hertz]).toBe(true);
  await returns(ben, low.hertz, [high.hertz]).toBe(true);
  await ben.getByTestId("hear-others").uncheck();
  for (const page of [ana, ben]) await returns(page, floor_tone, [low.hertz, high.hertz]).toBe(true);
});

test("a producer who listens backstage hears all who wait besides the programme, whom viewers never hear, and who are told of it", async ({ people }) => {
  const [first, second, regia] = [unique("Ana"), unique("Ben"), unique("Regia")];
  const ana = await backstage(people, first, with_voice(low));
  const ben = await backstage(people, second, with_voice(high));
  const control = await people.enter("producer", { name: regia });
  const watch = await people.enter("participant");
  await send_commands(control, ["stage.steer", {}], ["stage.take", { transition: "cut", ms: 0, scene: { layout: "full", sources: ["floor"] } }]);
  await plays(watch);
  const state = control.getByTestId("listen-state");
  const listened_to = (page: Page) => page.getByTestId("listened-to");
  await returns(control, floor_tone, [low.hertz, high.hertz]).toBe(true);
  await expect(listened_to(ana)).toHaveText("");

  // Where the sound was off, the switch turns it on.
  await control.getByTestId("monitor-sound").click();
  await control.keyboard.press("h");
  await expect(control.getByTestId("listen")).toHaveAttribute("aria-pressed", "true");
  await expect(control.getByTestId("monitor-sound")).toHaveText("Sound off here");
  await expect(state).toHaveAttribute("data-heard", "true");
  for (const name of [first, second]) await expect(state).toContainText(name);
  for (const page of [ana, ben]) await expect(listened_to(page)).toContainText(regia);
  for (const tone of [low.hertz, high.hertz, floor_tone]) await returns(control, tone, []).toBe(true);
  const viewer_hears_the_floor_alone = () => hears(watch, "player", floor_tone, [low.hertz, high.hertz]);
  await expect.poll(viewer_hears_the_floor_alone, arrives).toBe(true);
  for (const page of [ana, ben]) await returns(page, floor_tone, [low.hertz, high.hertz]).toBe(true);
  for (const page of [ana, control]) expect(await violations(page)).toEqual([]);

  await control.getByTestId("hall-minus").check();
  await expect(state).toContainText("it may be played into the hall");
  await control.getByTestId("hall-minus").uncheck();
  await control.getByTestId("listen").click();
  await expect(control.getByTestId("listen")).toHaveAttribute("aria-pressed", "false");
  await expect(listened_to(ana)).toHaveText("");
  await returns(control, floor_tone, [low.hertz, high.hertz]).toBe(true);
});

test("the hall's echo: who has to play it is said, viewers are thought of, and a hall that sends nothing back is clean", async ({ people }) => {
  const control = await steering(people);
  await control.getByTestId("side-sound").click();
  const [card, begin, confirm] = [control.getByTestId("echo"), control.getByTestId("echo-test"), control.getByTestId("echo-confirm")];
  await expect(begin).toBeDisabled();
  await confirm.check();
  await begin.click();
  await expect(card).toHaveAttribute("data-state", "no_hall", arrives);
  await expect(card.getByTestId("echo-result")).toContainText("Nobody plays the programme without the hall");
  await expect(begin).toBeDisabled();

  await control.getByTestId("hall-minus").check();
  await expect(control.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);
  await confirm.check();
  await begin.click();
  await expect(card).toHaveAttribute("data-state", "clean", arrives);
  await expect(card.getByTestId("echo-result")).toContainText("Nothing came back: clean.");
  await card.getByTestId("wiring-open").click();
  await expect(card.getByTestId("wiring-words")).toContainText("From the desk’s aux 1 to the encoder");
  expect(await violations(control)).toEqual([]);
});
