// A panelist's devices while they are in use: another one is chosen, one is pulled out, one is plugged in.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import { Devices, track_of, type Kind } from "../src/stage/devices";
import { Publication } from "../src/stage/whip";
import { with_media, type FakeMedia, type FakeTrack } from "./fake_devices";
import { fake_peers } from "./fake_peer";

let media: FakeMedia;
let restore: () => void;
let devices: Devices;

beforeEach(() => {
  ({ media, restore } = with_media());
  devices = new Devices(memory_storage());
});
afterEach(() => {
  devices.close_all();
  restore();
  vi.unstubAllGlobals();
});

const track = (kind: Kind) => track_of(devices[kind].value) as unknown as FakeTrack | null;
const used = (kind: Kind) => track(kind)?.id ?? null;
const trouble = (kind: Kind) => ("trouble" in devices[kind].value ? devices[kind].value.trouble : null);

describe("devices in use", () => {
  it("change at once, the one before is let go, and this browser remembers", async () => {
    const storage = memory_storage();
    devices = new Devices(storage);
    await devices.open_all();
    const before = track("camera");
    expect(before?.id).toBe("cam-1");
    devices.choose("camera", "cam-2");
    await vi.waitFor(() => expect(used("camera")).toBe("cam-2"));
    expect([before?.stopped, track("microphone")?.stopped]).toEqual([true, false]);
    expect(new Devices(storage).chosen.value.camera).toBe("cam-2");
  });

  it("stay as silent as they were when another microphone is chosen", async () => {
    media.there.audio.push("mic-2");
    await devices.open_all();
    devices.mute(true);
    devices.choose("microphone", "mic-2");
    await vi.waitFor(() => expect(used("microphone")).toBe("mic-2"));
    expect(track("microphone")?.enabled).toBe(false);
  });

  it("of several choices are the last, whatever was given first", async () => {
    await devices.open_all();
    devices.choose("camera", "cam-2");
    devices.choose("camera", "cam-1");
    await vi.waitFor(() => expect(used("camera")).toBe("cam-1"));
    expect(media.given.filter(({ kind, stopped }) => kind === "video" && !stopped)).toHaveLength(1);
  });

  it("are whatever there is where the chosen one is pulled out, and missing where there is none", async () => {
    devices.choose("camera", "cam-2");
    await devices.open_all();
    expect(used("camera")).toBe("cam-2");
    media.pull_out("video", "cam-2");
    await vi.waitFor(() => expect(used("camera")).toBe("cam-1"));
    media.pull_out("audio", "mic-1");
    await vi.waitFor(() => expect(trouble("microphone")).toBe("missing"));
    expect(used("camera")).toBe("cam-1");
  });

  it("are on as soon as one is plugged in where there was none", async () => {
    media.there.audio = [];
    await devices.open_all();
    expect(trouble("microphone")).toBe("missing");
    media.plug_in("audio", "mic-3");
    await vi.waitFor(() => expect(used("microphone")).toBe("mic-3"));
  });

  it("are not taken from the one in use by what is plugged in, nor turned on where they are off", async () => {
    await devices.open("microphone");
    media.plug_in("audio", "mic-3");
    media.plug_in("video", "cam-3");
    await vi.waitFor(() => expect(devices.choices.value.camera.map(({ id }) => id)).toContain("cam-3"));
    expect([used("microphone"), devices.camera.value.kind]).toEqual(["mic-1", "off"]);
  });

  it("keep the camera's light off where another one is chosen while the picture is off", async () => {
    await devices.show_picture(false);
    devices.choose("camera", "cam-2");
    expect([devices.camera.value.kind, media.given]).toEqual(["off", []]);
    await devices.show_picture(true);
    expect(used("camera")).toBe("cam-2");
  });

  it("are not turned on by a page that was left while the browser was asking", async () => {
    const opened = devices.open_all();
    devices.close("camera");
    devices.close("microphone");
    await opened;
    expect([devices.camera.value.kind, devices.microphone.value.kind]).toEqual(["off", "off"]);
    expect(media.given.every(({ stopped }) => stopped)).toBe(true);
  });
});

describe("a publication", () => {
  it("goes on with the other camera, without another offer, and without a picture where there is none", async () => {
    const posted: string[] = [];
    vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
      if (init.method === "POST") posted.push(path);
      return Promise.resolve(init.method === "POST" ? new Response("v=0", { status: 201, headers: { Location: "/api/v1/rooms/auditorium/whip/0123" } }) : new Response("{}"));
    });
    const { peers, make } = fake_peers();
    const camera = new Publication("auditorium", "S", "camera", devices.tracks, make);
    await devices.open_all();
    camera.start();
    await vi.waitFor(() => expect(peers[0]?.localDescription).toBeTruthy());
    peers[0]?.gathered();
    await vi.waitFor(() => expect(peers[0]?.remote).toBe("v=0"));
    peers[0]?.become("connected");
    const sent = (section: number) => peers[0]?.senders[section]?.sent.at(-1)?.id ?? null;
    const picture = () => sent(1);
    expect(picture()).toBe("cam-1");
    devices.choose("camera", "cam-2");
    await vi.waitFor(() => expect(picture()).toBe("cam-2"));
    await devices.show_picture(false);
    expect([picture(), sent(0)]).toEqual([null, "mic-1"]);
    expect([posted.length, camera.state.value.kind]).toEqual([1, "live"]);
    camera.destroy();
  });
});
