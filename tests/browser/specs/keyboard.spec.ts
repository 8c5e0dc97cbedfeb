// By keyboard alone, and by ear: everything is reached, what has the focus shows it, the focus is never lost, and what is
// told is told once in a while.
import type { Page } from "@playwright/test";
import { send_commands } from "../support/commands";
import { act, ask, expect, own_question, question, test, unique } from "../support/fixtures";

const has_focus = (page: Page) => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

/** Walks the page by Tab, and says for each stop its name and whether it is seen to have the focus. */
async function walk(page: Page, most: number): Promise<{ name: string; seen: boolean }[]> {
  const stops: { name: string; seen: boolean }[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const outlined = (each: Element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      };
      const { width, height } = element.getBoundingClientRect();
      const name = element.dataset["testid"] ?? element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? "";
      return { name, seen: width > 1 && height > 1 && (outlined(element) || outlined(element.parentElement ?? element)) };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

test("every control of every page is reached by Tab, and shows that it has the focus", async ({ people }) => {
  const desk = await people.enter("moderator");
  const text = unique("Reached by keyboard?");
  await ask(await people.enter("hall"), text);
  await act(desk, text, "approve");
  const wanted = {
    participant: ["Skip to writing a question", "language", "account", "sound", "play", "mute", "skip-back", "seek", "skip-forward", "quality", "delay-profile", "view-sound", "text-only", "statistics-open", "player-keys", "wide", "tab-mine", "vote", "composer", "anonymous"],
    hall: ["Skip to writing a question", "language", "account", "tab-mine", "vote", "composer", "anonymous"],
    moderator: ["language", "account", "open-close", "review", "search", "announcements-open", "shortcuts", "question", "put-on-air", "answered", "decline", "edit"],
  } as const;
  for (const role of ["participant", "hall", "moderator"] as const) {
    const page = await people.enter(role);
    if (role === "participant") {
      await expect(page.getByTestId("player")).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
      // One can go back once there is something to go back to.
      await expect(page.getByTestId("seek")).toBeEnabled({ timeout: 45_000 });
    }
    const stops = await walk(page, 120);
    expect(stops.filter(({ seen }) => !seen), role).toEqual([]);
    const names = stops.map(({ name }) => name);
    expect(wanted[role].filter((name) => !names.includes(name)), role).toEqual([]);
  }
});

test("the list can be skipped: one key and the question field is there", async ({ people }) => {
  const watch = await people.enter("participant");
  await watch.keyboard.press("Tab");
  await watch.keyboard.press("Enter");
  await expect(watch.getByTestId("composer")).toBeFocused();
  await watch.keyboard.type("By keyboard?");
  await watch.keyboard.press("Control+Enter");
  await expect(watch.getByTestId("composer")).toHaveValue("");
  await expect(watch.getByTestId("composer")).toBeFocused();
});

test("the focus stays in the list when its question is answered, declined or taken back, and when new ones are shown", async ({ people }) => {
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const [first, second, third] = [unique("First?"), unique("Second?"), unique("Third?")];
  const asked = await send_commands(hall, ["question.ask", { text: first }], ["question.ask", { text: second }]);
  for (const each of asked) await send_commands(desk, ["question.approve", { question: each["question"], version: 1 }]);

  await question(watch, first).getByTestId("vote").focus();
  await send_commands(desk, ["question.mark_answered", { question: asked[0]?.["question"], version: 2 }]);
  await expect(question(watch, first)).toHaveAttribute("data-state", "answered");
  await expect(question(watch, first)).toBeFocused();

  await question(watch, second).getByTestId("vote").focus();
  await send_commands(desk, ["question.decline", { question: asked[1]?.["question"], version: 2, reason: "Off the subject" }]);
  await expect(question(watch, second)).toHaveCount(0);
  expect(await has_focus(watch)).toBe(true);
  expect(await watch.evaluate(() => document.activeElement?.closest("[data-testid=questions]") !== null)).toBe(true);

  const [more] = await send_commands(hall, ["question.ask", { text: third }]);
  await send_commands(desk, ["question.approve", { question: more?.["question"], version: 1 }]);
  await expect(watch.getByTestId("new-items")).toBeVisible();
  await watch.getByTestId("new-items").focus();
  await watch.keyboard.press("Enter");
  await expect(question(watch, third)).toHaveCount(1);
  expect(await has_focus(watch)).toBe(true);

  // One's own: the button that withdraws goes, its question keeps the focus.
  const own = unique("Mine, taken back?");
  await ask(watch, own);
  await watch.getByTestId("tab-mine").click();
  await expect(own_question(watch, own)).toHaveAttribute("data-state", "pending");
  await own_question(watch, own).getByRole("button", { name: "Withdraw" }).focus();
  await watch.keyboard.press("Enter");
  await expect(own_question(watch, own)).toHaveAttribute("data-state", "withdrawn");
  await expect(own_question(watch, own)).toBeFocused();
});

test("the focus stays on the desk's board through approve, decline, undo and edit", async ({ people }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator");
  const [one, two] = [unique("Board one?"), unique("Board two?")];
  await ask(watch, one);
  await ask(watch, two);
  await desk.getByTestId("search").fill("Board ");
  await expect(question(desk, two)).toHaveCount(1);

  // A decline: form, waiting, undo.
  await question(desk, one).getByTestId("decline").focus();
  await desk.keyboard.press("Enter");
  await expect(question(desk, one).getByTestId("decline-reason")).toBeFocused();
  await desk.keyboard.press("Escape");
  await expect(question(desk, one)).toBeFocused();
  await desk.keyboard.press("d");
  await expect(question(desk, one).getByTestId("decline-reason")).toBeFocused();
  await desk.keyboard.type("Off the subject");
  await desk.keyboard.press("Enter");
  await expect(question(desk, one).getByTestId("declining")).toBeVisible();
  await expect(question(desk, one)).toBeFocused();
  await question(desk, one).getByTestId("undo").focus();
  await desk.keyboard.press("Enter");
  await expect(question(desk, one).getByTestId("approve")).toBeVisible();
  await expect(question(desk, one)).toBeFocused();

  // An edit.
  await desk.keyboard.press("e");
  await expect(question(desk, one).getByTestId("edit-text")).toBeFocused();
  await desk.keyboard.press("End");
  await desk.keyboard.type(" Or not?");
  await desk.keyboard.press("Control+Enter");
  await expect(question(desk, "Or not?")).toHaveCount(1);
  expect(await has_focus(desk)).toBe(true);

  // Approved by its button: the next of the column has the focus; after the last one the column keeps it.
  await question(desk, one).getByTestId("approve").focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByTestId("column-approved").getByTestId("question").filter({ hasText: one })).toHaveCount(1);
  await expect(question(desk, two)).toBeFocused();
  await question(desk, two).getByTestId("approve").focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByTestId("column-approved").getByTestId("question").filter({ hasText: two })).toHaveCount(1);
  expect(await desk.evaluate(() => document.activeElement?.closest("[data-testid=column-pending]") !== null)).toBe(true);
});

test("what goes away hands the focus on: sound, announcement, the bar that says offline", async ({ people, server }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  await send_commands(desk, ["announcement.make", { text: unique("Read and put away") }]);
  await expect(watch.getByTestId("announcement").first()).toBeVisible();
  while (await watch.getByTestId("announcement").count() > 0) {
    await watch.getByTestId("announcement").first().getByRole("button").focus();
    await watch.keyboard.press("Enter");
    await expect.poll(() => has_focus(watch)).toBe(true);
  }
  await expect(watch.getByTestId("player")).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await watch.getByTestId("sound").focus();
  await watch.keyboard.press("Enter");
  await expect(watch.getByTestId("mute")).toBeFocused();

  server.gate.shut();
  await watch.getByTestId("offline-bar").getByRole("button").focus();
  server.gate.reopen();
  await watch.keyboard.press("Enter");
  await expect(watch.getByTestId("offline-bar")).toHaveCount(0);
  await expect.poll(() => has_focus(watch)).toBe(true);
});

test("news is told together, at most once in five seconds, and the fate of one's own question at once", async ({ people }) => {
  const desk = await people.enter("moderator");
  const hall = await people.enter("hall");
  const watch = await people.enter("participant");
  await watch.evaluate(() => {
    const told: Record<string, [number, string][]> = { "live-own": [], "live-region": [] };
    (window as unknown as { told: typeof told }).told = told;
    for (const [name, heard] of Object.entries(told)) {
      const region = document.querySelector(`[data-testid=${name}]`);
      if (region) new MutationObserver(() => heard.push([performance.now(), region.textContent ?? ""])).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  const text = unique("Told aloud?");
  await ask(watch, text);
  for (let i = 0; i < 8; i++) {
    const [asked] = await send_commands(hall, ["question.ask", { text: unique("Another?") }]);
    await send_commands(desk, ["question.approve", { question: asked?.["question"], version: 1 }]);
  }
  await act(desk, text, "approve");
  await act(desk, text, "put-on-air");
  await expect(watch.getByTestId("live-own")).toContainText("Your question: On air now", { timeout: 4000 });
  await expect(watch.getByTestId("live-region")).toContainText("Question on air");
  const heard = await watch.evaluate(() => (window as unknown as { told: Record<string, [number, string][]> }).told);
  const words = (name: string) => heard[name]?.map(([, said]) => said).join(" / ");
  expect(words("live-own")).toContain("Your question: Published");
  expect(words("live-region")).toContain("new question");
  const told = heard["live-region"] ?? [];
  for (let i = 1; i < told.length; i++) expect((told[i]?.[0] ?? 0) - (told[i - 1]?.[0] ?? 0)).toBeGreaterThan(4900);
});

test("where motion is unwelcome nothing moves by itself", async ({ people }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant", { reducedMotion: "reduce" });
  const text = unique("Without motion?");
  await ask(watch, text);
  await act(desk, text, "approve");
  await act(desk, text, "put-on-air");
  await expect(watch.getByTestId("on-air")).toHaveText(text);
  const moving = await watch.evaluate(() => document.getAnimations().filter((each) => each.playState === "running").length);
  expect(moving).toBe(0);
  const slow = await watch.evaluate(() => [...document.querySelectorAll("*")].filter((each) => {
    const { transitionDuration } = getComputedStyle(each);
    return transitionDuration.split(",").some((duration) => parseFloat(duration) > 0);
  }).length);
  expect(slow).toBe(0);
});
