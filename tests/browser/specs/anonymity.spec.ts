// A room that keeps the names of anonymous askers from moderators too: what the asker reads, what the desk shows, a silence by the question.
import { expect, test_without_picture as test, unique } from "../support/fixtures";

test("an asker is told truly who sees the name, and is silenced by the question without one", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const who = watch.getByTestId("who-sees");
  const name = /name (.+)$/.exec((await who.textContent()) ?? "")?.[1] ?? "";
  expect(name).not.toBe("");
  await expect(who).toHaveText(`Everybody sees the name ${name}`);
  await watch.getByTestId("anonymous").check();
  await expect(who).toHaveText(`Only moderators see the name ${name}`);
  await desk.getByTestId("anonymity").selectOption("everybody");
  await expect(who).toContainText(`Neither the audience nor moderators see the name ${name}`);
  const text = unique("Who decided?");
  await watch.getByTestId("composer").fill(text);
  await watch.getByTestId("send").click();
  const card = desk.getByTestId("question").filter({ hasText: text });
  await expect(card.getByTestId("sealed")).toBeVisible();
  await expect(card).not.toContainText(name);
  await desk.getByTestId("anonymity").selectOption("audience");
  await expect(who).toHaveText(`Only moderators see the name ${name}`);
  await expect(card.getByTestId("sealed")).toBeVisible();

  await card.getByTestId("person-acts").locator("summary").click();
  await card.getByTestId("silence").click();
  await card.getByTestId("sanction-reason").fill("Let others speak.");
  await card.getByTestId("sanction-confirm").click();
  await expect(watch.getByTestId("composer-status")).toContainText("Let others speak.");
  await desk.getByTestId("people-open").click();
  const entry = desk.getByTestId("sanctioned").filter({ hasText: text });
  await expect(entry).not.toContainText(name);
  await entry.getByTestId("lift-silence").click();
  await expect(watch.getByTestId("composer-status")).not.toContainText("Let others speak.");
});
