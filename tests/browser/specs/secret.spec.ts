// A secret poll from the desk's form to the count: what a voter is told on the way, on this device and on another.
import type { Page } from "@playwright/test";
import { overflow, violations } from "../support/axe";
import { clear_stage, expect, test_without_picture as test, unique } from "../support/fixtures";

const neighbours = 9;

async function open_secret(desk: Page, title: string): Promise<void> {
  await desk.getByTestId("polls-open").click();
  await desk.getByTestId("poll-new").click();
  await desk.getByTestId("poll-form-title").fill(title);
  await desk.getByTestId("poll-form-options").fill("Yes\nNo");
  await desk.getByTestId("poll-form-secret").check();
  await expect(desk.getByTestId("poll-form-results"), "a secret poll shows nothing early").toBeDisabled();
  expect(await violations(desk)).toEqual([]);
  await desk.getByTestId("poll-save").click();
  const item = desk.getByTestId("desk-poll").filter({ hasText: title });
  await expect(item.getByTestId("poll-secret")).toBeVisible();
  await item.getByTestId("poll-open").click();
  await desk.getByTestId("polls-close").click();
  await expect(desk.getByTestId("poll-strip")).toHaveAttribute("data-state", "open");
}

/** Until the server has the ballot: the page sends it a random while later, so that it does not follow the paper. */
async function vote(page: Page, text: string): Promise<void> {
  const poll = page.getByTestId("poll");
  const taken = page.waitForResponse((response) => response.url().endsWith("/ballots") && response.ok());
  await poll.getByLabel(text).check();
  await poll.getByTestId("poll-vote").click();
  await expect(poll.getByTestId("poll-note")).toContainText("on its way");
  await taken;
}

test("a secret poll: a paper, a ballot without a name, a receipt, and the count for everybody", async ({ people, server }) => {
  test.setTimeout(300_000);
  const desk = await people.enter("moderator");
  await clear_stage(desk);
  const screen = await people.enter("screen");
  const title = unique("Approve?");
  await open_secret(desk, title);

  const link = server.link("hall", "--kind", "personal", "--name", "Ana", "--sub", `secret-${Date.now()}`, "--devices", "3");
  const phone = await people.enter("hall", { link, viewport: { width: 320, height: 640 } });
  const sent: { headers: Record<string, string>; body: string }[] = [];
  phone.on("request", (request) => {
    if (request.url().endsWith("/ballots")) sent.push({ headers: request.headers(), body: request.postData() ?? "" });
  });
  await expect(phone.getByTestId("secret-note")).toBeVisible();
  const how = phone.getByTestId("secret-note");
  await how.locator("summary").click();
  await expect(how).toContainText("signed without anybody seeing its number");
  await how.locator("summary").click();
  expect(await violations(phone)).toEqual([]);
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
  await vote(phone, "Yes");
  await vote(phone, "No");
  expect(sent.length).toBeGreaterThanOrEqual(1);
  for (const { headers, body } of sent) {
    expect(headers["cookie"]).toBeUndefined();
    expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(["ballot", "poll", "serial", "signature"]);
  }

  const laptop = await people.enter("hall", { link });
  await expect(laptop.getByTestId("poll-note")).toContainText("another device");
  await expect(laptop.getByTestId("poll-vote")).toHaveCount(0);

  // Each ballot goes out a random while after its paper: they wait for that together.
  const voting: Promise<void>[] = [];
  for (let i = 0; i < neighbours; i++) {
    const neighbour = await people.enter("hall");
    voting.push(vote(neighbour, "Yes").then(() => neighbour.context().close()));
  }
  await Promise.all(voting);
  await expect(desk.getByTestId("poll-strip").getByTestId("poll-turnout")).toHaveAttribute("data-answers", "10");
  await expect(desk.getByTestId("desk-poll").filter({ hasText: title }).locator(".poll-bar")).toHaveCount(0);

  await desk.getByTestId("poll-strip").getByTestId("poll-close").click();
  const counted = { timeout: 60_000 };
  for (const page of [phone, laptop, screen]) {
    await expect(page.locator(".poll-bar").nth(0)).toHaveAttribute("data-n", "9", counted);
    await expect(page.locator(".poll-bar").nth(1)).toHaveAttribute("data-n", "1");
    await expect(page.getByTestId("poll-ballots")).toContainText("10 votes counted");
  }
  await expect(phone.getByTestId("poll-note")).toContainText("Receipt", counted);
  expect(await violations(phone)).toEqual([]);
  expect(await violations(screen)).toEqual([]);
  await desk.getByTestId("poll-strip").getByTestId("poll-archive").click();
  await expect(screen.getByTestId("poll")).toHaveCount(0);
});
