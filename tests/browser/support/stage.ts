// Panelists and producers as a person meets them: Chromium's own camera and microphone, which are a picture and a beep of its
// making, in the place of devices.
import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { chromium_with_devices } from "./chromium";
import { expect, unique, with_server, type EnterOptions, type People } from "./fixtures";
import { one_rendition } from "./server";

/** Beside the flags of every run: devices that are always there. Permission is given or kept by each context. */
const device_flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--autoplay-policy=no-user-gesture-required", "--use-fake-device-for-media-stream=fps=10",
  "--allow-loopback-in-peer-connection", "--disable-features=WebRtcHideLocalIpsWithMdns",
];

/** One server with a stage for all files that have this. */
export const test = with_server({ contribution: true, renditions: [one_rendition] }).extend({
  launchOptions: [async ({}, use) => use({ executablePath: chromium_with_devices, args: device_flags }), { scope: "worker" }],
});

/** The browser chooses a screen of its own making when it is asked for one, and asks nobody. Headless, it has no other. */
export const test_with_screen = test.extend({
  launchOptions: [async ({}, use) => use({ executablePath: chromium_with_devices, args: [...device_flags, "--use-fake-ui-for-media-stream"] }), { scope: "worker" }],
});

const allowed: EnterOptions = { permissions: ["camera", "microphone"] };

/** A panelist of that name, past the check of the devices. */
export async function backstage(people: People, name: string, options: EnterOptions = {}): Promise<Page> {
  const page = await people.enter("panelist", { ...allowed, name, ...options });
  await expect(page.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
  await page.getByTestId("join-backstage").click();
  await expect(page.getByTestId("backstage")).toBeVisible();
  return page;
}

export const standing = (page: Page) => page.getByTestId("stage");

export const person = (control: Page, name: string) => control.getByTestId("panelist").filter({ hasText: name });

/** What the source of this panelist's camera is called. */
export async function camera_of(control: Page, name: string): Promise<string> {
  const tile = control.getByTestId("source").filter({ hasText: name }).first();
  await expect(tile).toBeVisible();
  return (await tile.getAttribute("data-source")) ?? "";
}

export const tile = (control: Page, source: string) => control.locator(`[data-testid=source][data-source="${source}"]`);

/** The wheel, from whoever has it. */
export async function take_the_wheel(control: Page): Promise<void> {
  const steer = control.getByTestId("steer");
  const from_somebody = (await steer.getAttribute("aria-haspopup")) === "dialog";
  await steer.click();
  if (from_somebody) await control.getByTestId("take-over-confirm").click();
  await expect(control.getByTestId("steering")).toHaveAttribute("data-mine", "true");
}

/** A producer who has the wheel. */
export async function steering(people: People): Promise<Page> {
  const control = await people.enter("producer", { name: unique("Regia") });
  await take_the_wheel(control);
  return control;
}

/** One source in full. */
export async function put_on_air(control: Page, source: string): Promise<void> {
  await control.getByTestId("layout-full").click();
  await expect(control.getByTestId("preview")).toHaveAttribute("data-layout", "full");
  if ((await tile(control, source).getAttribute("data-in-preview")) !== "true") await tile(control, source).getByRole("button").click();
  await expect(control.getByTestId("preview")).toHaveAttribute("data-sources", source);
  await control.getByTestId("take-cut").click();
  await expect(control.getByTestId("programme")).toHaveAttribute("data-sources", source);
}

/** What keeps camera and return from the server stands on the page, in words for who reads it, and accessibly. */
export async function expect_trouble(page: Page, trouble: string, words: string): Promise<void> {
  const of_the_camera = page.getByTestId("camera-link-trouble");
  await expect(of_the_camera).toHaveAttribute("data-trouble", trouble);
  await expect(of_the_camera).toContainText(words);
  await expect(page.getByTestId("return-cover")).toHaveAttribute("data-trouble", trouble);
  expect(await violations(page)).toEqual([]);
}
