// Somebody of the audience on the stage, against the real server and its real worker: from the raised hand to the end of the
// turn; and the producer's timer for who speaks.
import { overflow, violations } from "../support/axe";
import { expect, unique } from "../support/fixtures";
import { backstage, camera_of, person, take_the_wheel, test, tile } from "../support/stage";

test("an accepted hand leads onto the stage, with sound and picture, until the moderator ends the turn", async ({ people }) => {
  const name = unique("Gael");
  const desk = await people.enter("moderator");
  const control = await people.enter("producer", { name: unique("Regia") });
  const watch = await people.enter("participant", { permissions: ["camera", "microphone"], name });
  await desk.getByTestId("hands-panel").click();
  await desk.getByTestId("hands-switch").click();
  await watch.getByTestId("hand-raise").click();
  const row = desk.getByTestId("hand-row").filter({ hasText: name });
  await row.getByTestId("hand-invite").click();
  await expect(watch.getByTestId("to-stage")).toHaveCount(0);
  await watch.getByTestId("hand-accept").click();
  await expect(watch.getByTestId("to-stage")).toBeVisible();
  expect(await violations(watch)).toEqual([]);
  await watch.getByTestId("to-stage").click();
  await watch.waitForURL("**/stage/auditorium");
  await expect(watch.getByTestId("guest")).toBeVisible();
  await expect(watch.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
  await expect(watch.locator("#check-screen")).toHaveCount(0);
  await watch.getByTestId("join-backstage").click();
  await expect(person(control, name)).toHaveAttribute("data-guest", "true");
  await expect(watch.getByTestId("share-screen")).toHaveCount(0);
  const source = await camera_of(control, name);
  await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  expect(await violations(watch)).toEqual([]);
  await row.getByTestId("hand-finish").click();
  await expect(watch.getByTestId("stopped")).toHaveAttribute("data-reason", "turn_over");
  await expect(person(control, name)).toHaveCount(0);
  await expect(tile(control, source)).toHaveCount(0);
  await watch.getByRole("link", { name: /Continue/ }).click();
  await watch.waitForURL("**/watch/auditorium");
  await expect(watch.getByTestId("hand-raise")).toBeVisible();
  await desk.getByTestId("hands-switch").click();
});

test("the producer's timer is large for who speaks, and says in words when it is over", async ({ people }) => {
  const name = unique("Mei-ling");
  const page = await backstage(people, name);
  const control = await people.enter("producer", { name: unique("Regia") });
  await take_the_wheel(control);
  await control.getByTestId("timer-minutes").fill("1.05");
  await control.getByTestId("timer-who").selectOption({ label: name });
  await control.getByTestId("timer-start").click();
  const timer = page.getByTestId("speaker-timer");
  await expect(timer).toHaveAttribute("data-mine", "true");
  await expect(timer).toHaveAttribute("data-state", "soon", { timeout: 30_000 });
  await expect(timer).toContainText("Come to an end");
  for (const each of [page, control]) expect(await violations(each)).toEqual([]);
  await control.getByTestId("timer-stop").click();
  await expect(timer).toHaveAttribute("data-state", "stopped");
  await control.getByTestId("timer-more").click();
  await expect(timer).toContainText(/1:\d\d/);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await control.getByTestId("timer-off").click();
  await expect(timer).toHaveCount(0);
});
