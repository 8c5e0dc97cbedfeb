import { ask, expect, own_question, question, test, unique } from "../support/fixtures";

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
    const during = unique("Asked during the restart?");
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

test("where WebSockets are blocked the page works by server-sent events and POST", async ({ people }) => {
  const blocked = await people.enter("participant", {
    before: (page) => page.addInitScript(() => {
      // As a middlebox does it: every attempt ends with 1006.
      class Blocked extends EventTarget {
        static readonly OPEN = 1;
        readyState = 3;
        onclose: ((event: { code: number; reason: string }) => void) | null = null;
        constructor() {
          super();
          setTimeout(() => this.onclose?.({ code: 1006, reason: "" }), 20);
        }
        send() {}
        close() {}
      }
      Object.defineProperty(window, "WebSocket", { value: Blocked });
    }),
  });
  const desk = await people.enter("moderator");
  await expect(blocked.getByTestId("connection-state")).toHaveAttribute("data-transport", "sse");
  const text = unique("By another way?");
  await ask(blocked, text);
  await blocked.getByTestId("tab-mine").click();
  await expect(own_question(blocked, text)).toHaveAttribute("data-state", "pending");
  await question(desk, text).getByTestId("approve").click();
  await expect(own_question(blocked, text)).toHaveAttribute("data-state", "approved");
});
