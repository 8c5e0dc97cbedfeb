// A panelist's page as a whole, without a page: what it publishes, when it gives way, and what it does on a failing line.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { Studio } from "../src/stage/studio";
import { with_media, type FakeMedia } from "./fake_devices";
import { fake_peers, type FakePeer } from "./fake_peer";

const look_ms = 2_000;
let media: FakeMedia;
let restore: () => void;
let asked: string[] = [];
/** Of each offer, by what it is for; 201 where it is not named. */
let statuses: Record<string, number> = {};
let kept: Map<string, string>;
let studio: Studio;
let peers: FakePeer[];

function new_studio(): void {
  const made = fake_peers();
  peers = made.peers;
  const { make } = made;
  const keep = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  studio = new Studio("auditorium", "S", memory_storage(), keep, make);
}

beforeEach(() => {
  vi.useFakeTimers();
  // The longest of each wait.
  vi.spyOn(Math, "random").mockReturnValue(1);
  ({ media, restore } = with_media());
  [asked, statuses, kept] = [[], {}, new Map<string, string>()];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    if (init.method !== "POST") return Promise.resolve(new Response("{}"));
    const { pathname, searchParams } = new URL(path, location.href);
    const what = searchParams.get("what") ?? pathname.split("/").at(-1) ?? "";
    asked.push(`${what}${searchParams.get("again") === "1" ? " again" : ""}`);
    const status = statuses[what] ?? 201;
    return Promise.resolve(new Response("v=0", { status, headers: { Location: `/api/v1/rooms/auditorium/whip/${asked.length}` } }));
  });
  new_studio();
});
afterEach(() => {
  studio.destroy();
  restore();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

/** Whatever is offered is gathered, answered and comes through, without time passing. */
async function connect(): Promise<void> {
  for (let step = 0; step < 4; step++) {
    await settle();
    for (const peer of peers) if (peer.iceGatheringState === "gathering") peer.gathered();
    for (const peer of peers) if (!peer.closed && peer.connectionState === "new" && peer.remote) peer.become("connected");
  }
}

async function on_stage(again = false): Promise<void> {
  await studio.devices.open_all();
  studio.join(again);
  await connect();
}

/** Another page of this browser goes backstage. */
async function join_elsewhere(): Promise<void> {
  const other = new BroadcastChannel("paraninfo/stage/S");
  other.postMessage("another page");
  await vi.waitFor(() => expect(studio.replaced.value).toBe(true));
  other.close();
}

const cameras = () => asked.filter((each) => each.startsWith("camera"));
/** The connection that the camera goes through. */
const camera_peer = () => peers.filter(({ senders }) => senders.some(({ sent }) => sent.at(-1)?.id === "mic-1")).at(-1);

describe("the place of a panelist's camera", () => {
  it("is taken by the person's act, and asked for again by itself once it was lost", async () => {
    await on_stage();
    expect([cameras(), studio.camera.state.value.kind]).toEqual([["camera"], "live"]);
    camera_peer()?.become("failed");
    await vi.advanceTimersByTimeAsync(1_000);
    await connect();
    expect(cameras()).toEqual(["camera", "camera again"]);
  });

  it("stays with the other device that has it, whatever the network and the devices do, until the person presses the button", async () => {
    await on_stage();
    statuses["camera"] = 410;
    camera_peer()?.become("failed");
    await vi.advanceTimersByTimeAsync(1_000);
    await connect();
    expect(studio.camera.state.value).toEqual({ kind: "stopped", trouble: "replaced" });
    studio.wake();
    studio.devices.choose("camera", "cam-2");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cameras()).toEqual(["camera", "camera again"]);
    statuses = {};
    studio.insist();
    await connect();
    expect([cameras().at(-1), studio.camera.state.value.kind]).toEqual(["camera", "live"]);
  });

  it("is asked for by itself after a reload", async () => {
    await on_stage(true);
    expect(cameras()).toEqual(["camera again"]);
  });

  it("is still the person's act where the server did not get to it", async () => {
    statuses["camera"] = 503;
    await on_stage();
    await vi.advanceTimersByTimeAsync(1_000);
    await connect();
    expect(cameras()).toEqual(["camera", "camera"]);
  });

  it("is given up to a newer page of this browser, and not taken back by a reload", async () => {
    await on_stage();
    expect(studio.was_backstage()).toBe(true);
    await join_elsewhere();
    expect([studio.was_backstage(), studio.backstage.value, studio.camera.state.value.kind]).toEqual([false, false, "off"]);
  });

  it("is not taken by a page that went while the browser was asking for the devices", async () => {
    const opened = studio.devices.open_all().then(() => studio.join(true));
    studio.destroy();
    await opened;
    await connect();
    expect([asked, studio.backstage.value]).toEqual([[], false]);
  });
});

describe("a shared screen", () => {
  const screens = () => asked.filter((each) => each.startsWith("screen"));

  it("is published, and no more once the browser's own bar ends it", async () => {
    await on_stage();
    const started = studio.sharing.start();
    const track = media.pickers[0]?.choose();
    await started;
    await connect();
    expect([screens(), studio.sharing.on.value]).toEqual([["screen"], true]);
    track?.end();
    expect([studio.sharing.on.value, studio.sharing.publication.state.value.kind, track?.stopped]).toEqual([false, "off", true]);
  });

  const ends: Record<string, () => void | Promise<void>> = {
    "gave way to another": join_elsewhere,
    "was left": () => { studio.leave(); },
    "has ended, as with a guest's turn": () => { studio.destroy(); },
  };
  for (const [what, end] of Object.entries(ends)) {
    it(`is let go at once where it was chosen after the page ${what}`, async () => {
      await on_stage();
      const started = studio.sharing.start();
      await end();
      const track = media.pickers[0]?.choose();
      await started;
      await connect();
      expect([track?.stopped, screens(), studio.sharing.on.value]).toEqual([true, [], false]);
    });
  }

  it("is the one that was chosen last, and a refusal of an earlier question says nothing", async () => {
    const [first, second] = [studio.sharing.start(), studio.sharing.start()];
    media.pickers[0]?.refuse();
    media.pickers[1]?.choose();
    await Promise.all([first, second]);
    expect([studio.sharing.on.value, studio.sharing.trouble.value]).toEqual([true, null]);
    const third = studio.sharing.start();
    media.pickers[2]?.refuse();
    await third;
    expect(studio.sharing.trouble.value).toBe("denied");
  });
});

describe("a line that fails", () => {
  const lost = (share: number) => [{ type: "remote-inbound-rtp", kind: "video", fractionLost: share }];
  const picture = () => camera_peer()?.senders[1]?.sent.at(-1)?.id ?? null;
  const voice = () => camera_peer()?.senders[0]?.sent.at(-1)?.id ?? null;
  const look = (times: number) => vi.advanceTimersByTimeAsync(times * look_ms);
  async function on_a_bad_line(): Promise<void> {
    await on_stage();
    const peer = camera_peer();
    if (peer) peer.stats = lost(0.4);
  }

  it("carries the voice alone after five bad looks, and the picture again by itself after a rest", async () => {
    await on_a_bad_line();
    await look(4);
    expect([picture(), voice(), studio.devices.line_too_thin.value]).toEqual(["cam-1", "mic-1", false]);
    await look(1);
    expect([picture(), voice(), studio.devices.line_too_thin.value]).toEqual([null, "mic-1", true]);
    const peer = camera_peer();
    if (peer) peer.stats = lost(0);
    await look(29);
    expect(picture()).toBeNull();
    await look(1);
    expect([picture(), studio.devices.line_too_thin.value, cameras()]).toEqual(["cam-1", false, ["camera"]]);
  });

  it("is tried with a picture again at once where the person wants it", async () => {
    await on_a_bad_line();
    await look(5);
    expect(picture()).toBeNull();
    studio.try_picture();
    expect(picture()).toBe("cam-1");
    await look(4);
    expect(picture()).toBe("cam-1");
  });

  it("keeps off a picture that the person turned off", async () => {
    await on_a_bad_line();
    await studio.devices.show_picture(false);
    await look(10);
    expect([picture(), voice(), studio.devices.line_too_thin.value]).toEqual([null, "mic-1", false]);
  });

  it("is forgotten by who leaves", async () => {
    await on_a_bad_line();
    await look(5);
    studio.leave();
    expect(studio.devices.line_too_thin.value).toBe(false);
  });
});
