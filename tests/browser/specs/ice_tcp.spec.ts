// A panelist whose network lets no UDP through and who has no relay: the session is reached by TCP.
import type { Page } from "@playwright/test";
import { expect, People, unique } from "../support/fixtures";
import { free_port, Server } from "../support/server";
import { backstage, camera_of, put_on_air, steering, test, tile } from "../support/stage";

const arrives = { timeout: 60_000 };

/** As in such a network: neither side learns of an address by UDP. */
async function without_udp(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const peers: RTCPeerConnection[] = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        peers.push(this);
      }
      override setRemoteDescription({ type, sdp }: RTCSessionDescriptionInit): Promise<void> {
        return super.setRemoteDescription({ type, sdp: (sdp ?? "").replace(/^a=candidate:\S+ \d+ udp .*\r\n/gim, "") });
      }
    };
    Object.assign(window, { peers });
  });
  await page.route(/\/(whip|whep)(\?|\/|$)/, (route) => {
    const said = route.request().postData();
    return route.continue(said ? { postData: said.replace(/^a=candidate:\S+ \d+ udp .*\r\n/gim, "") } : {});
  });
}

/** The protocol of each connection that stands. */
const protocols = (page: Page) => page.evaluate(async () => {
  const { peers } = window as unknown as { peers: RTCPeerConnection[] };
  return Promise.all(peers.filter(({ connectionState }) => connectionState === "connected").map(async (peer) => {
    const stats = [...(await peer.getStats()).values()] as { id: string; type: string; selectedCandidatePairId?: string; remoteCandidateId?: string; protocol?: string }[];
    const by_id = new Map(stats.map((each) => [each.id, each]));
    const pair = by_id.get(stats.find(({ type }) => type === "transport")?.selectedCandidatePairId ?? "");
    return by_id.get(pair?.remoteCandidateId ?? "")?.protocol ?? "none";
  }));
});

test("who has no UDP is live on the producer's page by TCP, is seen on air, and has the return", async ({ browser }) => {
  const server = await Server.start({ contribution: true, ice_tcp_port: await free_port("tcp") });
  const people = new People(browser, server);
  try {
    const name = unique("Ximena");
    const page = await backstage(people, name, { before: without_udp });
    const control = await steering(people);
    const camera = await camera_of(control, name);
    await expect(tile(control, camera)).toHaveAttribute("data-state", "live", arrives);
    await put_on_air(control, camera);
    await expect(page.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);
    await expect.poll(() => page.getByTestId("return-video").evaluate((video: HTMLVideoElement) => video.currentTime), arrives).toBeGreaterThan(0.5);
    await expect.poll(() => protocols(page), arrives).toEqual(["tcp", "tcp"]);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});
