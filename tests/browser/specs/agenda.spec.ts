// The agenda as people meet it: on the first page, beside the picture, on the projector; and a file that is loaded anew
// while they look.
import { event_file, type Planned } from "../support/agenda";
import { overflow, violations } from "../support/axe";
import { act, ask, expect, People, test, unique } from "../support/fixtures";
import { Server } from "../support/server";

const plan: Planned[] = [
  { id: "past", title: "Opening words", from: -90, to: -60 },
  { id: "now", title: "Alerts that cross borders", from: -20, to: 40 },
  { id: "next", title: "A factory's supply chain", from: 40, to: 80 },
  { id: "table", title: "Incident response at the table", from: -20, to: 60, room: "table-1" },
];

async function with_agenda(browser: import("@playwright/test").Browser, run: (people: People, server: Server) => Promise<void>, planned = plan): Promise<void> {
  const server = await Server.start({ feed: "", event: event_file(planned) });
  const people = new People(browser, server);
  try {
    await run(people, server);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
}

test("an event file that is loaded anew changes every open page, and a bad one changes none", async ({ browser }) => {
  await with_agenda(browser, async (people, server) => {
    const watch = await people.enter("participant");
    const screen = await people.enter("screen");
    await expect(watch.getByTestId("now")).toContainText("Alerts that cross borders");
    await expect(watch.getByTestId("next")).toContainText("A factory's supply chain");
    await expect(screen.getByTestId("stage-now")).toContainText("Alerts that cross borders");

    server.reload_event({ ...event_file(plan.map((each) => ({ ...each, title: "Never shown" }))), time_zone: "Nowhere" });
    await expect.poll(() => server.logged()).toContain('"key":"time_zone"');
    await expect(watch.getByTestId("now")).toContainText("Alerts that cross borders");
    server.reload_event(event_file(plan.map((each) => (each.id === "now" ? { ...each, title: "A change of plan" } : each))));
    await expect(watch.getByTestId("now")).toContainText("A change of plan");
    await expect(screen.getByTestId("stage-now")).toContainText("A change of plan");
    await expect(watch.getByTestId("live-region")).toContainText("The agenda has changed");
  });
});

test("the first page shows what is on, the days, and the other time zone by a switch", async ({ browser }) => {
  await with_agenda(browser, async (people, server) => {
    const page = await people.open({ timezoneId: "Asia/Taipei" });
    await page.goto(server.origin);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Test seminar");
    await expect(page.getByTestId("now")).toHaveCount(2);
    const session = page.locator("[data-session-id=next]");
    await expect(session).toContainText("Speaker 1");
    await expect(session).toContainText("Taiwan");
    const own = await session.locator("time").first().textContent();
    await page.getByTestId("zone-event").click();
    await expect(page.getByTestId("zone-event")).toHaveAttribute("aria-pressed", "true");
    await expect(session.locator("time").first()).not.toHaveText(own ?? "");
    await expect(page.getByTestId("zone")).toContainText("UTC");
    await page.getByTestId("agenda-room").selectOption("table-1");
    await expect(page.getByTestId("session")).toHaveCount(1);
    const calendar = await page.request.get(new URL((await page.getByTestId("calendar").getAttribute("href")) ?? "", server.origin).href);
    expect(await calendar.text()).toContain("SUMMARY:Alerts that cross borders");
  });
});

test("the agenda in a room is opened, read and closed by keyboard, and the focus comes back", async ({ browser }) => {
  await with_agenda(browser, async (people) => {
    for (const role of ["participant", "hall"] as const) {
      const page = await people.enter(role);
      const button = page.getByTestId("agenda-open");
      await button.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByTestId("agenda")).toBeVisible();
      await expect(page.locator("[aria-current=time]").first()).toBeInViewport();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByTestId("agenda")).toHaveCount(0);
      await expect(button).toBeFocused();
    }
  });
});

test("a question on the projector leaves one line for what comes next", async ({ browser }) => {
  await with_agenda(browser, async (people) => {
    const [watch, screen, desk] = [await people.enter("participant"), await people.enter("screen"), await people.enter("moderator")];
    await expect(screen.getByTestId("stage-next").getByTestId("countdown")).toHaveText(/starts in \d/);
    const text = unique("What about the smaller countries?");
    await ask(watch, text);
    await act(desk, text, "approve");
    await act(desk, text, "put-on-air");
    await expect(screen.getByTestId("on-air")).toHaveText(text);
    await expect(screen.getByTestId("next-line")).toContainText("A factory's supply chain");
    expect(await overflow(screen)).toBe(0);
  });
});

const standings: Record<string, [Planned[], string]> = {
  "before the event": [[{ id: "a", title: "First", from: 3000, to: 3060 }], "standing"],
  "between two days": [[{ id: "a", title: "First", from: -200, to: -100 }, { id: "b", title: "Second", from: 1000, to: 1060 }], "standing"],
  "after the event": [[{ id: "a", title: "First", from: -200, to: -100 }], "ended"],
  "without sessions": [[], "agenda"],
};

for (const [when, [planned, shown]] of Object.entries(standings)) {
  test(`the first page says where the event stands: ${when}`, async ({ browser }) => {
    await with_agenda(browser, async (people, server) => {
      const page = await people.open();
      for (const [size, colorScheme] of [[{ width: 320, height: 640 }, "light"], [{ width: 1366, height: 768 }, "dark"]] as const) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(server.origin);
        await expect(page.getByTestId(shown)).toBeVisible();
        expect(await violations(page), `${when}, ${colorScheme}`).toEqual([]);
        expect(await overflow(page)).toBe(0);
      }
    }, planned);
  });

  test(`so do a room's pages: ${when}`, async ({ browser }) => {
    await with_agenda(browser, async (people) => {
      const watch = await people.enter("participant", { viewport: { width: 320, height: 640 } });
      await expect(watch.getByTestId("now-next")).toHaveAttribute("data-state", /next|over|empty/);
      const screen = await people.enter("screen", { viewport: { width: 320, height: 640 } });
      await expect(screen.getByTestId("stage-next").or(screen.locator(".projector-idle"))).toBeVisible();
      for (const page of [watch, screen]) {
        expect(await violations(page), when).toEqual([]);
        expect(await overflow(page)).toBe(0);
      }
    }, planned);
  });
}
