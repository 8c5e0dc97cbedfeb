import { beforeEach, describe, expect, it } from "vitest";
import type { Change, Hand } from "../src/protocol/messages";
import { own_place } from "../src/room/hands";
import { apply, empty_room, join, receive, show_present, type Room } from "../src/room/room";
import { hand_words } from "../src/views/hands/card";
import { hand_acts } from "../src/views/hands/desk";
import { news } from "../src/views/shell/live_region";
import { language } from "../src/i18n/i18n";
import { changes, joined_in, sample_join } from "./samples";

function joined(name: string): Room {
  return join(empty_room("auditorium"), joined_in(sample_join(name)), 0);
}

function sample(name: string, form: "moderator" | "addressed"): Change {
  const found = changes.changes.find((each) => each.name === name);
  const addressed = Array.isArray(found?.addressed) ? found.addressed[0] : found?.addressed;
  const message = form === "addressed" ? addressed?.message : found?.forms.moderator;
  if (!message) throw new Error(`no sample ${name}`);
  return (message as { params: Change }).params;
}

function waiting(room: Room, numbers: number[]): Room {
  return receive(room, [{ method: "state", params: { room: "auditorium", key: "hands", data: { waiting: numbers } } }], 0);
}

beforeEach(() => {
  language.value = "en";
});

describe("one's own hand", () => {
  it("is there after a join, with its place among those who wait", () => {
    const room = waiting(joined("snapshot, hall"), [7, 15, 20]);
    expect(own_place(room.hands)).toBe(2);
    expect(hand_words(room.hands)).toBe("Your hand is up: place 2 of 3");
    expect(hand_words(waiting(joined("snapshot, participant"), [7, 15]).hands)).toBe("2 raised hands");
  });

  it("is told when it is invited, called, put down, and when the turn is over", () => {
    let room = joined("snapshot, participant");
    room = apply(room, sample("hand raised", "addressed"));
    expect(room.hands.own?.state).toBe("raised");
    room = apply(room, sample("hand invited", "addressed"));
    expect(hand_words(room.hands)).toBe("A moderator invites you to speak.");
    room = apply(room, sample("hand accepted", "addressed"));
    expect(hand_words(room.hands)).toBe("You are called; a moderator will tell you how you come on.");
    expect(hand_words(apply(room, sample("hand declined", "addressed")).hands)).toContain("put your hand down");
    expect(hand_words(apply(room, sample("hand done", "addressed")).hands)).toBe("Your turn is over. Thank you.");
    const lowered = apply(room, sample("hand lowered", "addressed"));
    expect([lowered.hands.own, hand_words(lowered.hands)]).toEqual([null, ""]);
    expect(lowered.hands.queue).toEqual([]);
  });
});

describe("the queue on the desk", () => {
  it("stands in the order raised, and tells of a new hand", () => {
    const before = joined("reset, moderator");
    const after = apply(before, { ...sample("hand raised", "moderator"), data: { hand: { ...before.hands.queue[0], number: 30, name: "Ana" } } });
    expect(after.hands.queue.map(({ number }) => number)).toEqual([15, 30]);
    expect(news(before, after)).toEqual(["A hand was raised: Ana"]);
    expect(apply(after, { ...sample("hand lowered", "moderator"), data: { gone: 15 } }).hands.queue.map(({ number }) => number)).toEqual([30]);
  });

  it("leaves to another moderator what they handle, until that lapses", () => {
    let room = apply({ ...joined("reset, moderator") }, sample("hand raised", "moderator"));
    const acts = (person: string) => hand_acts(room.hands.queue.find(({ number }) => number === 1) as Hand, person);
    expect(acts("me")).toEqual(["claim", "invite", "decline"]);
    room = apply(room, sample("hand claimed", "moderator"));
    expect(acts("me")).toEqual([]);
    expect(acts("M0d3rat0rM0d3rat")).toEqual(["invite", "decline"]);
    room = apply(room, sample("hand's claim lapsed", "moderator"));
    expect(acts("me")).toContain("claim");
  });

  it("shows how a hand stands when a command was stale", () => {
    const room = joined("reset, moderator");
    const present = { ...(room.hands.queue[0] as Hand), state: "invited" as const, version: 2 };
    expect(show_present(room, present).hands.queue[0]?.state).toBe("invited");
    expect(show_present(room, { ...present, version: 1 })).toEqual(room);
  });
});
