// The README's pictures, taken of the real thing.
import { resolve } from "node:path";
import { act, ask, expect, People, question, test } from "../support/fixtures";
import { full_ladder, Server } from "../support/server";

const folder = resolve(__dirname, "../../../docs/images");
const asked = [
  "How do you coordinate the response when an incident crosses three jurisdictions, each with its own deadline?",
  "What is the least that a small municipality should log?",
  "¿Habrá actas de la sesión?",
  "Could you say more about the supply-chain exercise: what did the regulators see before the public did?",
  "How long do you keep the packet captures?",
];

test("pictures for the README", async ({ browser }) => {
  const server = await Server.start({ renditions: full_ladder });
  const people = new People(browser, server);
  try {
    const watch = await people.enter("participant", { name: "Remote participant" });
    const hall = await people.enter("hall", { viewport: { width: 390, height: 844 }, name: "Hall participant" });
    const desk = await people.enter("moderator");
    const screen = await people.enter("screen");
    for (const [at, text] of asked.entries()) await ask(at % 2 ? hall : watch, text);
    for (const text of asked.slice(0, 4)) {
      await act(desk, text, "approve");
      await expect(question(watch, text)).toHaveCount(1);
    }
    await act(desk, asked[0] ?? "", "put-on-air");
    await question(watch, asked[1] ?? "").getByTestId("vote").click();
    await watch.mouse.move(2, 2);
    await expect(watch.getByTestId("player")).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
    await watch.getByTestId("sound").click();
    await watch.mouse.move(2, 2);
    await expect(watch.getByTestId("delay")).toContainText("s");
    for (const [page, name] of [[watch, "watch"], [hall, "hall"], [desk, "desk"], [screen, "screen"]] as const) {
      await expect(page.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
      await page.screenshot({ path: `${folder}/${name}.png` });
    }
  } finally {
    await people.leave();
    await server.stop();
  }
});
