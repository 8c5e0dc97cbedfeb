// A poll from the moderator's form to the bars on the projector. One server for all tests, one poll at a time: what a test
// opens it also closes and archives.
import { randomUUID } from "node:crypto";
import { request, type Page } from "@playwright/test";
import { overflow, violations } from "../support/axe";
import { clear_stage, expect, test_without_picture as test, unique } from "../support/fixtures";
import type { Server } from "../support/server";

async function draft(desk: Page, title: string, options: string, results: string, split = false): Promise<void> {
  await desk.getByTestId("polls-open").click();
  await desk.getByTestId("poll-new").click();
  await desk.getByTestId("poll-form-title").fill(title);
  await desk.getByTestId("poll-form-options").fill(options);
  await desk.getByTestId("poll-form-results").selectOption(results);
  if (split) await desk.getByTestId("poll-form-split").check();
  await desk.getByTestId("poll-save").click();
  await expect(desk.getByTestId("desk-poll").filter({ hasText: title })).toHaveAttribute("data-state", "draft");
}

async function open(desk: Page, title: string): Promise<void> {
  await desk.getByTestId("desk-poll").filter({ hasText: title }).getByTestId("poll-open").click();
  await desk.getByTestId("polls-close").click();
  await expect(desk.getByTestId("poll-strip")).toHaveAttribute("data-state", "open");
}

/** Closes whatever is open and archives it; the last votes are waited for. */
async function end(desk: Page): Promise<void> {
  const strip = desk.getByTestId("poll-strip");
  await strip.getByTestId("poll-close").click();
  await expect(strip).toHaveAttribute("data-state", "closed");
}

async function vote(page: Page, text: string): Promise<void> {
  const poll = page.getByTestId("poll");
  const change = poll.getByTestId("poll-change");
  if (await change.isVisible()) await change.click();
  await poll.getByLabel(text).check();
  await poll.getByTestId("poll-vote").click();
}

test("a poll goes from the desk over the votes to the projector, and a vote can be changed", async ({ people }) => {
  const desk = await people.enter("moderator");
  await clear_stage(desk);
  const watch = await people.enter("participant");
  const hall = await people.enter("hall");
  const screen = await people.enter("screen");
  const title = unique("What first?");
  await draft(desk, title, "Security\nTraining\nCooperation", "after_vote");
  await expect(watch.getByTestId("poll")).toHaveCount(0);
  await open(desk, title);
  await expect(screen.getByTestId("poll")).toContainText(title);

  await vote(watch, "Security");
  await expect(watch.getByTestId("poll-results")).toBeVisible();
  await expect(hall.getByTestId("poll-results"), "who has not voted sees none").toHaveCount(0);
  await expect(screen.getByTestId("poll-results")).toHaveCount(0);
  await expect(screen.getByTestId("poll-answers")).toContainText("1 answer");
  await vote(hall, "Training");
  await vote(watch, "Training");
  await expect(desk.getByTestId("poll-strip").getByTestId("poll-turnout")).toHaveAttribute("data-answers", "2");
  await expect(watch.locator(".poll-bar").nth(1)).toHaveAttribute("data-n", "2");
  expect(await violations(watch)).toEqual([]);
  expect(await violations(desk)).toEqual([]);

  const late = await people.enter("participant");
  await expect(late.getByTestId("poll")).toContainText(title);
  await expect(late.getByTestId("poll-results")).toHaveCount(0);

  await end(desk);
  // The grace, and then the picture's delay behind it.
  const closed = { timeout: 45_000 };
  for (const page of [watch, hall, screen, late]) await expect(page.locator(".poll-bar").nth(1)).toHaveAttribute("data-n", "2", closed);
  expect(await violations(screen)).toEqual([]);
  await desk.getByTestId("poll-strip").getByTestId("poll-archive").click();
  await expect(screen.getByTestId("poll")).toHaveCount(0);
});

test("a vote without a connection is kept and counted when it is back", async ({ people, server }) => {
  const desk = await people.enter("moderator");
  const hall = await people.enter("hall", { viewport: { width: 320, height: 640 } });
  const title = unique("Kept?");
  await draft(desk, title, "Yes\nNo", "after_close");
  await open(desk, title);
  await expect(hall.getByTestId("poll")).toBeVisible();
  expect(await overflow(hall)).toBeLessThanOrEqual(0);
  expect(await violations(hall)).toEqual([]);
  server.gate.shut();
  await expect(hall.getByTestId("connection-state")).toHaveAttribute("data-state", "offline");
  await vote(hall, "Yes");
  server.gate.reopen();
  await expect(desk.getByTestId("poll-turnout").first()).toHaveAttribute("data-answers", "1");
  await end(desk);
  await desk.getByTestId("poll-strip").getByTestId("poll-archive").click();
});

/** Somebody who enters by the link, votes and goes, without a page. */
async function vote_by(server: Server, link: string, poll: string, choice: number): Promise<void> {
  const browser = await request.newContext({ baseURL: server.origin, ignoreHTTPSErrors: true, extraHTTPHeaders: { Origin: server.origin } });
  const entered = await browser.post("/api/v1/session", { data: { token: link.split("#")[1] } });
  const { enter } = (await entered.json()) as { enter: string };
  const voted = await browser.post(`/api/v1/rooms/auditorium/commands?seat=${enter}`, {
    data: { jsonrpc: "2.0", id: 1, method: "poll.vote", params: { key: randomUUID(), poll, choices: [choice] } },
  });
  expect(await voted.json()).toMatchObject([{ result: {} }]);
  await browser.dispose();
}

test("results by class come with the close, and fewer than five of a class are not shown apart", async ({ people, server }) => {
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  const title = unique("By class?");
  await draft(desk, title, "Yes\nNo", "always", true);
  await open(desk, title);
  const poll = (await watch.getByTestId("poll").getAttribute("data-poll-id")) ?? "";
  for (let n = 0; n < 5; n++) await vote_by(server, server.shared_link("hall"), poll, 0);
  for (let n = 0; n < 5; n++) await vote_by(server, server.shared_link("participant"), poll, 1);
  const personal = server.link("participant", "--kind", "personal", "--name", "Ana", "--sub", `class-${Date.now()}`);
  await vote_by(server, personal, poll, 1);
  await expect(watch.locator(".poll-bar").first()).toHaveAttribute("data-n", "5");
  await expect(watch.locator(".poll-bar").nth(1)).toHaveAttribute("data-n", "6");
  await expect(watch.getByTestId("poll-classes"), "each vote would show its class").toHaveCount(0);
  await desk.getByTestId("polls-open").click();
  const item = desk.getByTestId("desk-poll").filter({ hasText: title });
  await expect(item.getByTestId("poll-results")).toBeVisible();
  await expect(item.getByTestId("poll-classes")).toHaveCount(0);
  await desk.getByTestId("polls-close").click();

  await end(desk);
  for (const page of [watch, desk]) {
    if (page === desk) await desk.getByTestId("polls-open").click();
    const shown = page === desk ? item : page.getByTestId("poll");
    await expect(shown.getByTestId("poll-classes")).toContainText("hall: 5 · registered + open link: 6", { timeout: 45_000 });
    await expect(shown.getByTestId("poll-classes")).toContainText("Fewer than five are not shown apart.");
    await expect(shown.locator(".poll-bar-class").first()).toHaveText("hall: 5 · registered + open link: 0");
    expect(await violations(page)).toEqual([]);
  }
  expect(await overflow(watch)).toBeLessThanOrEqual(0);
  await desk.getByTestId("polls-close").click();
  await desk.getByTestId("poll-strip").getByTestId("poll-archive").click();
});
