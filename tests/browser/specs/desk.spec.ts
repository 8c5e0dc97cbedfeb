import { act, ask, expect, let_go, own_question, question, test_without_picture as test, unique } from "../support/fixtures";

test("two moderators race: the slower one is told kindly how the question stands", async ({ people }) => {
  const watch = await people.enter("participant");
  const one = await people.enter("moderator");
  const two = await people.enter("moderator");
  const text = unique("Who decides first?");
  await ask(watch, text);
  await expect(question(one, text)).toHaveCount(1);

  // The second moderator begins to edit; the first approves meanwhile; the edit rests on the older version.
  await question(two, text).getByTestId("edit").click();
  const wording = unique("My wording");
  await question(two, text).getByTestId("edit-text").fill(wording);
  await act(one, text, "approve");
  await expect(two.getByTestId("column-approved").getByTestId("question").filter({ hasText: text })).toHaveCount(1);
  const card = two.getByTestId("column-approved").getByTestId("question").filter({ hasText: text });
  await expect(card.getByTestId("edit-text")).toHaveValue(wording);
  await card.getByTestId("edit-save").click();

  await expect(card.getByTestId("card-notice")).toContainText("Somebody else");
  await expect(card.getByTestId("card-notice")).toContainText("approved");
  // What was written is still there, and can be saved on the question as it stands.
  await expect(card.getByTestId("edit-text")).toHaveValue(wording);
  await card.getByTestId("edit-save").click();
  await let_go(two);
  await expect(question(one, wording)).toContainText(text);
  await watch.getByTestId("tab-mine").click();
  await expect(own_question(watch, wording)).toHaveAttribute("data-state", "approved");
});

test("the board is worked by keyboard alone", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const text = unique("By keyboard?");
  await ask(watch, text);
  await desk.getByTestId("search").fill(text);
  await expect(question(desk, text)).toHaveCount(1);
  await desk.getByTestId("search").press("Escape");

  await desk.keyboard.press("j");
  await expect(question(desk, text)).toBeFocused();
  await desk.keyboard.press("a");
  await expect(desk.getByTestId("column-approved").getByTestId("question").filter({ hasText: text })).toHaveCount(1);
  await desk.keyboard.press("l");
  await expect(question(desk, text)).toBeFocused();
  await desk.keyboard.press("p");
  await expect(desk.getByTestId("column-on_air").getByTestId("question").filter({ hasText: text })).toHaveCount(1);
  await desk.keyboard.press("?");
  await expect(desk.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await desk.getByLabel("Use single-key shortcuts").uncheck();
  await desk.keyboard.press("Escape");
  await desk.keyboard.press("?");
  await expect(desk.getByRole("dialog", { name: "Keyboard shortcuts" })).toHaveCount(0);
});

test("what is new waits behind a bar while the pointer is over the list", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const first = unique("Already there?");
  const second = unique("Newly come?");
  await ask(watch, first);
  await expect(question(desk, first)).toHaveCount(1);
  await question(desk, first).hover();
  await ask(watch, second);
  const bar = desk.getByTestId("column-pending").getByTestId("new-items");
  await expect(bar).toBeVisible();
  await expect(question(desk, second)).toHaveCount(0);
  await bar.click();
  await expect(question(desk, second)).toHaveCount(1);
});
