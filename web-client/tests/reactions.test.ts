import { describe, expect, it } from "vitest";
import { apply, empty_room, join, receive } from "../src/room/room";
import { reactions, signs } from "../src/room/reactions";
import { joined_in, sample_join, states } from "./samples";

describe("reactions", () => {
  it("come as counts of one second, and equal ones are told apart", () => {
    const pulse = states.pulses.find(({ name }) => name === "reactions");
    if (!pulse) throw new Error("no sample");
    let room = receive(empty_room("auditorium"), [pulse.message], 0);
    expect(room.reactions).toEqual({ open: true, counts: { applause: 37, heart: 4 }, tick: 1 });
    room = receive(room, [pulse.message], 0);
    expect(room.reactions.tick).toBe(2);
  });

  it("are off where a moderator switched them off", () => {
    const room = join(empty_room("auditorium"), joined_in(sample_join("snapshot, screen")), 0);
    expect(room.reactions.open).toBe(true);
    const closed = apply(room, { room: "auditorium", offset: 1, at: 1, kind: "reactions.closed", data: {} });
    expect(closed.reactions.open).toBe(false);
    expect(apply(closed, { room: "auditorium", offset: 2, at: 1, kind: "reactions.opened", data: {} }).reactions.open).toBe(true);
  });

  it("each have a sign of their own", () => {
    expect(new Set(reactions.map((each) => signs[each])).size).toBe(reactions.length);
  });
});
