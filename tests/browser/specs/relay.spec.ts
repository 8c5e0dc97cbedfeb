// A panelist whose network lets nothing through but a relay: Debian's coturn with the shipped file, and credentials made of the
// secret that it shares with the server.
import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "@playwright/test";
import { expect, People, unique } from "../support/fixtures";
import { Server } from "../support/server";
import { backstage, camera_of, expect_trouble, test, tile } from "../support/stage";
import { Turn } from "../support/turn";

const arrives = { timeout: 60_000 };
const secret = "a secret of the relay and the server";

/** As in such a network, the browser has no way but the relay. */
const by_relay_alone = (page: Page) => page.addInitScript(() => {
  const peers: RTCPeerConnection[] = [];
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, [configuration]: [RTCConfiguration?]) {
      const peer = new target({ ...configuration, iceTransportPolicy: "relay" });
      peers.push(peer);
      return peer;
    },
  });
  Object.assign(window, { peers });
});

/** What kind of own address each connection that stands sends from. */
const sends_from = (page: Page) => page.evaluate(async () => {
  const { peers } = window as unknown as { peers: RTCPeerConnection[] };
  const standing = peers.filter(({ connectionState }) => connectionState === "connected");
  return Promise.all(standing.map(async (peer) => {
    const stats = [...(await peer.getStats()).values()] as { id: string; type: string; selectedCandidatePairId?: string; localCandidateId?: string; candidateType?: string }[];
    const by_id = new Map(stats.map((each) => [each.id, each]));
    const transport = stats.find(({ type }) => type === "transport");
    const pair = by_id.get(transport?.selectedCandidatePairId ?? "");
    return by_id.get(pair?.localCandidateId ?? "")?.candidateType ?? "none";
  }));
});

async function with_relay(browser: Browser, known_to_server: string, act: (people: People, turn: Turn) => Promise<void>): Promise<void> {
  const turn = await Turn.start(secret);
  try {
    const server = await Server.start({ contribution: true, turn: { url: turn.url, secret: known_to_server } });
    const people = new People(browser, server);
    try {
      await act(people, turn);
      expect(people.faults).toEqual([]);
    } finally {
      await people.leave();
      await server.stop();
    }
  } finally {
    await turn.stop();
  }
}

test("a panelist who reaches nothing but the relay is live on the producer's page, and has the return", async ({ browser }) => {
  await with_relay(browser, secret, async (people) => {
    const name = unique("Ama");
    const page = await backstage(people, name, { before: by_relay_alone });
    const control = await people.enter("producer", { name: unique("Regia") });
    await expect(tile(control, await camera_of(control, name))).toHaveAttribute("data-state", "live", arrives);
    await expect(page.getByTestId("return")).toHaveAttribute("data-state", "live", arrives);
    await expect.poll(() => page.getByTestId("return-video").evaluate((video: HTMLVideoElement) => video.currentTime), arrives).toBeGreaterThan(0.5);
    expect(await sends_from(page)).toEqual(["relay", "relay"]);
    expect(people.server.logged()).not.toContain(secret);
  });
});

test("where the relay does not take the server's credentials the page says so, and that it is for the organisers", async ({ browser }) => {
  await with_relay(browser, "another secret", async (people) => {
    const page = await backstage(people, unique("Kofi"), { before: by_relay_alone });
    await expect_trouble(page, "relay_credentials", "Tell the organisers");
  });
});

test("the shipped file lets a panelist reach the server's address by the relay, and no other", async () => {
  const turn = await Turn.start(secret);
  const echo = createSocket("udp4");
  echo.on("message", (bytes, { port, address }) => echo.send(bytes, port, address));
  try {
    await new Promise<void>((done) => echo.bind(0, done));
    const { port } = echo.address() as AddressInfo;
    expect(await turn.echo_from("127.0.0.1", port)).toContain("tot_recv_msgs=1");
    const refused = await turn.echo_from("127.0.0.2", port);
    expect(refused).toContain("403");
    expect(refused).not.toContain("tot_recv_msgs=1");
  } finally {
    echo.close();
    await turn.stop();
  }
});
