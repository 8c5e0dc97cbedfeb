// Order in the house: a silence that is told and lifted, a ban that holds on every tab. Each test with persons of its own.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { expect, test_without_picture as test, unique } from "../support/fixtures";

async function ask(page: Page, text: string): Promise<void> {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
}

async function sanction(desk: Page, text: string, act: "silence" | "ban", reason: string): Promise<void> {
  const card = desk.getByTestId("question").filter({ hasText: text }).first();
  await card.getByTestId("person-acts").locator("summary").click();
  await card.getByTestId(act).click();
  await card.getByTestId("sanction-reason").fill(reason);
  await card.getByTestId("sanction-confirm").click();
}

test("a silenced person is told why, keeps the text, and asks again when it is lifted", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const text = unique("First?");
  await ask(watch, text);
  await watch.getByTestId("composer").fill("Half a question");
  await sanction(desk, text, "silence", "Let others speak.");
  await expect(watch.getByTestId("composer-status")).toContainText("Let others speak.");
  await expect(watch.getByTestId("composer")).toHaveValue("Half a question");
  await expect(watch.getByTestId("send")).toBeDisabled();
  await expect(desk.getByTestId("question").filter({ hasText: text }).getByTestId("silenced")).toBeVisible();
  await desk.getByTestId("people-open").click();
  expect(await violations(desk)).toEqual([]);
  await desk.getByTestId("sanctioned").filter({ hasText: "Let others speak." }).getByTestId("lift-silence").click();
  await expect(watch.getByTestId("send")).toBeEnabled();
  await expect(watch.getByTestId("composer")).toHaveValue("Half a question");
  expect(await violations(watch)).toEqual([]);
});

test("a banned person is out on every tab, and neither reload nor the room's address lets them in", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const tab = await watch.context().newPage();
  await tab.goto(watch.url());
  const text = unique("Rude?");
  await ask(watch, text);
  await sanction(desk, text, "ban", "Insults.");
  for (const page of [watch, tab]) await expect(page.getByTestId("stopped")).toHaveAttribute("data-reason", "revoked");
  await expect(desk.getByTestId("question").filter({ hasText: text })).toHaveAttribute("data-state", "withdrawn");
  await watch.reload();
  await expect(watch.getByTestId("stopped")).toBeVisible();
  await desk.getByTestId("people-open").click();
  await desk.getByTestId("sanctioned").filter({ hasText: "Insults." }).getByTestId("unban").click();
  await desk.getByTestId("people-close").click();
  // A list that is held while somebody reads in it shows what comes back behind its bar.
  const [back, bar] = [desk.getByTestId("question").filter({ hasText: text }), desk.getByTestId("new-items").first()];
  await expect(back.or(bar).first()).toBeVisible();
  if (!(await back.isVisible())) await bar.click();
  await expect(back).toHaveAttribute("data-state", "pending");
});
