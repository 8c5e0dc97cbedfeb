// The overlay for a picture mixer: what is on the stage on a transparent ground, and nothing else.
import { event_file } from "../support/agenda";
import { overflow, violations } from "../support/axe";
import { send_as } from "../support/commands";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

const ground = (selector: string) => getComputedStyle(document.querySelector(selector) as Element).backgroundColor;

test("an overlay shows question, poll or name over nothing, and stays silent when it is locked out", async ({ browser }) => {
  const server = await Server.start({ feed: "", event: event_file([{ id: "now", title: "Alerts that cross borders", from: -20, to: 40 }]) });
  const people = new People(browser, server);
  try {
    const desk = await people.enter("moderator");
    const overlay = await people.enter("screen", { viewport: { width: 1920, height: 1080 } });
    await overlay.goto(`${server.origin}/overlay/auditorium?show=question,poll,name`);
    await expect(overlay.getByTestId("name-plate")).toContainText("Speaker 1");
    await expect(overlay.getByTestId("name-plate")).toContainText("Chair, Example Institute");

    const as = (...commands: Parameters<typeof send_as>[3][number][]) => send_as(desk.context().request, server.origin, "moderator", commands);
    const [entered] = await as(["question.enter", { text: "Who calls whom at three in the morning?", name: "Row three" }]);
    const question = entered!["question"];
    await as(["question.approve", { question, version: 1 }], ["question.put_on_air", { question, version: 2 }]);
    await expect(overlay.getByTestId("on-air")).toContainText("Who calls whom");
    await expect(overlay.getByTestId("name-plate")).toHaveCount(0);

    const [drafted] = await as(["poll.draft", { title: "Where does it begin?", kind: "single", options: ["Mail", "Web"], results: "always" }]);
    await as(["poll.open", { poll: drafted!["poll"], version: 1 }]);
    await expect(overlay.getByTestId("poll")).toContainText("Where does it begin?");
    expect(await violations(overlay)).toEqual([]);
    expect(await overflow(overlay)).toBeLessThanOrEqual(0);
    for (const selector of ["html", "body", "#app", "main"]) expect(await overlay.evaluate(ground, selector)).toBe("rgba(0, 0, 0, 0)");
    await overlay.screenshot({ path: "../../build/test-results/overlay.png", omitBackground: true });

    await overlay.goto(`${server.origin}/overlay/auditorium?show=name&at=top`);
    await expect(overlay.getByTestId("name-plate")).toBeVisible();
    await expect(overlay.getByTestId("poll")).toHaveCount(0);
    server.revoke(server.shared_link("screen"));
    await expect(overlay.locator(".notice-page")).toHaveCount(1);
    await expect(overlay.locator(".notice-page")).toBeHidden();
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
