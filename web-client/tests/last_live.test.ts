import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LineState } from "../src/connection/line";
import { memory_storage } from "../src/connection/storage";
import { LastLive } from "../src/offline/last_live";

const start = 1_800_000_000_000;
const minute = 60_000;

describe("how long a page has been offline", () => {
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => void vi.useRealTimers());

  it("counts on through a reload, from when the seat was last live", () => {
    const storage = memory_storage();
    const state = signal<LineState>({ kind: "connecting" });
    const before = new LastLive(storage, "s", state);
    state.value = { kind: "live" };
    vi.advanceTimersByTime(10 * minute);
    state.value = { kind: "offline", since: Date.now() };
    vi.advanceTimersByTime(5 * minute);
    expect(before.offline_since(start + 10 * minute)).toBe(start + 10 * minute);

    const anew = signal<LineState>({ kind: "connecting" });
    const after = new LastLive(storage, "s", anew);
    anew.value = { kind: "offline", since: Date.now() };
    expect(after.offline_since(Date.now())).toBe(start + 10 * minute);
    vi.advanceTimersByTime(minute);
    expect(new LastLive(storage, "s", signal<LineState>({ kind: "connecting" })).offline_since(Date.now())).toBe(start + 10 * minute);

    anew.value = { kind: "live" };
    vi.advanceTimersByTime(minute);
    anew.value = { kind: "offline", since: Date.now() };
    expect(after.offline_since(Date.now())).toBe(Date.now());
  });

  it("knows it of a page that ended without a word, and of no other seat", () => {
    const storage = memory_storage();
    new LastLive(storage, "s", signal<LineState>({ kind: "live" }));
    vi.advanceTimersByTime(10 * minute);
    const other = memory_storage();
    for (const key of storage.keys("")) other.set(key, storage.get(key) ?? "");
    vi.advanceTimersByTime(minute);
    expect(new LastLive(other, "s", signal<LineState>({ kind: "connecting" })).offline_since(Date.now())).toBe(start + 10 * minute);
    expect(new LastLive(other, "t", signal<LineState>({ kind: "connecting" })).offline_since(Date.now())).toBe(Date.now());
  });

  it("is never less than nothing where the clock was set back, nor taken from what is no time", () => {
    const storage = memory_storage();
    const connecting = signal<LineState>({ kind: "connecting" });
    storage.set("paraninfo/live/s", String(start + 10 * minute));
    expect(new LastLive(storage, "s", connecting).offline_since(start)).toBe(start);
    storage.set("paraninfo/live/s", "yesterday");
    expect(new LastLive(storage, "s", connecting).offline_since(start)).toBe(start);
  });
});
