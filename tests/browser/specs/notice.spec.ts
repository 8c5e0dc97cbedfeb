// The notice on privacy and recording at the door: one click is still enough, another version is asked again, and a page
// that shows an older one does not get in by it.
import { event_file } from "../support/agenda";
import { overflow, violations } from "../support/axe";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

const with_notice = (version: string, text: string) => ({
  ...event_file([]),
  notice: { version, text: { es: `${text} (es)\n\nSegundo párrafo.`, en: `${text}\n\nSecond paragraph.` } },
});

test("one click accepts the notice and enters; a newer version is shown before anybody is in by it", async ({ browser }) => {
  const server = await Server.start({ feed: "", event: with_notice("v1", "The session is recorded.") });
  const people = new People(browser, server);
  try {
    const page = await people.open({ viewport: { width: 320, height: 640 } });
    await page.goto(server.shared_link("participant"));
    const notice = page.getByTestId("notice");
    await expect(notice).toContainText("The session is recorded.");
    await expect(notice.locator("p")).toHaveCount(2);
    await expect(page.getByTestId("enter")).toHaveText("Enter and accept the notice");
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    // The file changes while the page is open: the click is refused in words, the newer notice is there, the next one enters.
    server.reload_event(with_notice("v2", "The session is recorded and translated."));
    await expect.poll(() => server.logged()).toContain('"event.loaded"');
    await page.getByTestId("enter").click();
    await expect(page.getByTestId("refusal")).toHaveAttribute("data-reason", "notice_required");
    await expect(notice).toContainText("recorded and translated");
    await page.getByTestId("enter").click();
    await page.waitForURL("**/watch/auditorium");

    const screen = await people.enter("screen");
    await expect(screen.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
    const desk = await people.enter("moderator");
    await desk.getByTestId("export-open").click();
    await desk.getByTestId("export-what").selectOption("people");
    await desk.getByTestId("export-format").selectOption("json");
    const [file] = await Promise.all([desk.waitForEvent("download"), desk.getByTestId("export-make").click()]);
    const { sheets } = JSON.parse((await (await file.createReadStream()).toArray()).join("")) as
      { sheets: { people: { roles: string[]; notice_version: string | null; notice_language: string | null }[] } };
    const of = (role: string) => sheets.people.find((each) => each.roles.includes(role));
    expect(of("participant")).toMatchObject({ notice_version: "v2", notice_language: "en" });
    expect(of("moderator")).toMatchObject({ notice_version: "v2" });
    expect(of("screen")).toMatchObject({ notice_version: null });
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
