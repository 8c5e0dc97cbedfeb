// The projector, at which nobody sits: it loads itself anew, and not while the hall is looking at something.
import type { Page } from "@playwright/test";
import { act, ask, expect, test_without_picture as test, unique } from "../support/fixtures";

const mark = (page: Page) => page.evaluate(() => void ((window as unknown as { same?: boolean }).same = true));
const is_same = (page: Page) => page.evaluate(() => (window as unknown as { same?: boolean }).same === true).catch(() => true);

test("the projector takes a new build once the question on air is over, and loads anew where a part of it is gone", async ({ people }) => {
  const screen = await people.enter("screen", { before: (page) => page.clock.install() });
  const hall = await people.enter("hall");
  const desk = await people.enter("moderator");
  const text = unique("On air during an update?");
  await ask(hall, text);
  await act(desk, text, "approve");
  await act(desk, text, "put-on-air");
  await expect(screen.getByTestId("on-air")).toHaveText(text);

  await mark(screen);
  const checked = screen.waitForRequest("**/sw.js");
  await screen.route("**/sw.js", (route) => route.fulfill({ contentType: "text/javascript", body: "/assets/another-build.js" }));
  await screen.clock.fastForward("05:00");
  await checked;
  await screen.clock.fastForward("00:30");
  await expect(screen.getByTestId("connection-state")).toHaveAttribute("data-state", "live", { timeout: 30_000 });
  expect(await is_same(screen)).toBe(true);
  await expect(screen.getByTestId("on-air")).toHaveText(text);

  await act(desk, text, "answered");
  await expect(screen.getByTestId("on-air")).toHaveCount(0);
  await screen.clock.fastForward("00:10");
  await expect.poll(() => is_same(screen)).toBe(false);
  await expect(screen.getByTestId("connection-state")).toHaveAttribute("data-state", "live");

  await screen.unroute("**/sw.js");
  await mark(screen);
  // The second reload within the hour: it waits 30 s.
  await screen.evaluate(() => dispatchEvent(new Event("vite:preloadError")));
  await screen.clock.fastForward("00:31");
  await expect.poll(() => is_same(screen)).toBe(false);
  await expect(screen.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
});

test("a room without panelists offers its projector no programme", async ({ people }) => {
  const screen = await people.enter("screen");
  await screen.evaluate(() => localStorage.setItem("paraninfo/screen-programme", "1"));
  await screen.reload();
  await expect(screen.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
  await screen.keyboard.press("p");
  await expect(screen.getByTestId("projector")).toHaveAttribute("data-shows", "stage");
  await expect(screen.getByTestId("show-programme")).toHaveCount(0);
});
