import { act, ask, expect, own_question, question, test_without_picture as test, unique } from "../support/fixtures";

test("a question goes from a participant over the moderator to the hall screen and back", async ({ people }) => {
  const watch = await people.enter("participant", { name: "Remote participant" });
  const desk = await people.enter("moderator");
  const screen = await people.enter("screen");
  const hall = await people.enter("hall");
  const text = unique("When will the proceedings be published?");

  await ask(watch, text);
  await watch.getByTestId("tab-mine").click();
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "pending");
  await expect(question(hall, text)).toHaveCount(0);

  await act(desk, text, "approve");
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "approved");
  await expect(question(hall, text)).toHaveAttribute("data-state", "approved");

  await act(desk, text, "put-on-air");
  await expect(screen.getByTestId("on-air")).toHaveText(text);
  await expect(watch.getByTestId("on-air")).toHaveText(text);
  await expect(hall.getByTestId("on-air")).toHaveText(text);
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "on_air");

  await act(desk, text, "answered");
  await expect(screen.getByTestId("on-air")).toHaveCount(0);
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "answered");
});

test("an up-vote counts once for each person and can be taken back", async ({ people }) => {
  const watch = await people.enter("participant");
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const text = unique("What is logged?");
  await ask(watch, text);
  await act(desk, text, "approve");

  const vote = question(hall, text).getByTestId("vote");
  await vote.click();
  await expect(vote).toHaveAttribute("aria-pressed", "true");
  await expect(question(watch, text)).toHaveAttribute("data-votes", "1");
  await vote.click();
  await expect(question(watch, text)).toHaveAttribute("data-votes", "0");
  // One's own question has no button to vote with.
  await expect(question(watch, text).getByTestId("vote")).toHaveCount(0);
});

test("a decline waits five seconds and can be taken back; its reason reaches the asker", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const text = unique("Off the subject?");
  await ask(watch, text);
  await watch.getByTestId("tab-mine").click();
  const card = question(desk, text);

  await card.getByTestId("decline").click();
  await card.getByTestId("decline-reason").fill("Outside the subject");
  await card.getByTestId("decline-confirm").click();
  await expect(card.getByTestId("declining")).toBeVisible();
  await card.getByTestId("undo").click();
  await expect(card.getByTestId("approve")).toBeVisible();
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "pending");

  await card.getByTestId("decline").click();
  await card.getByTestId("decline-reason").fill("Outside the subject");
  await card.getByTestId("decline-confirm").click();
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "declined");
  await expect(own_question(watch, text)).toContainText("Outside the subject");
});

test("an edit keeps the original, and everybody sees the new text", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const text = unique("Wat is teh plan?");
  const better = unique("What is the plan?");
  await ask(watch, text);
  const card = question(desk, text);
  await card.getByTestId("edit").click();
  await card.getByTestId("edit-text").fill(better);
  await card.getByTestId("edit-save").click();
  await expect(question(desk, better)).toContainText(text);
  await act(desk, better, "approve");
  await expect(question(watch, better)).toHaveAttribute("data-state", "approved");
});

test("questions close and open again; what was written stays in the field", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  await watch.getByTestId("composer").fill("Half a thought");
  await desk.getByTestId("open-close").click();
  await expect(watch.getByTestId("send")).toBeDisabled();
  await expect(watch.getByTestId("composer")).toHaveValue("Half a thought");
  await desk.getByTestId("open-close").click();
  await expect(watch.getByTestId("send")).toBeEnabled();
});

test("an announcement reaches every page and goes again", async ({ people }) => {
  const watch = await people.enter("participant");
  const screen = await people.enter("screen");
  const desk = await people.enter("moderator");
  const text = unique("Coffee is served");
  await desk.getByTestId("announcements-open").click();
  await desk.getByTestId("announce-text").fill(text);
  await desk.getByTestId("announce").click();
  await expect(watch.getByTestId("announcement").filter({ hasText: text })).toBeVisible();
  await expect(screen.getByTestId("announcement").filter({ hasText: text })).toBeVisible();
  await desk.locator("dialog li").filter({ hasText: text }).getByRole("button").click();
  await expect(watch.getByTestId("announcement").filter({ hasText: text })).toHaveCount(0);
});
