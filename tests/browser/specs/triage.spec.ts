// The desk with hundreds of questions: one by one by keyboard, who is at what, undo, several at once.
import type { Browser, Page } from "@playwright/test";
import { violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { ask, expect, People, question, test_without_picture as test, unique } from "../support/fixtures";
import { Server } from "../support/server";

// Hundreds of steps: a recording of each would be all that the machine does.
test.use({ trace: "off" });

const pending = 300;

const syllables = ["ba", "co", "du", "fe", "gi", "ha", "ko", "lu", "me", "ni", "pa", "ro", "su", "te", "vi", "wa", "xo", "yu", "ze", "li"];

/** A word of its own for each number. */
function word(n: number): string {
  return [n, n / 20, n / 400].map((each) => syllables[Math.floor(each) % 20] ?? "").join("");
}

/** Every tenth asks what the one before asked, in other words. */
function texts(): string[] {
  return Array.from({ length: pending }, (_, i) => {
    const subject = `${word(3 * (i - (i % 10)))} ${word(3 * (i - (i % 10)) + 1)}`;
    if (i % 10 < 2) return i % 10 === 0 ? `Who is responsible for ${subject}?` : `For ${subject}, please, who is responsible?`;
    return `${word(3 * i)} ${word(3 * i + 1)} ${word(3 * i + 2)}?`;
  });
}

async function with_server(browser: Browser, run: (people: People) => Promise<void>): Promise<void> {
  const server = await Server.start({ feed: "" });
  const people = new People(browser, server);
  try {
    await run(people);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
}

/** Tasks over 50 ms, as the browser counts them. */
async function count_long_tasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const long: number[] = [];
    (window as unknown as { long: number[] }).long = long;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => long.push(Math.round(duration)))).observe({ type: "longtask", buffered: true });
  });
}

const long_tasks = (page: Page) => page.evaluate(() => (window as unknown as { long: number[] }).long.splice(0));
const panel = (page: Page) => page.getByTestId("one-by-one");
const in_column = (page: Page, name: string, text: string) => page.getByTestId(`column-${name}`).getByTestId("question").filter({ hasText: text });

function told(what: string, tasks: readonly number[]): void {
  console.log(`${what}: ${tasks.length} long tasks, ${tasks.reduce((a, b) => a + b, 0)} ms together, the longest ${Math.max(0, ...tasks)} ms`);
}

/** What the panel shows, and whether the keys are its own. */
function shown(page: Page): Promise<{ id: string; alike: boolean; focused: boolean; twin: boolean }> {
  return panel(page).evaluate((each) => ({
    id: each.dataset["questionId"] ?? "", alike: each.querySelector("[data-testid=suggested]") !== null, focused: document.activeElement === each,
    twin: each.textContent?.includes("responsible") === true,
  }));
}

/** Who decides faster than the server takes is told to wait a moment, and presses again. */
async function press_and_go_on(page: Page, key: string, from: string): Promise<void> {
  await expect.poll(async () => {
    if ((await shown(page)).id !== from) return "next";
    await page.keyboard.press(key);
    const question = await page.waitForFunction((id) => {
      const panel = document.querySelector<HTMLElement>("[data-testid=one-by-one]");
      return panel?.dataset["questionId"] !== id ? "next" : panel.querySelector(".card-notice") ? "told" : false;
    }, from);
    return question.jsonValue();
  }, { timeout: 60_000 }).toBe("next");
}

test("300 pending by keyboard alone", async ({ browser }) => {
  test.setTimeout(300_000);
  await with_server(browser, async (people) => {
    // A person's commands have a pace: ten ask thirty each.
    const all = texts();
    for (let i = 0; i < pending; i += 30) {
      const hall = await people.enter("hall");
      await send_commands(hall, ...all.slice(i, i + 30).map((text) => ["question.ask", { text }] as const));
      await hall.context().close();
    }
    const desk = await people.enter("moderator", { before: count_long_tasks });
    const column = desk.getByTestId("column-pending");
    await expect(column.locator(".column-title .count")).toHaveText(String(pending));
    expect(await column.getByTestId("question").count()).toBeLessThanOrEqual(60);
    told("the desk opens with 300 pending", await long_tasks(desk));

    await desk.keyboard.press("f");
    await expect(panel(desk)).toBeFocused();
    const decided = { approved: 0, declined: 0, merged: 0, skipped: 0 };
    for (let i = 0; ; i++) {
      const { id, alike, focused, twin } = await shown(desk);
      if (id === "") break;
      expect(focused).toBe(true);
      const [key, what] = alike ? ["g", "merged"] as const : twin ? ["a", "approved"] as const : i % 7 === 3 ? ["2", "declined"] as const : i % 29 === 5 ? ["s", "skipped"] as const : ["a", "approved"] as const;
      decided[what]++;
      await press_and_go_on(desk, key, id);
    }
    told(`${pending} questions one by one`, await long_tasks(desk));
    await expect(desk.getByTestId("triage-nothing")).toBeVisible();
    expect(decided.merged).toBeGreaterThanOrEqual(pending / 10);

    // What was skipped comes again; so does what was decided on a version that had just changed.
    await desk.keyboard.press("s");
    await expect.poll(async () => {
      const { id, alike } = await shown(desk);
      if (id !== "") await press_and_go_on(desk, alike ? "g" : "a", id);
      return panel(desk).getByTestId("triage-nothing").locator("p").count();
    }, { timeout: 90_000, intervals: [50] }).toBe(1);
    await desk.keyboard.press("Escape");
    await expect(column.locator(".column-title .count")).toHaveText("0");
    const count = async (name: string) => Number(await desk.getByTestId(`column-${name}`).locator(".column-title .count").innerText());
    await expect.poll(() => count("done")).toBe(decided.declined);
    expect(await count("approved")).toBe(pending - pending / 10 - decided.declined);
  });
});

test("who is at a question is told to the other moderators, who are not led to it, and stops nobody", async ({ people }) => {
  const hall = await people.enter("hall");
  const one = await people.enter("moderator");
  const two = await people.enter("moderator");
  const [first, second] = [unique("Who waters the palms?"), unique("Where do trams end?")];
  await ask(hall, first);
  await ask(hall, second);
  for (const desk of [one, two]) await desk.getByTestId("search").fill(first.slice(-6));
  await one.getByTestId("search").fill("");
  await two.getByTestId("search").fill("");
  await expect(question(two, second)).toHaveCount(1);

  await one.keyboard.press("Escape");
  await one.getByTestId("search").blur();
  await two.getByTestId("search").blur();
  await one.keyboard.press("f");
  expect(await violations(one)).toEqual([]);
  const at = await panel(one).getByTestId("one").innerText();
  const [mine, other] = at.includes(first) ? [first, second] : [second, first];
  await expect(question(two, mine).getByTestId("claimed")).toBeVisible();
  await expect(question(two, other).getByTestId("claimed")).toHaveCount(0);
  await two.keyboard.press("f");
  await expect(panel(two).getByTestId("one")).not.toContainText(mine);
  await two.keyboard.press("Escape");

  // The claim warns; the decision is anybody's.
  await question(two, mine).getByTestId("approve").click();
  await expect(panel(one).getByTestId("triage-decided")).toBeVisible();
  await one.keyboard.press("a");
  await expect(panel(one).getByTestId("one")).toContainText(other);
  await one.keyboard.press("Escape");
  await expect(question(two, other).getByTestId("claimed")).toHaveCount(0);
});

test("what was done is undone, the newest first, and not what has moved on since", async ({ people }) => {
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const other = await people.enter("moderator");
  const text = unique("Undo this?");
  await ask(hall, text);
  await question(desk, text).getByTestId("approve").click();
  await expect(in_column(desk, "approved", text)).toHaveCount(1);
  await expect(question(hall, text)).toHaveCount(1);
  await desk.keyboard.press("Control+z");
  await expect(in_column(desk, "pending", text)).toHaveCount(1);
  await expect(question(hall, text)).toHaveCount(0);

  // A decline is taken back while it waits.
  await in_column(desk, "pending", text).focus();
  await desk.keyboard.press("d");
  await desk.getByTestId("decline-because").first().click();
  await expect(question(desk, text).getByTestId("declining")).toBeVisible();
  await desk.keyboard.press("Control+z");
  await expect(question(desk, text).getByTestId("approve")).toBeVisible();

  await question(desk, text).getByTestId("approve").click();
  await expect(in_column(other, "approved", text)).toHaveCount(1);
  await in_column(other, "approved", text).getByTestId("put-on-deck").click();
  await expect(in_column(desk, "on_deck", text)).toHaveCount(1);
  await desk.keyboard.press("Control+z");
  await expect(in_column(desk, "on_deck", text).getByTestId("card-notice")).toContainText("moved on since");
  await expect(in_column(desk, "on_deck", text)).toHaveCount(1);
  await desk.keyboard.press("z");
  await expect(desk.getByTestId("deed").first()).toHaveAttribute("data-state", "refused");
});

test("several are decided together, told in one sentence and undone as one", async ({ people }) => {
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const other = await people.enter("moderator");
  const mark = unique("Bulk");
  const asked = await send_commands(hall, ...["aster", "birch", "cedar", "dahlia"].map((each) => ["question.ask", { text: `${mark} ${each}?` }] as const));
  await desk.getByTestId("search").fill(mark);
  await expect(question(desk, mark)).toHaveCount(4);
  await desk.getByTestId("search").press("Escape");
  await desk.keyboard.press("j");
  await desk.keyboard.press("x");
  await expect(desk.getByTestId("bulk-count")).toHaveText("1 marked");
  for (let i = 0; i < 3; i++) await desk.keyboard.press("Shift+ArrowDown");
  await expect(desk.getByTestId("bulk-count")).toHaveText("4 marked");
  await desk.keyboard.press("d");
  await expect(desk.getByTestId("bulk-reason")).toBeFocused();
  expect(await violations(desk)).toEqual([]);
  await desk.keyboard.press("Escape");
  await expect(desk.locator(".card-item.selected")).toBeFocused();
  await send_commands(other, ["question.approve", { question: asked[1]?.["question"], version: 1 }]);
  await expect(in_column(desk, "approved", mark)).toHaveCount(1);
  await desk.keyboard.press("a");
  await expect(desk.getByTestId("bulk-told")).toContainText("3 approved, 1 had changed");
  await expect(in_column(desk, "approved", mark)).toHaveCount(4);
  await desk.keyboard.press("Control+z");
  await expect(desk.getByTestId("bulk-told")).toContainText("3 undone");
  await expect(in_column(desk, "pending", mark)).toHaveCount(3);
});

test("what moderators tell each other reaches them and nobody else", async ({ people }) => {
  const one = await people.enter("moderator");
  const two = await people.enter("moderator");
  const text = unique("I take the questions in Chinese.");
  await one.getByTestId("channel-open").click();
  await one.getByTestId("channel-text").fill(text);
  await one.keyboard.press("Enter");
  await expect(one.getByTestId("channel-message").filter({ hasText: text })).toHaveCount(1);
  await expect(two.getByTestId("channel-fresh")).toHaveText("1");
  await two.getByTestId("channel-open").click();
  await expect(two.getByTestId("channel-message").filter({ hasText: text })).toHaveCount(1);
  await expect(two.getByTestId("channel-fresh")).toHaveCount(0);
});

test("the translator's list says what is missing, and publishes", async ({ people }) => {
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const text = unique("When will the proceedings be published?");
  const [asked] = await send_commands(hall, ["question.ask", { text }]);
  await send_commands(desk, ["question.approve", { question: asked?.["question"], version: 1 }]);
  await desk.getByTestId("translations-open").click();
  await desk.getByTestId("translations-language").selectOption("es");
  const item = desk.getByTestId("to-translate").filter({ hasText: text });
  await item.getByTestId("translation-text").fill("¿Cuándo se publican las actas?");
  await item.getByTestId("translation-keep").click();
  await expect(item).toHaveCount(0);
  await desk.getByTestId("translations-draft").click();
  await item.getByTestId("translation-publish").click();
  await desk.getByTestId("translations-approved").click();
  await expect(item).toHaveAttribute("data-standing", "approved");
});

test("in Chinese at 1366 pixels the pencil stands in the line of the first act", async ({ people }) => {
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const text = unique("鉛筆在哪裡？");
  await ask(hall, text);
  await desk.getByTestId("language").selectOption("zh-Hant");
  await question(desk, text).getByTestId("approve").click();
  const card = in_column(desk, "approved", text);
  await expect(card).toHaveCount(1);
  const [act, pencil] = [await card.getByTestId("put-on-deck").boundingBox(), await card.getByTestId("edit").boundingBox()];
  expect(Math.abs((act?.y ?? 0) - (pencil?.y ?? 99))).toBeLessThan(8);
});
