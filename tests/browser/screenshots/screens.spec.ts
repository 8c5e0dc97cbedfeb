// Every screen with the demo's agenda and feed, in two languages and both lights, into screenshots/ (git-ignored): to be
// looked at by a person.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send_commands } from "../support/commands";
import { act, ask, People, test } from "../support/fixtures";
import { full_ladder, Server } from "../support/server";
import { root, shoot, windows } from "./shoot";

const asked = [
  "¿Cómo se coordina la respuesta cuando un incidente cruza tres jurisdicciones, cada una con su propio plazo?",
  "Qual é o mínimo que um município pequeno deveria registrar?",
  "當事件跨越三個司法管轄區，而各自的期限又不相同時，應如何協調應變？",
  "How long do you keep the packet captures?",
];

function demo_event(): object {
  const file = join(tmpdir(), `paraninfo-screenshots-${process.pid}.json`);
  execFileSync(join(root, "scripts/demo-event"), [file]);
  return JSON.parse(readFileSync(file, "utf8")) as object;
}

const locales = ["es-ES", "zh-TW"];

for (const locale of locales) {
  test(`screens in ${locale}`, async ({ browser }) => {
    const server = await Server.start({ event: demo_event(), renditions: full_ladder });
    const people = new People(browser, server);
    try {
      const enter = (role: Parameters<People["enter"]>[0], window: keyof typeof windows) => people.enter(role, { locale, viewport: windows[window], name: role === "screen" ? "" : "María de las Mercedes Fernández-Villaverde" });
      const desk = await enter("moderator", "laptop");
      const screen = await enter("screen", "projector");
      await shoot(screen, `${locale}-screen-idle`);
      const hall = await enter("hall", "phone");
      for (const text of asked) await ask(hall, text);
      for (const text of asked.slice(0, 3)) await act(desk, text, "approve");
      await act(desk, asked[2] ?? "", "put-on-air");
      await shoot(desk, `${locale}-desk-laptop`);
      await shoot(hall, `${locale}-hall-phone`);
      await screen.getByTestId("on-air").waitFor();
      await shoot(screen, `${locale}-screen-question`);
      await hall.getByTestId("agenda-open").click();
      await shoot(hall, `${locale}-agenda-phone`);
      for (const window of ["laptop", "phone"] as const) {
        const watch = await enter("participant", window);
        await shoot(watch, `${locale}-watch-${window}`);
        const door = await people.open({ locale, viewport: windows[window] });
        await door.goto(server.link("participant"));
        await door.getByTestId("enter").waitFor();
        await shoot(door, `${locale}-join-${window}`);
        await door.goto(server.origin);
        await door.getByTestId("agenda").waitFor();
        await shoot(door, `${locale}-first-${window}`);
      }
    } finally {
      await people.leave();
      await server.stop();
    }
  });
}

for (const locale of locales) {
  test(`what opens, and polls, chat and the door in ${locale}`, async ({ browser }) => {
    const server = await Server.start({ event: demo_event(), renditions: full_ladder });
    const people = new People(browser, server);
    try {
      const enter = (role: Parameters<People["enter"]>[0], window: keyof typeof windows, name = "") => people.enter(role, { locale, viewport: windows[window], name });
      const desk = await enter("moderator", "laptop", "Lucía");
      const hall = await enter("hall", "phone", "María de las Mercedes Fernández-Villaverde");
      const watch = await enter("participant", "laptop", "陳美玲");
      const screen = await enter("screen", "projector");
      await send_commands(hall, ...asked.map((text) => ["question.ask", { text }] as const));
      await send_commands(desk, ["chat.open", {}], ["hands.open", {}]);
      await send_commands(watch, ["chat.write", { text: "你好，來自台北！" }], ["hand.raise", {}]);
      await send_commands(hall, ["chat.write", { text: "¡Buenos días desde el auditorio!" }]);
      const [drafted] = await send_commands(desk, ["poll.draft", { title: "¿Qué falta más en su organización?", kind: "single", options: ["Personas", "Presupuesto", "Procedimientos"], results: "after_vote" }]);
      await send_commands(desk, ["poll.open", { poll: drafted?.["poll"], version: 1 }]);
      await screen.getByTestId("poll").waitFor();
      await hall.getByTestId("poll").getByLabel("Personas").check();
      await hall.getByTestId("poll-vote").click();
      for (const [page, name] of [[screen, "screen-poll"], [hall, "hall-poll"], [watch, "watch-poll"]] as const) await shoot(page, `${locale}-${name}`);
      await desk.keyboard.press("f");
      await desk.getByTestId("one").waitFor();
      await shoot(desk, `${locale}-desk-triage`);
      await desk.keyboard.press("Escape");
      for (const opener of ["polls-open", "announcements-open", "people-open", "export-open", "channel-open", "history-open", "translations-open"]) {
        if ((await desk.getByTestId(opener).count()) === 0) continue;
        await desk.getByTestId(opener).click();
        await shoot(desk, `${locale}-${opener}`);
        await desk.keyboard.press("Escape");
      }
      await hall.getByTestId("account").click();
      await hall.getByTestId("my-code").waitFor();
      await shoot(hall, `${locale}-hall-account`);
      const code = (await hall.getByTestId("my-code").getAttribute("data-code")) ?? "";
      await desk.goto(`${server.origin}/door/auditorium`);
      await desk.getByTestId("door-code").fill(code);
      await desk.keyboard.press("Enter");
      await desk.getByTestId("door-outcome").first().waitFor();
      await shoot(desk, `${locale}-door`);
      await screen.goto(`${server.origin}/overlay/auditorium`);
      await screen.getByTestId("poll").waitFor();
      await shoot(screen, `${locale}-overlay`);
    } finally {
      await people.leave();
      await server.stop();
    }
  });
}
