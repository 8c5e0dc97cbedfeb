// The sounds of a panelist's page and what the page does with them: the test of the loudspeaker, and the call.
import { signal } from "@preact/signals";
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { language } from "../src/i18n/i18n";
import type { Standing } from "../src/room/stage";
import { play_call, play_test, sound_max_ms, wake_max_ms, type Sounded } from "../src/stage/sounds";
import type { Studio } from "../src/stage/studio";
import { title_mark, useCall } from "../src/views/stage/call";
import { CallUnheard } from "../src/views/stage/call_unheard";

/** What the browser and its loudspeakers do. */
let speakers: string[] = [];
let resumes = true;
let plays = true;
let contexts: FakeContext[] = [];

class FakeNode extends EventTarget {
  readonly frequency = { value: 0 };
  readonly gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
  connect(next: FakeNode): FakeNode {
    return next;
  }
  start(): void {}
  stop(): void {
    if (plays) queueMicrotask(() => this.dispatchEvent(new Event("ended")));
  }
}

class FakeContext {
  state = "suspended";
  currentTime = 0;
  destination = new FakeNode();
  sink = "";
  tones = 0;
  constructor() {
    contexts.push(this);
  }
  setSinkId(id: string): Promise<void> {
    if (!speakers.includes(id)) return Promise.reject(new DOMException("", "NotFoundError"));
    this.sink = id;
    return Promise.resolve();
  }
  resume(): Promise<void> {
    // A browser that waits for a person neither answers nor refuses.
    if (!resumes) return new Promise(() => undefined);
    this.state = "running";
    return Promise.resolve();
  }
  createOscillator(): FakeNode {
    this.tones++;
    return new FakeNode();
  }
  createGain(): FakeNode {
    return new FakeNode();
  }
  close(): Promise<void> {
    this.state = "closed";
    return Promise.resolve();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  [speakers, resumes, plays, contexts] = [["headset"], true, true, []];
  vi.stubGlobal("AudioContext", FakeContext);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What came of it, once everything that it may wait for is over. */
async function outcome(play: Promise<Sounded>): Promise<Sounded> {
  await vi.advanceTimersByTimeAsync(2 * wake_max_ms + sound_max_ms);
  return play;
}

const closed = () => contexts.every(({ state }) => state === "closed");

describe("a sound of the page", () => {
  it("comes out of the chosen loudspeaker", async () => {
    expect(await outcome(play_test("headset"))).toBe("played");
    expect([contexts.map(({ sink, tones }) => [sink, tones]), closed()]).toEqual([[["headset", 2]], true]);
  });

  it("comes out of the system's where the chosen one is unplugged, and says so", async () => {
    speakers = [];
    expect(await outcome(play_call("headset"))).toBe("elsewhere");
    expect([contexts[0]?.sink, contexts[0]?.tones]).toEqual(["", 4]);
    expect(await outcome(play_call(""))).toBe("played");
  });

  it("is given up in time where the browser waits for a person, and keeps nothing open", async () => {
    resumes = false;
    let came: Sounded | null = null;
    void play_call("headset").then((sounded) => { came = sounded; });
    await vi.advanceTimersByTimeAsync(wake_max_ms - 1);
    expect([came, closed()]).toEqual([null, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([came, closed(), contexts[0]?.tones]).toEqual(["blocked", true, 0]);
  });

  it("has failed where it begins and never ends, or where there is nothing to make it with", async () => {
    plays = false;
    expect(await outcome(play_test(""))).toBe("failed");
    expect(closed()).toBe(true);
    vi.stubGlobal("AudioContext", undefined);
    expect(await outcome(play_test(""))).toBe("failed");
  });
});

describe("a panelist who is called", () => {
  const studio = { devices: { chosen: signal({ camera: "", microphone: "", speaker: "headset" }) } } as unknown as Studio;
  const root = document.createElement("div");
  let hidden = false;

  function Page({ standing }: { standing: Standing }) {
    useCall(standing, studio);
    return h(CallUnheard, {});
  }
  const stands = (standing: Standing) => act(async () => {
    render(h(Page, { standing }), root);
    await vi.advanceTimersByTimeAsync(0);
  });
  const later = (ms: number) => act(async () => { await vi.advanceTimersByTimeAsync(ms); });
  const shown = () => root.querySelector("[data-testid=call-unheard]")?.textContent;
  /** The title over time, each 800 ms. */
  async function marks(times: number): Promise<string[]> {
    const seen: string[] = [];
    for (let n = 0; n < times; n++) {
      seen.push(title_mark.value);
      await later(800);
    }
    return seen;
  }

  beforeEach(() => {
    language.value = "en";
    hidden = false;
    Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
  });
  afterEach(() => {
    act(() => render(null, root));
    delete (document as { hidden?: unknown }).hidden;
  });

  it("hears it once, by the chosen loudspeaker", async () => {
    await stands("backstage");
    expect(contexts).toEqual([]);
    await stands("next");
    await later(wake_max_ms);
    await stands("on_air");
    await stands("next");
    await later(wake_max_ms);
    expect(contexts.map(({ sink, tones }) => [sink, tones])).toEqual([["headset", 4]]);
    expect(shown()).toBe("");
  });

  it("is told across the page where it made no sound, until they are on air", async () => {
    resumes = false;
    await stands("next");
    await later(wake_max_ms);
    expect(shown()).toContain("You are being called");
    await stands("on_air");
    expect(shown()).toBe("");
  });

  it("is not told so late that it is over", async () => {
    resumes = false;
    await stands("next");
    await stands("backstage");
    await later(wake_max_ms);
    expect(shown()).toBe("");
  });

  it("sees the title flash while another tab is looked at, and stand while this one is", async () => {
    await stands("next");
    expect(new Set(await marks(4)).size).toBe(1);
    hidden = true;
    await later(800);
    expect(new Set(await marks(2))).toEqual(new Set(["", "▶ You are next: get ready · "]));
    await stands("on_air");
    expect(new Set(await marks(3))).toEqual(new Set(["● On air · "]));
    await stands("backstage");
    expect(title_mark.value).toBe("");
  });
});
