// The life of a question past "approved": the deck, merging, and what moderators add.
import type { Page } from "@playwright/test";
import { act, ask, expect, let_go, own_question, question, test_without_picture as test, unique } from "../support/fixtures";

function column(desk: Page, name: string, text: string) {
  return desk.getByTestId(`column-${name}`).getByTestId("question").filter({ hasText: text });
}

async function approved(watch: Page, desk: Page, text: string): Promise<string> {
  const asked = unique(text);
  await ask(watch, asked);
  await act(desk, asked, "approve");
  await expect(column(desk, "approved", asked)).toHaveCount(1);
  return asked;
}

test("what is on deck is ordered by buttons and by keys", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const first = await approved(watch, desk, "First on deck?");
  const second = await approved(watch, desk, "Second on deck?");
  for (const text of [first, second]) await act(desk, text, "put-on-deck");
  const deck = desk.getByTestId("column-on_deck").getByTestId("question");
  await expect(deck).toContainText([first, second]);
  await deck.filter({ hasText: second }).getByTestId("move-up").click();
  await expect(deck).toContainText([second, first]);
  await deck.filter({ hasText: second }).focus();
  await desk.keyboard.press("Shift+J");
  await expect(deck).toContainText([first, second]);
  await expect(question(watch, first)).toHaveAttribute("data-state", "on_deck");
});

test("who asked the same is told what becomes of the one question that answers for both", async ({ people }) => {
  const one = await people.enter("participant");
  const two = await people.enter("participant");
  const desk = await people.enter("moderator");
  const merged = await approved(one, desk, "Zebras published when?");
  const into = await approved(two, desk, "When are zebras published?");
  await act(desk, merged, "merge");
  await desk.getByTestId("merge-search").fill(into);
  await desk.getByTestId("merge-confirm").click();
  await let_go(desk);
  await expect(column(desk, "approved", into).getByTestId("merged")).toContainText("1");
  await expect(question(two, merged)).toHaveCount(0);
  await act(desk, into, "put-on-air");
  await one.getByTestId("tab-mine").click();
  await expect(own_question(one, merged)).toHaveAttribute("data-state", "on_air");
  await act(desk, into, "answered");
  await expect(own_question(one, merged)).toHaveAttribute("data-state", "answered");
});

test("a question from the hall gets tags, a note and a written answer", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const text = unique("From the third row?");
  await desk.getByTestId("enter-open").click();
  await desk.getByTestId("enter-text").fill(text);
  await desk.getByTestId("enter-name").fill("Ana");
  await desk.getByTestId("enter-send").click();
  await act(desk, text, "approve");
  const card = column(desk, "approved", text);
  const add = async (what: string, words: string, button: string) => {
    await card.getByTestId("add").click();
    await card.getByTestId(what).click();
    await card.getByTestId("addition-text").fill(words);
    await card.getByTestId(button).click();
  };
  await add("set-tags", "minutes, dates", "addition-save");
  await expect(card.getByTestId("tag")).toHaveText(["minutes", "dates"]);
  await add("note", "Ask the secretary.", "addition-save");
  await expect(card.getByTestId("card-note")).toContainText("Ask the secretary.");
  await add("answer-in-writing", "In May.", "answer-all");
  const shown = question(watch, text);
  await expect(shown.getByTestId("answer")).toContainText("In May.");
  await expect(shown.getByTestId("tag")).toHaveCount(2);
  await expect(shown).not.toContainText("secretary");
});
