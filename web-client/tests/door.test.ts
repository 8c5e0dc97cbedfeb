import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memory_storage } from "../src/connection/storage";
import type { Answer } from "../src/protocol/api";
import type { DoorAnswer, DoorScan } from "../src/protocol/door";
import { clean, Door, shown_max } from "../src/room/door";
import { minutes_of } from "../src/views/door/correction";
import { read_sample } from "./samples";

const samples = read_sample("door.json") as { scans: DoorScan[]; scan_answers: DoorAnswer[] };
const offline: Answer<DoorAnswer> = { ok: false, status: 0, refusal: { reason: "offline" } };
const said = (value: DoorAnswer): Answer<DoorAnswer> => ({ ok: true, value, at_ms: null });

let now = 0;
let sent: DoorScan[] = [];
let next: Answer<DoorAnswer> = offline;
const storage = memory_storage();

function open(): Door {
  return new Door({ storage, seat: "s", now: () => now, send: (scan) => { sent.push(scan); return Promise.resolve(next); } });
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 1_790_000_000_000;
  sent = [];
  next = offline;
  storage.keys("").forEach((key) => storage.remove(key));
});
afterEach(() => vi.useRealTimers());

describe("the door", () => {
  it("reads a code as a scanner or a hand types it, and sends what the server reads", async () => {
    next = said(samples.scan_answers[0] as DoorAnswer);
    const door = open();
    door.scan(" abcde-fghij 234567klmn\n", "in");
    await vi.advanceTimersByTimeAsync(0);
    expect(Object.keys(sent[0] as DoorScan).sort()).toEqual(Object.keys(samples.scans[0] as DoorScan).sort());
    expect(sent[0]).toMatchObject({ code: "ABCDEFGHIJ234567KLMN", way: "in", ago_ms: 0 });
    expect(door.scans.value[0]?.answer).toEqual(samples.scan_answers[0]);
    expect(storage.keys("paraninfo/door/")).toEqual([]);
    expect(clean("a b-c")).toBe("ABC");
  });

  it("keeps scans without a network over a reload and sends them in their order with their own time", async () => {
    const first = open();
    first.scan("AAAA", "in");
    now += 60_000;
    first.scan("BBBB", "out");
    await vi.advanceTimersByTimeAsync(0);
    expect(first.waiting()).toBe(2);
    expect(first.trouble.value).toBe("offline");
    const keys = first.scans.value.map(({ key }) => key);

    const second = open();
    expect(second.scans.value.map(({ key }) => key)).toEqual(keys);
    sent = [];
    now += 1000;
    next = said({ state: "in", name: "Ana", since: now });
    await second.flush();
    expect(sent.map(({ code, ago_ms }) => [code, ago_ms])).toEqual([["AAAA", 61_000], ["BBBB", 1000]]);
    expect(second.waiting()).toBe(0);
    expect(storage.keys("paraninfo/door/")).toEqual([]);
  });

  it("tries again by itself with the same key, and forgets none for a refusal that passes", async () => {
    const door = open();
    door.scan("AAAA", "in");
    await vi.advanceTimersByTimeAsync(0);
    next = { ok: false, status: 401, refusal: { reason: "not_signed_in" } };
    await vi.advanceTimersByTimeAsync(1000);
    expect(door.waiting()).toBe(1);
    next = said({ state: "already_in", name: "Ana", since: now });
    await vi.advanceTimersByTimeAsync(2000);
    expect(door.waiting()).toBe(0);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  it("takes what the server refuses for good out of what waits, and says so", async () => {
    next = { ok: false, status: 409, refusal: { reason: "too_old" } };
    const door = open();
    door.scan("AAAA", "in");
    await vi.advanceTimersByTimeAsync(0);
    expect(door.scans.value[0]?.answer).toEqual({ state: "refused", reason: "too_old" });
    expect(door.waiting()).toBe(0);
  });

  it("takes the same code that a camera holds before it once, and again the other way", () => {
    const door = open();
    expect(door.scan("AAAA", "in")).not.toBeNull();
    now += 1000;
    expect(door.scan("aaaa", "in")).toBeNull();
    expect(door.scan("AAAA", "out")).not.toBeNull();
    expect(door.scan("  ", "in")).toBeNull();
  });

  it("shows the last ones and keeps every one that waits", async () => {
    const door = open();
    for (let n = 0; n < shown_max + 5; n++) door.scan(`CODE${n}`, "in");
    expect(door.waiting()).toBe(shown_max + 5);
    next = said({ state: "unknown" });
    await door.flush();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(door.scans.value.length).toBe(shown_max);
  });
});

describe("a correction", () => {
  it("is whole minutes of the session", () => {
    expect([minutes_of("0", 60), minutes_of(" 60 ", 60), minutes_of("61", 60), minutes_of("-1", 60), minutes_of("1.5", 60), minutes_of("", 60)])
      .toEqual([0, 60, null, null, null, null]);
  });
});
