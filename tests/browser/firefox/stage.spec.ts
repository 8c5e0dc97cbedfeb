// Debian's Firefox ESR on the stage: a panelist tries the devices, goes backstage and is live for the producer, whose page's
// reducers say so here without a page.
import { expect } from "@playwright/test";
import { Person } from "../support/person";
import { by, test as base } from "./fixtures";

/** Somebody who follows the room as the producer's page does. */
const test = base.extend<{ producer: Person }>({
  producer: async ({ server }, use) => {
    const producer = await Person.enter(server.origin, "producer", server.shared_link("producer"), "Regia");
    const followed = producer.follow();
    await use(producer);
    producer.leave();
    await followed;
  },
});

const arrives = { timeout: 90_000 };

test.use({
  settings: { contribution: true },
  preferences: {
    // Devices of Firefox's own making, taken without a question in whichever window.
    "media.navigator.streams.fake": true, "media.navigator.permission.disabled": true, "media.getusermedia.window.focus_source.enabled": false,
    // The server is on no other network than this machine's own.
    "media.peerconnection.ice.loopback": true, "media.peerconnection.ice.obfuscate_host_addresses": false,
  },
});

test("Firefox: a panelist tries the devices, goes backstage, is live for the producer, and leaves", async ({ server, firefox, producer }) => {
  const camera = () => producer.room.sources.find(({ kind }) => kind === "camera")?.state ?? "none";
  const state_of = (testid: string) => firefox.evaluate<string>(`${by(testid)}?.dataset.state ?? ""`);

  await firefox.go(server.shared_link("panelist"));
  await expect.poll(() => firefox.evaluate(`${by("enter")} !== null`)).toBe(true);
  await firefox.evaluate(`(() => {
    const field = document.querySelector("#name");
    field.value = "Fox";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
  await firefox.evaluate(`${by("enter")}.click()`);
  await expect.poll(() => firefox.evaluate("location.pathname")).toBe("/stage/auditorium");

  // The page asks for the devices by itself only where the browser says that it may.
  await expect.poll(() => firefox.evaluate(`(${by("check-start")}?.click(), ${by("self-view")}?.dataset.picture ?? "")`), arrives).toBe("true");
  await expect.poll(() => firefox.evaluate(`${by("join-backstage")}.disabled`)).toBe(false);
  await firefox.evaluate(`${by("join-backstage")}.click()`);
  await expect.poll(() => firefox.evaluate(`${by("backstage")} !== null`)).toBe(true);

  await expect.poll(camera, arrives).toBe("live");
  expect(await firefox.evaluate(`${by("camera-link-trouble")} === null`)).toBe(true);

  // Firefox fetches its H.264 for calls from the network after its first start: without it there is no return, and the page says why.
  const decodes = await firefox.evaluate<boolean>(`RTCRtpReceiver.getCapabilities("video").codecs.some(({ mimeType }) => mimeType.toLowerCase() === "video/h264")`);
  if (decodes) {
    await expect.poll(() => state_of("return"), arrives).toBe("live");
    await expect.poll(() => firefox.evaluate<number>(`${by("return-video")}.currentTime`), arrives).toBeGreaterThan(0.5);
  } else {
    await expect.poll(() => firefox.evaluate(`${by("return-cover")}?.dataset.trouble ?? ""`), arrives).toBe("refused");
  }

  await firefox.evaluate(`${by("leave-stage")}.click()`);
  await expect.poll(camera, arrives).toBe("none");
});
