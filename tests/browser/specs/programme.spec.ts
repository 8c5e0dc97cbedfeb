// In time with the picture: what happens on the stage comes to each viewer when their own picture shows it.
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, test, unique } from "../support/fixtures";
import { expect_in_time, hold_back, in_step, note, noted, programme_ms, shown_and_gone, started_at } from "../support/playhead";
import { read_strip } from "../support/strip";
import type { Page } from "@playwright/test";

const behind_ms = 6000;
/** Between the picture's own clock and the playing date: some frames. */
const frames_ms = 250;

async function approved(asker: Page, desk: Page, text: string): Promise<string> {
  const [asked] = await send_commands(asker, ["question.ask", { text }]);
  const id = String(asked?.["question"]);
  await send_commands(desk, ["question.approve", { question: id, version: 1 }]);
  return id;
}

const on_air = (id: string) => `[data-testid=on-air][data-question-id="${id}"]`;

test("two viewers at different delays each see the question when their own picture shows it", async ({ people }) => {
  const [near, far, desk, screen] = [
    await people.enter("participant"), await people.enter("participant"), await people.enter("moderator"), await people.enter("screen"),
  ];
  await in_step(near);
  await in_step(far);
  await hold_back(far, near, behind_ms);
  const id = await approved(near, desk, unique("In time?"));
  await note(near, on_air(id));
  await note(far, on_air(id));
  await send_commands(desk, ["question.put_on_air", { question: id, version: 2 }]);

  await expect(screen.locator(on_air(id))).toBeVisible();
  await expect(near.locator(on_air(id))).toBeVisible();
  const from = Number(await near.locator(on_air(id)).getAttribute("data-aired-from"));
  const wall = (await started_at(near)) + from;
  await expect(far.locator(on_air(id))).toBeVisible();
  const [late] = await read_strip(far, 1);
  expect(late?.at ?? wall, "its picture was made after the question went on air").toBeGreaterThan(wall - frames_ms);
  expect((await programme_ms(near)) - (await programme_ms(far))).toBeGreaterThan(behind_ms / 2);
  expect_in_time(await noted(near, on_air(id)), from);
  expect_in_time(await noted(far, on_air(id)), from);

  await send_commands(desk, ["question.mark_answered", { question: id, version: 3 }]);
  await expect(near.locator(on_air(id))).toHaveCount(0);
  await expect(far.locator(on_air(id))).toHaveCount(0);
  const [first, second] = [shown_and_gone(await noted(near, on_air(id))), shown_and_gone(await noted(far, on_air(id)))];
  expect(first.shown_at, "whose picture is ahead sees it first").toBeLessThan(second.shown_at);
  expect(first.gone_at).toBeLessThan(second.gone_at);
});

test("a poll opens in the viewer's own time, and a vote from behind counts after it was closed on the stage", async ({ people }) => {
  const [near, far, desk] = [await people.enter("participant"), await people.enter("participant"), await people.enter("moderator")];
  await in_step(near);
  await in_step(far);
  await hold_back(far, near, behind_ms);
  const form = { title: unique("Which first?"), kind: "single", options: ["Red", "Green"], results: "after_close" };
  const [drafted] = await send_commands(desk, ["poll.draft", form]);
  const id = String(drafted?.["poll"]);
  const card = `[data-testid=poll][data-poll-id="${id}"]`;
  const results = `${card} [data-testid=poll-results]`;
  await note(far, card);
  await note(far, results);
  await send_commands(desk, ["poll.open", { poll: id, version: 1 }]);
  await expect(near.locator(card)).toBeVisible();
  const opened = Number(await near.locator(card).getAttribute("data-opened"));
  await send_commands(desk, ["poll.close", { poll: id, version: 2 }]);
  const shown = far.locator(card);
  await expect(shown).toHaveAttribute("data-state", "open");
  await shown.getByLabel("Red").check();
  await shown.getByTestId("poll-vote").click();
  await expect(desk.getByTestId("poll-turnout").first()).toHaveAttribute("data-answers", "1");
  await expect(shown).toHaveAttribute("data-state", "closing");
  await expect(shown).toHaveAttribute("data-state", "closed", { timeout: 40_000 });
  await expect(far.locator(results)).toBeVisible();
  expect_in_time(await noted(far, card), opened);
  expect_in_time(await noted(far, results), Number(await shown.getAttribute("data-closed")));
  await send_commands(desk, ["poll.archive", { poll: id, version: 4 }]);
});

test("far behind, the page says what is live now and puts nothing over the picture; live again it is in step", async ({ people }) => {
  const [watch, desk] = [await people.enter("participant"), await people.enter("moderator")];
  await in_step(watch);
  const id = await approved(watch, desk, unique("Live now?"));
  await watch.getByTestId("play").click();
  const video = watch.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "paused");
  await send_commands(desk, ["question.put_on_air", { question: id, version: 2 }]);
  await expect(desk.locator(`[data-question-id="${id}"][data-state=on_air]`)).toBeVisible();
  const live_now = watch.getByTestId("live-now");
  await expect(live_now.locator(on_air(id))).toBeVisible({ timeout: 60_000 });
  await expect(video).toHaveAttribute("data-moment", "live_now");
  await expect(watch.locator(".picture-frame").locator(on_air(id))).toHaveCount(0);
  expect(await violations(watch)).toEqual([]);
  await watch.getByTestId("go-live").click();
  await expect(video).toHaveAttribute("data-moment", "held");
  await expect(live_now).toHaveCount(0);
  await expect(watch.locator(".picture-frame").locator(on_air(id))).toBeVisible();
  await send_commands(desk, ["question.mark_answered", { question: id, version: 3 }]);
});

test("in text-only mode there is no player, nothing waits, and the browser remembers it", async ({ people }) => {
  const [watch, desk] = [await people.enter("participant", { viewport: { width: 390, height: 844 } }), await people.enter("moderator")];
  await in_step(watch);
  const id = await approved(watch, desk, unique("Only words?"));
  await watch.getByTestId("text-only").click();
  await expect(watch.getByTestId("player")).toHaveCount(0);
  await expect(watch.getByTestId("text-only")).toBeFocused();
  await send_commands(desk, ["question.put_on_air", { question: id, version: 2 }]);
  await expect(watch.locator(on_air(id))).toBeVisible();
  expect(await violations(watch)).toEqual([]);
  await watch.reload();
  await expect(watch.getByTestId("text-only-mode").locator(on_air(id))).toBeVisible();
  await expect(watch.getByTestId("player")).toHaveCount(0);
  await watch.getByTestId("view-picture").click();
  await in_step(watch);
  await expect(watch.locator(".picture").locator(on_air(id))).toBeVisible();
  await send_commands(desk, ["question.mark_answered", { question: id, version: 3 }]);
});
