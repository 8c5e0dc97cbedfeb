// The chat as persons meet it: switched on, written, answered, slowed, deleted; and read by ear without being read again.
import type { Page } from "@playwright/test";
import { overflow, violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, let_go, test_without_picture as test, unique } from "../support/fixtures";

/** The room is shared by the tests: as each of them wants to find it. */
async function open_chat(desk: Page, slow_ms = 0): Promise<void> {
  await desk.getByTestId("chat-panel").click();
  if ((await desk.getByTestId("chat-open").getAttribute("data-open")) === "false") await desk.getByTestId("chat-switch").click();
  await expect(desk.getByTestId("chat-open")).toHaveAttribute("data-open", "true");
  await desk.getByTestId("chat-slow").selectOption(String(slow_ms));
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByTestId("chat-composer").fill(text);
  await page.getByTestId("chat-send").click();
}

const message = (page: Page, text: string) => page.getByTestId("chat-message").filter({ hasText: text });

test("a moderator opens the chat; people write, reply, and the author of a deleted message is told why", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const hall = await people.enter("hall");
  await open_chat(desk);
  for (const page of [watch, hall]) await page.getByTestId("side-chat").click();
  const text = unique("Good morning from Lima");
  await write(watch, text);
  await message(hall, text).getByTestId("chat-reply").click();
  const answer = unique("Good evening from Seville");
  await write(hall, answer);
  await expect(message(watch, answer).locator("blockquote")).toContainText(text);
  await expect(message(hall, text).first().getByTestId("chat-delete")).toHaveCount(0);
  for (const page of [watch, hall, desk]) {
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }

  const card = message(desk, text).first();
  await card.getByTestId("chat-delete").click();
  await desk.getByTestId("chat-delete-reason").fill("Off topic.");
  await desk.getByTestId("chat-delete-confirm").click();
  const own = watch.locator("[data-testid=chat-message][data-deleted=moderator].own").last();
  await expect(own).toContainText("Off topic.");
  for (const page of [watch, hall]) await expect(page.getByTestId("chat-log")).not.toContainText(text);
  await expect(message(hall, answer).locator(".chat-quote")).toContainText("deleted");
  await watch.reload();
  await watch.getByTestId("side-chat").click();
  await expect(own).toContainText("Off topic.");
  await expect(watch.getByTestId("chat-log")).not.toContainText(text);

  await desk.getByTestId("chat-switch").click();
  await expect(watch.getByTestId("chat-status")).toContainText("closed");
  await expect(watch.getByTestId("chat-send")).toBeDisabled();
});

test("slow mode keeps the words in the field, over a reload too, and says how long it takes", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  await open_chat(desk, 10_000);
  await watch.getByTestId("side-chat").click();
  await write(watch, unique("First"));
  const second = unique("Second");
  await write(watch, second);
  await expect(watch.getByTestId("chat-composer")).toHaveValue(second);
  await expect(watch.getByTestId("chat-status")).toContainText("Slow mode");
  await expect(watch.getByTestId("chat-wait")).toBeVisible();
  await watch.reload();
  await watch.getByTestId("side-chat").click();
  await expect(watch.getByTestId("chat-composer")).toHaveValue(second);
  await desk.getByTestId("chat-slow").selectOption("0");
  await expect(async () => {
    await watch.getByTestId("chat-send").click();
    await expect(message(watch, second)).toBeVisible({ timeout: 1000 });
  }).toPass();
});

// BigBlueButton#17509
test("a screen reader re-reads the whole chat log", async ({ people }) => {
  const desk = await people.enter("moderator");
  const hall = await people.enter("hall");
  const watch = await people.enter("participant");
  await open_chat(desk);
  await watch.getByTestId("side-chat").click();
  const known = unique("Already read");
  await send_commands(hall, ["chat.write", { text: known }]);
  await expect(message(watch, known)).toBeVisible();
  await let_go(watch);
  const log = watch.getByTestId("chat-log");
  await expect(log).toHaveAttribute("aria-live", "off");
  await expect(log).toHaveAttribute("role", "log");
  await log.evaluate((element) => {
    const seen = { added: [] as string[], removed: 0, changed: [] as string[] };
    (globalThis as unknown as { seen: typeof seen }).seen = seen;
    new MutationObserver((records) => {
      for (const { type, target, oldValue, addedNodes, removedNodes } of records) {
        seen.added.push(...[...addedNodes].map((node) => node.textContent ?? ""));
        seen.removed += removedNodes.length;
        if (type === "characterData" && target.textContent !== oldValue) seen.changed.push(`${oldValue} → ${target.textContent}`);
      }
    }).observe(element, { childList: true, subtree: true, characterData: true, characterDataOldValue: true });
  });
  const told: string[] = [];
  await watch.exposeFunction("told", (text: string) => told.push(text));
  await watch.getByTestId("live-region").evaluate((element) => {
    new MutationObserver(() => (globalThis as unknown as { told: (text: string | null) => void }).told(element.textContent)).observe(element, { childList: true, subtree: true, characterData: true });
  });
  const texts = [unique("New one"), unique("New two"), unique("New three")];
  for (const text of texts) await send_commands(hall, ["chat.write", { text }]);
  await expect(message(watch, texts[2] ?? "")).toBeVisible();
  await expect.poll(() => told.join()).toMatch(/new chat message/);
  const seen = await watch.evaluate(() => (globalThis as unknown as { seen: { added: string[]; removed: number; changed: string[] } }).seen);
  expect(seen.added.length).toBe(3);
  expect(seen.added.join()).not.toContain(known);
  expect([seen.removed, seen.changed]).toEqual([0, []]);
  expect(told.join()).not.toContain(known);
});

test("what comes while the reader is further up waits behind a bar", async ({ people }) => {
  const desk = await people.enter("moderator");
  const hall = await people.enter("hall");
  const watch = await people.enter("participant");
  await open_chat(desk);
  await watch.getByTestId("side-chat").click();
  const long_ago = unique("Long ago");
  for (let i = 0; i < 4; i++) await send_commands(desk, ["chat.write", { text: `${long_ago}${"\n.".repeat(30)}` }]);
  const log = watch.getByTestId("chat-log");
  await expect(message(watch, long_ago)).toHaveCount(4);
  await log.evaluate((element) => { element.scrollTop = -400; });
  await expect.poll(() => log.evaluate((element) => element.scrollTop)).toBeLessThan(-100);
  const text = unique("Just now");
  await send_commands(hall, ["chat.write", { text }]);
  await expect(watch.getByTestId("chat-new")).toContainText("1 new message");
  await expect(message(watch, text)).toHaveCount(0);
  await watch.getByTestId("chat-new").click();
  await expect(message(watch, text)).toBeInViewport();
  await expect(watch.getByTestId("chat-new")).toHaveCount(0);
});
