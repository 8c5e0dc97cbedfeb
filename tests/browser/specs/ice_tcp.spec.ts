// A panelist whose network lets no UDP through and who has no relay: the session is reached by TCP, and again after that was cut.
import type { Page } from "@playwright/test";
import { expect, People, unique } from "../support/fixtures";
import { Gate } from "../support/gate";
import { free_port, Server } from "../support/server";
import { backstage, camera_of, put_on_air, standing, steering, test, tile } from "../support/stage";

const arrives = { timeout: 90_000 };

/** As in such a network: neither side learns of an address by UDP, and the server's port is another one on the way. */
const without_udp = (port: number, on_the_way = port) => async (page: Page): Promise<void> => {
  await page.addInitScript(([port, on_the_way]) => {
    const peers: RTCPeerConnection[] = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        peers.push(this);
      }
      override setRemoteDescription({ type, sdp }: RTCSessionDescriptionInit): Promise<void> {
        const by_tcp = (sdp ?? "").replace(/^a=candidate:\S+ \d+ udp .*\r\n/gim, "");
        return super.setRemoteDescription({ type, sdp: by_tcp.replaceAll(` ${port} typ host tcptype passive`, ` ${on_the_way} typ host tcptype passive`) });
      }
    };
    Object.assign(window, { peers });
  }, [port, on_the_way] as const);
  await page.route(/\/(whip|whep)(\?|\/|$)/, (route) => {
    const said = route.request().postData();
    return route.continue(said ? { postData: said.replace(/^a=candidate:\S+ \d+ udp .*\r\n/gim, "") } : {});
  });
};

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
  const port = await free_port("tcp");
  const server = await Server.start({ contribution: true, ice_tcp_port: port });
  const people = new People(browser, server);
  try {
    const name = unique("Ximena");
    const page = await backstage(people, name, { before: without_udp(port) });
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

test("the only way is cut and comes back: the page says so meanwhile, and who was on air is live there again without a hand", async ({ browser }) => {
  const port = await free_port("tcp");
  const server = await Server.start({ contribution: true, ice_tcp_port: port });
  const gate = await Gate.open(port);
  const people = new People(browser, server);
  try {
    const name = unique("Itzel");
    const page = await backstage(people, name, { before: without_udp(port, gate.port) });
    const control = await steering(people);
    const camera = await camera_of(control, name);
    const trouble = page.getByTestId("camera-link-trouble");
    const in_place = async () => {
      await expect(standing(page)).toHaveAttribute("data-standing", "on_air");
      await expect(page.getByTestId("backstage")).toBeVisible();
      await expect(control.getByTestId("programme")).toHaveAttribute("data-sources", camera);
    };
    await expect(tile(control, camera)).toHaveAttribute("data-state", "live", arrives);
    await put_on_air(control, camera);
    await expect(page.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);

    gate.shut();
    await expect(trouble).toHaveAttribute("data-trouble", /lost|unreachable/, arrives);
    await expect(trouble).toContainText("It tries again by itself");
    await expect(page.getByTestId("return-cover")).toBeVisible();
    await expect(tile(control, camera)).not.toHaveAttribute("data-state", "live", arrives);
    await in_place();

    gate.reopen();
    await expect(tile(control, camera)).toHaveAttribute("data-state", "live", arrives);
    await expect(trouble).toHaveCount(0, arrives);
    await expect(page.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);
    await expect.poll(() => protocols(page), arrives).toEqual(["tcp", "tcp"]);
    await in_place();
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await gate.close();
    await server.stop();
  }
});
