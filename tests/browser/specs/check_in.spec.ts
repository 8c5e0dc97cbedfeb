// The hall's door as people meet it: two scanned in and out by a hand scanner, which is a keyboard; one by a code before the
// camera; scans made while the network is away; and a correction on the desk.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { event_file } from "../support/agenda";
import { violations } from "../support/axe";
import { chromium_with_devices } from "../support/chromium";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

async function open_code(page: Page): Promise<string> {
  await page.getByTestId("account").click();
  await expect(page.getByTestId("my-code")).toBeVisible();
  return (await page.getByTestId("my-code").getAttribute("data-code")) ?? "";
}

async function type_code(door: Page, code: string): Promise<void> {
  await door.getByTestId("door-code").pressSequentially(code.toLowerCase());
  await door.keyboard.press("Enter");
}

function outcome(door: Page, state: string, name: string) {
  return expect(door.locator(`[data-testid=door-outcome][data-state=${state}]`)).toContainText(name);
}

async function open_door(desk: Page, server: Server): Promise<Page> {
  const [door] = await Promise.all([desk.context().waitForEvent("page"), desk.getByTestId("door-link").click()]);
  await expect(door).toHaveURL(`${server.origin}/door/auditorium`);
  await expect(door.getByTestId("door-code")).toBeFocused();
  return door;
}

test("two people go in and out, and the desk corrects what was counted", async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ feed: "", event: event_file([{ id: "now", title: "Alerts", from: -20, to: 40 }]) });
  const people = new People(browser, server);
  try {
    const ana = await open_code(await people.enter("hall", { name: "Ana at the door" }));
    const bea = await open_code(await people.enter("hall", { name: "Bea at the door" }));
    expect(ana).not.toBe(bea);
    const desk = await people.enter("moderator");
    const door = await open_door(desk, server);
    await type_code(door, ana);
    await outcome(door, "in", "Ana at the door");
    await type_code(door, bea);
    await outcome(door, "in", "Bea at the door");
    await type_code(door, "AAAAABBBBBCCCCCDDDDD");
    await outcome(door, "unknown", "Unknown code");
    expect(await violations(door)).toEqual([]);

    // The network goes; what is scanned meanwhile is kept over a reload and sent when it is back.
    server.gate.shut();
    await door.getByTestId("door-out").click();
    await type_code(door, ana);
    await expect(door.getByTestId("door-unsent")).toHaveAttribute("data-n", "1");
    await type_code(door, bea);
    await expect(door.getByTestId("door-unsent")).toHaveAttribute("data-n", "2");
    server.gate.reopen();
    await expect(door.getByTestId("door-unsent")).toHaveAttribute("data-n", "0", { timeout: 40_000 });
    await outcome(door, "out", "Bea at the door");
    await expect(door.locator("[data-testid=door-scan][data-state=out]")).toHaveCount(2);

    await desk.bringToFront();
    await desk.getByTestId("attendance-open").click();
    await desk.getByTestId("attendance-find").fill("bea at");
    await expect(desk.getByTestId("attended")).toHaveCount(1);
    await desk.getByTestId("correct").click();
    await desk.getByTestId("correct-minutes").fill("55");
    await desk.getByTestId("correct-reason").fill("signed the list");
    expect(await violations(desk)).toEqual([]);
    await desk.keyboard.press("Enter");
    await expect(desk.getByTestId("attended")).toHaveAttribute("data-corrected", "55");
    await expect(desk.getByTestId("attended")).toContainText("signed the list");
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});

test("a code that is held before the camera is read", async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ feed: "" });
  const folder = mkdtempSync(join(tmpdir(), "paraninfo-camera-"));
  const people = new People(browser, server);
  try {
    const phone = await people.enter("participant", { name: "Eva before the camera" });
    await open_code(phone);
    await phone.locator("[data-testid=my-code] svg").screenshot({ path: join(folder, "code.png") });
    const film = join(folder, "camera.mjpeg");
    execFileSync("ffmpeg", ["-v", "error", "-loop", "1", "-i", join(folder, "code.png"), "-vf", "scale=360:360:flags=neighbor,pad=640:480:140:60:white", "-pix_fmt", "yuvj420p", "-q:v", "2", "-t", "2", "-r", "10", film]);
    const flags = ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
    const seeing = await chromium.launch({ executablePath: chromium_with_devices, args: flags });
    const crew = new People(seeing, server);
    try {
      const desk = await crew.enter("moderator");
      const door = await open_door(desk, server);
      await door.getByTestId("door-camera").click();
      await outcome(door, "in", "Eva before the camera");
      await door.getByTestId("door-camera").click();
      expect(crew.faults).toEqual([]);
    } finally {
      await crew.leave();
      await seeing.close();
    }
  } finally {
    await people.leave();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
