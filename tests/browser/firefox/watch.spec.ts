// Debian's Firefox ESR: the watch page opens, the picture plays and is a picture, and a question is taken.
import { expect } from "@playwright/test";
import { by, test } from "./fixtures";

/** How far the brightest point of the picture is from the darkest: nothing where it is black. */
const contrast = `(() => {
  const video = ${by("player")};
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0, 64, 36);
  const { data } = context.getImageData(0, 0, 64, 36);
  const light = [];
  for (let i = 0; i < data.length; i += 4) light.push(data[i] + data[i + 1] + data[i + 2]);
  return Math.max(...light) - Math.min(...light);
})()`;

test("Firefox: the picture plays and is not black, and a question is asked and acknowledged", async ({ server, firefox }) => {
  await firefox.go(server.shared_link("participant"));
  await expect.poll(() => firefox.evaluate(`${by("enter")} !== null`)).toBe(true);
  await firefox.evaluate(`${by("enter")}.click()`);
  await expect.poll(() => firefox.evaluate(`location.pathname`)).toBe("/watch/auditorium");
  await expect.poll(() => firefox.evaluate(`${by("connection-state")}?.dataset.state ?? ""`)).toBe("live");

  await expect.poll(() => firefox.evaluate(`${by("player")}?.dataset.state ?? ""`), { timeout: 60_000 }).toBe("playing");
  const at = await firefox.evaluate<number>(`${by("player")}.currentTime`);
  await expect.poll(() => firefox.evaluate<number>(`${by("player")}.currentTime`), { timeout: 60_000 }).toBeGreaterThan(at + 3);
  await expect.poll(() => firefox.evaluate<number>(contrast), { timeout: 60_000 }).toBeGreaterThan(300);
  await expect.poll(() => firefox.evaluate(`${by("player")}.dataset.moment`)).toBe("held");

  await firefox.evaluate(`(() => {
    const field = ${by("composer")};
    field.value = "From Firefox?";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
  await expect.poll(() => firefox.evaluate(`${by("send")}.disabled`)).toBe(false);
  await firefox.evaluate(`${by("send")}.click()`);
  await firefox.evaluate(`${by("tab-mine")}.click()`);
  await expect.poll(() => firefox.evaluate(`${by("own-question")}?.dataset.state ?? ""`)).toBe("pending");
});
