// The WHIP and WHEP client of RFC 9725's author (npm's whip-whep) in a page of Chromium, which has its cookie, its origin and its
// policy.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

interface Reference {
  publish(pc: RTCPeerConnection, url: string, token: string): Promise<void>;
  view(pc: RTCPeerConnection, url: string): Promise<void>;
  stop(): Promise<void>;
}
type WithReference = Window & { WHIPClient: new () => Reference; WHEPClient: new () => Reference; clients: Reference[] };

/** Its modules as they are published; what they export becomes the page's. A debugger's scripts are no matter of the policy, their requests are. */
export async function load_reference(page: Page): Promise<void> {
  for (const [file, name] of [["whip.js", "WHIPClient"], ["whep.js", "WHEPClient"]]) {
    const module = readFileSync(require.resolve(`whip-whep/${file}`), "utf8").replace(/^export /gm, "");
    await page.evaluate(`(() => { ${module}\n window.${name} = ${name}; window.clients = []; })()`);
  }
}

/** Camera and microphone of that page, as the client's README has it. */
export const publish_by_reference = (page: Page, url: string, token: string) => page.evaluate(async ([url, token]: [string, string]) => {
  const { WHIPClient, clients } = window as unknown as WithReference;
  const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  for (const kind of ["audio", "video"] as const) {
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: true });
    for (const track of stream.getTracks()) pc.addTransceiver(track, { direction: "sendonly" });
  }
  const client = new WHIPClient();
  clients.push(client);
  await client.publish(pc, url, token);
}, [url, token] as [string, string]);

/** Into the video `by-reference`. Of transceivers without a direction, as its README has it: they would send, too. */
export const play_by_reference = (page: Page, url: string) => page.evaluate(async (url) => {
  const { WHEPClient, clients } = window as unknown as WithReference;
  const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  pc.addTransceiver("audio");
  pc.addTransceiver("video");
  const video = Object.assign(document.createElement("video"), { autoplay: true, muted: true });
  video.dataset["testid"] = "by-reference";
  document.body.append(video);
  const stream = new MediaStream();
  video.srcObject = stream;
  pc.ontrack = ({ track }) => stream.addTrack(track);
  const client = new WHEPClient();
  clients.push(client);
  await client.view(pc, url);
}, url);

export const stop_reference = (page: Page) => page.evaluate(() => Promise.all((window as unknown as WithReference).clients.map((client) => client.stop())));
