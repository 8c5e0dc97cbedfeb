// What people do with the devices they have: one falls asleep, one is used beside another.
import type { Page } from "@playwright/test";
import { act, ask, expect, let_go, own_question, question, test_without_picture as test, unique } from "../support/fixtures";

/** Shows what waits behind the bar of a list that was held. */
async function show_new(page: Page, text: string): Promise<void> {
  const bar = page.getByTestId("new-items").first();
  await expect(question(page, text).or(bar).first()).toBeVisible();
  if (await bar.isVisible()) await bar.click();
  await let_go(page);
}

test("a laptop's lid closed for ten minutes", async ({ people, server }) => {
  const watch = await people.enter("participant", { before: (page) => page.clock.install() });
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const [mine, missed] = [unique("Asked before the lid was closed?"), unique("Asked while it was closed?")];
  await ask(watch, mine);
  await expect(question(desk, mine)).toHaveCount(1);
  await watch.getByTestId("composer").fill("Half writ");

  const lid = await watch.context().newCDPSession(watch);
  await lid.send("Page.setWebLifecycleState", { state: "frozen" });
  server.gate.shut();
  await expect(desk.getByTestId("connection-state")).toHaveAttribute("data-state", "offline");
  server.gate.reopen();
  for (const page of [hall, desk]) await expect(page.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
  await ask(hall, missed);
  for (const text of [mine, missed]) await act(desk, text, "approve");

  // All timers that came due in the meantime fire once, as they do in a laptop that wakes up.
  await lid.send("Page.setWebLifecycleState", { state: "active" });
  await watch.clock.fastForward("10:00");
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-state", "live", { timeout: 30_000 });
  await expect(watch.getByTestId("offline-bar")).toHaveCount(0);
  await show_new(watch, missed);
  for (const text of [mine, missed]) await expect(question(watch, text)).toHaveCount(1);
  await expect(watch.getByTestId("composer")).toHaveValue("Half writ");
  await watch.getByTestId("composer").fill(unique("Asked after it was opened?"));
  await watch.getByTestId("send").click();
  await watch.getByTestId("tab-mine").click();
  await expect(own_question(watch, "Asked after it was opened?")).toHaveAttribute("data-state", "pending");
  await expect(own_question(watch, mine)).toHaveAttribute("data-state", "approved");
});

test("two tabs and a phone at once", async ({ people, server }) => {
  const link = server.link("participant", "--kind", "personal", "--name", "Three screens", "--sub", unique("three").replaceAll(" ", "-"), "--devices", "2");
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const tab = await people.enter("participant", { link });
  const other_tab = await tab.context().newPage();
  await other_tab.goto(tab.url());
  const phone = await people.enter("participant", { link, viewport: { width: 390, height: 844 }, hasTouch: true });
  const all = [tab, other_tab, phone];
  for (const page of all) await expect(page.getByTestId("connection-state")).toHaveAttribute("data-state", "live");

  const [asked, voted] = [unique("Asked on the phone?"), unique("Voted for in one tab?")];
  await ask(hall, voted);
  await act(desk, voted, "approve");
  await ask(phone, asked);
  await show_new(desk, asked);
  await expect(question(desk, asked)).toHaveCount(1);
  for (const page of all) await show_new(page, voted);
  await question(tab, voted).getByTestId("vote").click();
  for (const page of all) {
    await expect(question(page, voted).getByTestId("vote")).toHaveAttribute("aria-pressed", "true");
    await expect(question(page, voted)).toHaveAttribute("data-votes", "1");
    await page.getByTestId("tab-mine").click();
    await expect(own_question(page, asked)).toHaveCount(1);
    await expect(own_question(page, asked)).toHaveAttribute("data-state", "pending");
  }
  await expect(question(hall, voted)).toHaveAttribute("data-votes", "1");
  await expect(question(desk, asked)).toHaveCount(1);
});
