// Beside the composer: what has been asked already, whom a question is for; and what its asker reads of a decline.
import { event_file } from "../support/agenda";
import { send_commands } from "../support/commands";
import { ask, expect, own_question, People, question, test_without_picture as test, unique } from "../support/fixtures";
import { Server } from "../support/server";

test("a similar question is shown while typing and can be up-voted instead; what was typed stays until its author discards it", async ({ people }) => {
  const hall = await people.enter("hall");
  const other = await people.enter("hall");
  const desk = await people.enter("moderator");
  const mark = unique("walrus").replace(" ", "");
  const text = `When will the ${mark} proceedings be published?`;
  const [asked] = await send_commands(other, ["question.ask", { text }], ["question.ask", { text: `The ${mark} proceedings: when will they be published, pending?` }]);
  await send_commands(desk, ["question.approve", { question: asked?.["question"], version: 1 }]);
  await expect(question(hall, text)).toHaveCount(1);

  const typed = `When are the ${mark} proceedings published`;
  await hall.getByTestId("composer").fill(typed);
  const found = hall.getByTestId("similar-question");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText(text);
  await expect(hall.getByTestId("live-region")).toContainText("1 similar question");
  await found.getByTestId("similar-vote").click();
  await expect(question(hall, text)).toHaveAttribute("data-votes", "1");
  await expect(hall.getByTestId("composer")).toHaveValue(typed);
  await hall.getByTestId("similar-discard").click();
  await expect(hall.getByTestId("composer")).toHaveValue("");
  await expect(hall.getByTestId("composer")).toBeFocused();
});

test("the asker reads the reason of a decline in the page's own language", async ({ people }) => {
  const hall = await people.enter("hall", { locale: "es-ES" });
  const desk = await people.enter("moderator");
  const text = unique("¿Fuera de tema?");
  await ask(hall, text);
  await question(desk, text).getByTestId("decline").click();
  await question(desk, text).getByTestId("decline-because").filter({ hasText: "outside the subject" }).click();
  await hall.getByTestId("tab-mine").click();
  await expect(own_question(hall, text)).toHaveAttribute("data-state", "declined");
  await expect(own_question(hall, text)).toContainText("Queda fuera del tema de esta sesión.");
  await hall.getByTestId("language").selectOption("zh-Hant");
  await expect(own_question(hall, text)).toContainText("超出本場次的主題範圍。");
  await expect(desk.getByTestId("column-done").getByTestId("question").filter({ hasText: text })).toContainText("outside the subject");
});

test("a question names its session and its speaker, and the desk filters and assigns by them", async ({ browser }) => {
  const server = await Server.start({ feed: "", event: event_file([{ id: "now", title: "Alerts that cross borders", from: -20, to: 40 }, { id: "next", title: "Supply chains", from: 40, to: 80 }]) });
  const people = new People(browser, server);
  try {
    const hall = await people.enter("hall");
    const desk = await people.enter("moderator");
    const [addressed, plain] = [unique("Trams of Lisbon?"), unique("Palms of Cairo?")];
    await ask(hall, plain);
    await hall.getByTestId("composer").fill(addressed);
    await hall.getByTestId("addressee").selectOption("one");
    await hall.getByTestId("send").click();
    await expect(question(desk, addressed).getByTestId("place-session")).toHaveText("Alerts that cross borders");
    await expect(question(desk, addressed).getByTestId("place-to")).toHaveText("For Speaker 1");
    await desk.getByTestId("filter-speaker").selectOption("one");
    await expect(question(desk, plain)).toHaveCount(0);
    await desk.getByTestId("filter-none").click();

    await question(desk, plain).focus();
    await desk.keyboard.press("u");
    await desk.getByTestId("assign-session").selectOption("next");
    await desk.getByTestId("assign-speaker").selectOption("one");
    await desk.getByTestId("assign-save").click();
    await expect(question(desk, plain).getByTestId("place-assigned")).toHaveText("Answers: Speaker 1");
    await desk.getByTestId("filter-session").selectOption("next");
    await expect(question(desk, addressed)).toHaveCount(0);
    await expect(question(desk, plain)).toHaveCount(1);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
