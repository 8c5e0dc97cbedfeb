import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, type Playing, type Sign } from "../src/protocol/api";
import { audible, every_ms, follows, give_signs, playing, settle_ms, visible } from "../src/room/attendance";

type Said = Sign;

describe("signs of life", () => {
  const said: Said[] = [];
  const online = signal(true);
  const watching = signal(false);
  const played: Playing = { view: "picture", profile: "low", native: false, delay_ms: 1800, height: 720, stalls: 1, failed: 0 };
  let plays: Playing | null = null;
  let stop: () => void = () => undefined;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("addEventListener", vi.fn());
    vi.stubGlobal("removeEventListener", vi.fn());
    vi.spyOn(api, "sign").mockImplementation((_room, _seat, sign: Said) => {
      said.push(sign);
      return Promise.resolve({ ok: true, value: null, at_ms: null });
    });
    said.length = 0;
    online.value = true;
    watching.value = false;
    plays = null;
    stop = give_signs("auditorium", "seat", online, () => watching.value, () => plays);
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("come at once, at every change and each 20 s, under one name of the page", () => {
    vi.advanceTimersByTime(1);
    expect(said.map((each) => each.watching)).toEqual([false]);
    vi.advanceTimersByTime(every_ms);
    expect(said).toHaveLength(2);
    watching.value = true;
    vi.advanceTimersByTime(settle_ms);
    expect(said.map((each) => each.watching)).toEqual([false, false, true]);
    expect(new Set(said.map((each) => each.page)).size).toBe(1);
  });

  it("are few where the page flickers, and say how it settled", () => {
    vi.advanceTimersByTime(1);
    for (let i = 0; i < 9; ++i) {
      watching.value = !watching.value;
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(settle_ms);
    expect(said.map((each) => each.watching)).toEqual([false, true]);
  });

  it("say how the picture comes while it plays, and nothing of it at the end", () => {
    plays = played;
    vi.advanceTimersByTime(1);
    plays = null;
    vi.advanceTimersByTime(every_ms);
    expect(said.map((each) => each.playing)).toEqual([played, undefined]);
    plays = played;
    const [, leave] = vi.mocked(addEventListener).mock.calls.find(([name]) => name === "pagehide")!;
    (leave as () => void)();
    expect(said.at(-1)).toMatchObject({ watching: false });
    expect(said.at(-1)).not.toHaveProperty("playing");
  });

  it("wait for the connection", () => {
    vi.advanceTimersByTime(1);
    online.value = false;
    vi.advanceTimersByTime(3 * every_ms);
    expect(said).toHaveLength(1);
    online.value = true;
    vi.advanceTimersByTime(1);
    expect(said).toHaveLength(2);
  });
});

describe("the programme", () => {
  it("is followed by seeing or hearing it, or by reading its words", () => {
    const cases: [boolean, boolean, boolean, boolean, boolean][] = [
      // text only, playing, visible, audible: follows
      [false, true, true, false, true], [false, true, false, true, true], [false, true, false, false, false],
      [false, false, true, true, false], [true, false, true, false, true], [true, false, false, true, false],
    ];
    for (const [text_only, plays, seen, heard, wanted] of cases) {
      playing.value = plays;
      visible.value = seen;
      audible.value = heard;
      expect(follows(text_only), JSON.stringify([text_only, plays, seen, heard])).toBe(wanted);
    }
  });
});
