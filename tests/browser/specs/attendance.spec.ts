// Attendance as pages give it: a person who watches in two tabs and closes one is still there, and the desk's file says so.
import type { Page } from "@playwright/test";
import { event_file } from "../support/agenda";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

interface Row {
  session: string;
  name: string;
  connected_minutes: number;
  watching_minutes: number;
}

/** In words alone, so that the test needs no picture: a page that is seen is watching. */
const in_words = (page: Page) => page.addInitScript(() => localStorage.setItem("paraninfo/view", "text"));

test("presence loses a person who closes one tab of two", async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ feed: "", event: event_file([{ id: "now", title: "Alerts", from: -20, to: 40 }]) });
  const people = new People(browser, server);
  try {
    const first = await people.enter("participant", { name: "Ana of two tabs", before: in_words });
    const second = await first.context().newPage();
    const signs: { page: string; watching: boolean; status: number }[] = [];
    for (const page of [first, second])
      page.on("response", (answer) => {
        const request = answer.request();
        if (!request.url().includes("/attendance")) return;
        // Of a page that is closing the browser no longer knows what it sent.
        const said = request.postDataJSON() as { page: string; watching: boolean } | null;
        if (said) signs.push({ page: said.page, watching: said.watching, status: answer.status() });
      });
    await second.goto(`${server.origin}/watch/auditorium`);
    await expect(second.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
    await expect(second.getByTestId("text-only-mode")).toBeVisible();
    await expect.poll(() => new Set(signs.filter((each) => each.watching && each.status === 204).map((each) => each.page)).size).toBe(2);
    await second.close({ runBeforeUnload: false });
    const before = signs.length;
    await expect.poll(() => signs.slice(before).some((each) => each.watching), { timeout: 60_000 }).toBe(true);

    const rows = () => (JSON.parse(server.paraninfo("export", "--room", "auditorium", "--what", "attendance", "--format", "json", "--out", "-")) as
      { sheets: { attendance: Row[] } }).sheets.attendance;
    await expect.poll(() => rows().map((each) => [each.session, each.name]), { timeout: 60_000 }).toEqual([["now", "Ana of two tabs"]]);
    const desk = await people.enter("moderator");
    await desk.getByTestId("export-open").click();
    await desk.getByTestId("export-what").selectOption("attendance");
    await desk.getByTestId("export-format").selectOption("csv");
    const [file] = await Promise.all([desk.waitForEvent("download"), desk.getByTestId("export-make").click()]);
    expect((await (await file.createReadStream()).toArray()).join("")).toContain("Ana of two tabs");
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
