// What a producer does with pointer and keys that goes out at once: every layout taken, lower thirds, and the broadcast itself.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, People, unique } from "../support/fixtures";
import { one_rendition, Server } from "../support/server";
import { camera_of, put_on_air, steering, take_the_wheel, test, tile } from "../support/stage";

/** Into the preview, one after the other. */
async function prepare(control: Page, layout: string, sources: readonly string[]): Promise<void> {
  await control.getByTestId(`layout-${layout}`).click();
  await expect(control.getByTestId("preview")).toHaveAttribute("data-layout", layout);
  for (let left = await control.getByTestId("place").count(); left > 0; left--) {
    await control.getByTestId("place-out").first().click();
    await expect(control.getByTestId("place")).toHaveCount(left - 1);
  }
  for (const source of sources) await tile(control, source).getByRole("button").first().click();
  await expect(control.getByTestId("preview")).toHaveAttribute("data-sources", sources.join(" "));
  await expect(control.getByTestId("preview-box")).toHaveCount(sources.length);
}

test("picture in picture, a grid and a screen with speakers are taken, by a cut, a fade and a move", async ({ people }) => {
  const [first, second] = [unique("Primera"), unique("Segunda")];
  // Who has a panelist's link has a card, without any camera.
  for (const name of [first, second]) await people.enter("panelist", { name });
  const control = await steering(people);
  const [one, two] = [await camera_of(control, first), await camera_of(control, second)];
  const programme = control.getByTestId("programme");
  for (const [layout, sources, transition] of [
    ["picture_in_picture", ["floor", one], "cut"], ["grid", [one, "floor", two], "fade"], ["screen_with_speaker", ["floor", two, one], "move"],
  ] as const) {
    await prepare(control, layout, sources);
    await control.getByTestId(`take-${transition}`).click();
    await expect(programme).toHaveAttribute("data-layout", layout);
    await expect(programme).toHaveAttribute("data-sources", sources.join(" "));
    await expect(control.getByTestId("control-notice")).toHaveText("");
  }
  await put_on_air(control, "floor");
});

test("the question on air and a panelist's name are shown as a lower third by their buttons", async ({ people }) => {
  const [name, text] = [unique("Nombrada"), unique("¿Cómo pagan los municipios pequeños?")];
  await people.enter("panelist", { name });
  const desk = await people.enter("moderator");
  const control = await steering(people);
  await control.getByTestId("side-third").click();
  const [shown, of_question] = [control.getByTestId("third-now"), control.getByTestId("third-question")];
  await expect(of_question).toBeDisabled();
  const [entered] = await send_commands(desk, ["question.enter", { text, name: "Row three" }]);
  const question = entered?.["question"];
  await send_commands(desk, ["question.approve", { question, version: 1 }], ["question.put_on_air", { question, version: 2 }]);
  await of_question.click();
  await expect(shown.locator("span")).toHaveText([text, "Row three"]);
  await control.getByTestId("third-name").filter({ hasText: name }).click();
  await expect(shown.locator("span")).toHaveText([name]);
  for (const field of ["third-first", "third-second"]) await control.getByTestId(field).fill("Pausa");
  await control.getByTestId("third-show").click();
  await expect(shown.locator("span")).toHaveText(["Pausa", "Pausa"]);
  await control.getByTestId("third-first").fill("何".repeat(76));
  await expect(control.getByTestId("third-long")).not.toBeEmpty();
  expect(await violations(control)).toEqual([]);
  await control.getByTestId("third-off").click();
  await expect(shown).toHaveAttribute("data-shown", "false");
  await send_commands(desk, ["question.mark_answered", { question, version: 3 }]);
  await expect(of_question).toBeDisabled();
});

test("the broadcast is begun and ended by who produces; of another producer the buttons say why they do nothing", async ({ browser }) => {
  const server = await Server.start({ contribution: true, broadcast: "by_hand", renditions: [one_rendition] });
  const people = new People(browser, server);
  try {
    const control = await people.enter("producer", { name: unique("Regia") });
    await take_the_wheel(control);
    const open = control.getByTestId("broadcast-open");
    await expect(open).toHaveAttribute("data-phase", "waiting");
    await open.click();
    await control.getByTestId("broadcast-start").click();
    await expect(open).toHaveAttribute("data-phase", "live");

    const other = await people.enter("producer", { name: unique("Segunda") });
    await other.getByTestId("broadcast-open").click();
    await expect(other.getByTestId("broadcast-why-not")).toHaveText("Somebody else produces. Take over first.");
    for (const act of ["pause", "end"]) await expect(other.getByTestId(`broadcast-${act}`)).toBeDisabled();
    expect(await violations(other)).toEqual([]);
    await other.getByTestId("broadcast-close").click();

    await take_the_wheel(other);
    await open.click();
    await expect(control.getByTestId("broadcast-end")).toBeDisabled();
    await control.getByTestId("broadcast-close").click();
    await other.getByTestId("broadcast-open").click();
    await other.getByTestId("broadcast-end").click();
    await expect(other.getByTestId("broadcast-ending")).toBeVisible();
    await expect(open).toHaveAttribute("data-phase", "ended", { timeout: 15_000 });
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
