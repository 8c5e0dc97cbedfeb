// The code on the hall's screen: shown with what is on, gone for a question, read by a phone, and worth nothing to others.
import { event_file } from "../support/agenda";
import { overflow, violations } from "../support/axe";
import { send_as } from "../support/commands";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

test("a phone joins by the code on the screen; a code that has passed is told in plain words", async ({ browser }) => {
  const server = await Server.start({
    feed: "", hall_code: 50, event: event_file([{ id: "now", title: "Alerts that cross borders", from: -20, to: 40 }]),
  });
  const people = new People(browser, server);
  try {
    const screen = await people.enter("screen", { viewport: { width: 1920, height: 1080 } });
    await expect(screen.getByTestId("hall-code")).toBeVisible();
    await expect(screen.getByTestId("stage-now")).toBeVisible();
    expect(await violations(screen)).toEqual([]);
    expect(await overflow(screen)).toBeLessThanOrEqual(0);
    await screen.screenshot({ path: "../../build/test-results/hall-code.png" });

    const said = await screen.getByTestId("hall-address").textContent();
    const token = /#(ph1\.[A-Z2-7]{16})$/.exec(said ?? "")?.[1] ?? "";
    const phone = await people.enter("hall", { link: `${server.origin}/join#${token}`, viewport: { width: 390, height: 844 } });
    await expect(phone.getByTestId("composer")).toBeVisible();
    expect(server.logged()).not.toContain(token);

    const late = await people.open({ viewport: { width: 390, height: 844 } });
    await late.goto(`${server.origin}/join#ph1.AAAAAAAAAAAAAAAA`);
    await late.getByTestId("enter").click();
    await expect(late.getByTestId("refusal")).toContainText("Scan it again");

    const desk = await people.enter("moderator");
    const [entered] = await send_as(desk.context().request, server.origin, "moderator", [["question.enter", { text: "Who calls whom?" }]]);
    const question = entered!["question"];
    await send_as(desk.context().request, server.origin, "moderator", [
      ["question.approve", { question, version: 1 }], ["question.put_on_air", { question, version: 2 }],
    ]);
    await expect(screen.getByTestId("on-air")).toBeVisible();
    await expect(screen.getByTestId("hall-code")).toHaveCount(0);
    // Nobody else is given the code.
    for (const page of [phone, desk]) expect(await page.content()).not.toContain("ph1.");
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
