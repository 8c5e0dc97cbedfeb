// A panelist as the agenda knows them: when they are expected, in their own zone and for their own calendar, and the questions that
// are for them.
import { readFileSync } from "node:fs";
import { event_file } from "../support/agenda";
import { act, ask, expect, People, question, unique } from "../support/fixtures";
import { one_rendition, Server } from "../support/server";
import { test } from "../support/stage";

const taipei = "Asia/Taipei";
const lead_ms = 15 * 60_000;

const clock = (at_ms: number) => new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: taipei }).format(at_ms);
const stamp = (at_ms: number) => new Date(at_ms).toISOString().replace(/[-:]|\.\d+/g, "");

test("a speaker reads when they are expected, keeps it in a calendar, and has the questions addressed to them before them", async ({ browser }) => {
  const event = event_file([{ id: "now", title: "Alerts that cross borders", from: -20, to: 40 }, { id: "later", title: "Supply chains", from: 120, to: 160 }]);
  const server = await Server.start({ contribution: true, renditions: [one_rendition], event });
  const people = new People(browser, server);
  try {
    const link = server.link("panelist", "--kind", "personal", "--name", "Chair", "--sub", "chair", "--speaker", "one");
    const page = await people.enter("panelist", { link, permissions: ["camera", "microphone"], timezoneId: taipei });
    const { agenda } = (await (await page.request.get(`${server.origin}/api/v1/event`)).json()) as { agenda: { sessions: { id: string; starts_ms: number }[] } };
    const starts_ms = agenda.sessions.find(({ id }) => id === "later")?.starts_ms ?? 0;
    const expected = page.getByTestId("call-time");
    await expect(expected.getByRole("listitem").filter({ hasText: "Supply chains" })).toContainText(`be here at ${clock(starts_ms - lead_ms)}, it begins at ${clock(starts_ms)}`);
    await expect(expected).toContainText("Taipei (GMT+8)");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("call-calendar").click()]);
    expect(file.suggestedFilename()).toBe("paraninfo.ics");
    const calendar = readFileSync(await file.path(), "utf8");
    expect(calendar).toContain(`DTSTART:${stamp(starts_ms - lead_ms)}\r\n`);
    expect(calendar).toContain("SUMMARY:Supply chains\r\n");

    await page.getByTestId("join-backstage").click();
    const hall = await people.enter("hall");
    const desk = await people.enter("moderator");
    const [addressed, plain] = [unique("What did the drill show?"), unique("Who pays for it?")];
    await hall.getByTestId("addressee").selectOption("one");
    await ask(hall, addressed);
    await hall.getByTestId("addressee").selectOption("");
    await ask(hall, plain);
    await act(desk, plain, "approve");
    await act(desk, addressed, "approve");
    const mine = page.getByTestId("questions-for-me");
    await expect(mine.getByTestId("question")).toContainText(addressed);
    await expect(mine.getByTestId("question")).toHaveCount(1);
    await question(desk, plain).focus();
    await desk.keyboard.press("u");
    await desk.getByTestId("assign-speaker").selectOption("one");
    await desk.getByTestId("assign-save").click();
    await expect(mine.getByTestId("question").filter({ hasText: plain })).toBeVisible();
    await act(desk, addressed, "put-on-air");
    await expect(page.getByTestId("questions-on-air")).toContainText(addressed);
    await expect(mine.getByTestId("question")).toHaveCount(1);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
