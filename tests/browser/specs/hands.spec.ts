// Raised hands and reactions as persons meet them: the place in the queue, the invitation, the claim of another moderator;
// what many send is one calm number.
import { overflow, violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, test_without_picture as test } from "../support/fixtures";

test("hands stand in their order; who is invited is told politely and answers; two moderators do not collide", async ({ people }) => {
  const desk = await people.enter("moderator");
  const other = await people.enter("moderator");
  const watch = await people.enter("participant");
  const hall = await people.enter("hall");
  await expect(watch.getByTestId("hand-raise")).toHaveCount(0);
  for (const page of [desk, other]) await page.getByTestId("hands-panel").click();
  await desk.getByTestId("hands-switch").click();
  await watch.getByTestId("hand-raise").click();
  await expect(watch.getByTestId("hand-words")).toContainText("place 1 of 1");
  await hall.getByTestId("hand-raise").click();
  await expect(hall.getByTestId("hand-words")).toContainText("place 2 of 2");
  expect(await violations(desk)).toEqual([]);

  const first = (page: typeof desk) => page.getByTestId("hand-row").first();
  await first(desk).getByTestId("hand-claim").click();
  await expect(first(other).getByTestId("hand-claimed")).toContainText("being handled by");
  await expect(first(other).getByTestId("hand-invite")).toHaveCount(0);
  await first(desk).getByTestId("hand-invite").click();
  await expect(watch.getByTestId("hand-words")).toHaveText("A moderator invites you to speak.");
  await expect(watch.getByTestId("hand-words")).toHaveAttribute("role", "status");
  await expect(hall.getByTestId("hand-words")).toContainText("place 1 of 1");
  for (const page of [watch, hall]) {
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
  await watch.getByTestId("hand-accept").click();
  await expect(watch.getByTestId("hand-words")).toContainText("You are called");
  await first(desk).getByTestId("hand-finish").click();
  await expect(watch.getByTestId("hand-words")).toContainText("Thank you");
  await hall.reload();
  await expect(hall.getByTestId("hand-words")).toContainText("place 1 of 1");
  await first(other).getByTestId("hand-decline").click();
  await expect(hall.getByTestId("hand-words")).toContainText("put your hand down");
  await desk.getByTestId("hands-switch").click();
  await expect(watch.getByTestId("hand-raise")).toHaveCount(0);
});

test("reactions of many are one number over the picture and on the projector, and can be switched off", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const hall = await people.enter("hall");
  const projector = await people.enter("screen");
  const button = await watch.getByTestId("react-applause").boundingBox();
  expect(Math.min(button?.width ?? 0, button?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await expect(watch.getByTestId("react-applause")).toHaveAccessibleName("Applause");
  const ticks: string[] = [];
  await projector.exposeFunction("shown", (text: string) => ticks.push(text));
  await projector.evaluate(() => {
    new MutationObserver(() => {
      const shown = document.querySelector("[data-testid=reaction-counts]");
      if (shown) (globalThis as unknown as { shown: (text: string | null) => void }).shown(shown.textContent);
    }).observe(document.body, { childList: true, subtree: true });
  });
  await Promise.all([
    send_commands(hall, ...Array.from({ length: 4 }, () => ["reaction.send", { reaction: "heart" }] as const)),
    watch.getByTestId("react-applause").click(),
  ]);
  await expect.poll(() => ticks.join()).toMatch(/❤️ \d/);
  await expect.poll(() => ticks.join()).toMatch(/👏 1/);
  await expect(projector.getByTestId("reaction-counts")).toHaveCount(0, { timeout: 10_000 });
  await watch.emulateMedia({ reducedMotion: "reduce" });
  await watch.getByTestId("react-heart").click();
  await expect(watch.getByTestId("reaction-counts")).toBeVisible();
  expect(await watch.getByTestId("reaction-counts").evaluate((element) => getComputedStyle(element).animationName)).toBe("none");
  await desk.getByTestId("reactions-switch").click();
  await expect(watch.getByTestId("react-heart")).toHaveCount(0);
  await desk.getByTestId("reactions-switch").click();
  await expect(watch.getByTestId("react-heart")).toBeVisible();
});
