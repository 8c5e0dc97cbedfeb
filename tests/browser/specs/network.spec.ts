import { act, ask, expect, own_question, question, test_without_picture as test, unique } from "../support/fixtures";

test("the network goes away and returns: the page says so, keeps what was written, and sends it once", async ({ people, server }) => {
  const watch = await people.enter("participant");
  const desk = await people.enter("moderator", { link: server.link("moderator") });
  const text = unique("Asked with no network?");
  server.gate.shut();
  await expect(watch.getByTestId("offline-bar")).toBeVisible();
  await ask(watch, text);
  await watch.getByTestId("tab-mine").click();
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "waiting");
  await watch.getByTestId("composer").fill("And another one, half writ");

  server.gate.reopen();
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "pending");
  await expect(watch.getByTestId("composer")).toHaveValue("And another one, half writ");
  await expect(watch.getByTestId("offline-bar")).toHaveCount(0);
  await expect(question(desk, text)).toHaveCount(1);
});

test("a question asked with no network survives a reload of the page", async ({ people, server }) => {
  const watch = await people.enter("participant");
  const text = unique("Asked before a reload?");
  server.gate.shut();
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-state", "offline");
  await ask(watch, text);
  await watch.getByTestId("composer").fill("Still being written");
  server.gate.reopen();
  await watch.reload();
  await watch.getByTestId("tab-mine").click();
  await expect(own_question(watch, text)).toHaveAttribute("data-state", "pending");
  await expect(own_question(watch, text)).toHaveCount(1);
  await expect(watch.getByTestId("composer")).toHaveValue("Still being written");
});

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`the server restarts in mid-typing (${signal}): text and question survive, counted once`, async ({ people, server }) => {
    const watch = await people.enter("participant");
    const desk = await people.enter("moderator");
    const before = unique("Asked before the restart?");
    const during = unique("Which bus leaves for the station?");
    await ask(watch, before);
    await watch.getByTestId("tab-mine").click();
    await expect(own_question(watch, before)).toHaveAttribute("data-state", "pending");
    await watch.getByTestId("composer").pressSequentially("In the mid");
    const back = server.restart(signal);
    await watch.getByTestId("composer").pressSequentially("dle of a word");
    await back;
    await expect(watch.getByTestId("composer")).toHaveValue("In the middle of a word");
    await ask(watch, during);
    await expect(own_question(watch, before)).toHaveAttribute("data-state", "pending");
    await expect(own_question(watch, during)).toHaveAttribute("data-state", "pending");
    await expect(question(desk, before)).toHaveCount(1);
    await expect(question(desk, during)).toHaveCount(1);
  });
}

/** As a middlebox does it: every attempt ends with 1006, always or once `window.blocked` says so. */
function block_sockets(when: string): void {
  const Real = WebSocket;
  const opened: WebSocket[] = [];
  const blocked = () => when === "always" || (window as unknown as { blocked?: boolean }).blocked === true;
  class Blocked extends EventTarget {
    readyState = 3;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    constructor() {
      super();
      setTimeout(() => this.onclose?.({ code: 1006, reason: "" }), 20);
    }
    send() {}
    close() {}
  }
  const make = function (address: string, protocol: string) {
    if (blocked()) return new Blocked();
    opened.push(new Real(address, protocol));
    return opened.at(-1);
  };
  Object.defineProperty(window, "WebSocket", { value: Object.assign(make, { OPEN: 1 }) });
}

test("where WebSockets are blocked the page works by server-sent events and POST: asked, voted, declined, on air", async ({ people }) => {
  const blocked = await people.enter("participant", { before: (page) => page.addInitScript(block_sockets, "always") });
  const desk = await people.enter("moderator", { before: (page) => page.addInitScript(block_sockets, "always") });
  const hall = await people.enter("hall");
  for (const page of [blocked, desk]) await expect(page.getByTestId("connection-state")).toHaveAttribute("data-transport", "sse");
  const text = unique("By another way?");
  await ask(blocked, text);
  await blocked.getByTestId("tab-mine").click();
  await expect(own_question(blocked, text)).toHaveAttribute("data-state", "pending");
  await act(desk, text, "approve");
  await expect(own_question(blocked, text)).toHaveAttribute("data-state", "approved");
  await act(desk, text, "put-on-air");
  await expect(own_question(blocked, text)).toHaveAttribute("data-state", "on_air");
  await expect(blocked.getByTestId("on-air")).toHaveText(text);

  const other = unique("Voted by POST?");
  await ask(hall, other);
  await act(desk, other, "approve");
  await blocked.getByRole("button", { name: "All", exact: true }).click();
  await question(blocked, other).getByTestId("vote").click();
  await expect(question(hall, other)).toHaveAttribute("data-votes", "1");
});

test("a network that begins to block WebSockets in mid-typing: the page goes on by server-sent events, by itself", async ({ people, server }) => {
  const watch = await people.enter("participant", { before: (page) => page.addInitScript(block_sockets, "told") });
  const desk = await people.enter("moderator");
  const text = unique("From the office's network?");
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-transport", "ws");
  await watch.getByTestId("composer").fill(text);
  await watch.evaluate(() => { (window as unknown as { blocked: boolean }).blocked = true; });
  server.gate.shut();
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-state", "offline");
  server.gate.reopen();
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-state", "live", { timeout: 45_000 });
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-transport", "sse");
  await expect(watch.getByTestId("composer")).toHaveValue(text);
  await watch.getByTestId("send").click();
  await expect(question(desk, text).or(desk.getByTestId("new-items")).first()).toBeVisible();
});

test("the tab crashes in mid-typing: the text is there again, and with it the wish to ask without a name", async ({ people }) => {
  const watch = await people.enter("participant", { name: "Not to be shown" });
  const desk = await people.enter("moderator");
  const text = unique("Written before the crash?");
  await watch.getByTestId("composer").fill(text);
  await watch.getByTestId("anonymous").check();
  const address = watch.url();
  const again = await watch.context().newPage();
  await watch.goto("chrome://crash", { timeout: 3000 }).catch(() => null);
  await again.goto(address);
  await expect(again.getByTestId("composer")).toHaveValue(text);
  await expect(again.getByTestId("anonymous")).toBeChecked();
  await again.getByTestId("send").click();
  await act(desk, text, "approve");
  await expect(question(again, text)).toContainText("You");
  const hall = await people.enter("hall");
  await expect(question(hall, text)).toContainText("Anonymous");
  await expect(question(hall, text)).not.toContainText("Not to be shown");
});

test("what is asked with no network is not called sent; what is refused says so below the field, and keeps its text", async ({ people, server }) => {
  const watch = await people.enter("participant");
  const note = watch.locator(".composer-foot [role=status]");
  server.gate.shut();
  await expect(watch.getByTestId("connection-state")).toHaveAttribute("data-state", "offline");
  await ask(watch, unique("Asked too early?"));
  await expect(note).toHaveText("Kept here until it can be sent");
  server.gate.reopen();
  await expect(note).toHaveText("Sent. A moderator reads it first.");

  // Signs that nobody sees: the page counts them, the server takes none of them.
  const unseen = "\u200b\u200b\u2060";
  await ask(watch, unseen);
  await expect(note).toHaveText("Not accepted: There is nothing in it that can be shown.");
  await watch.getByTestId("tab-mine").click();
  await watch.locator("[data-testid=own-question][data-state=refused]").getByRole("button", { name: "Write again" }).click();
  await expect(watch.getByTestId("composer")).toHaveValue(unseen);
  await expect(watch.getByTestId("composer")).toBeFocused();
});
