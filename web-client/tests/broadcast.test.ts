import { describe, expect, it } from "vitest";
import type { Agenda, Broadcast } from "../src/protocol/messages";
import { expected_ms } from "../src/room/broadcast";
import { apply, empty_room, join } from "../src/room/room";
import { changes, joined_in, sample_join } from "./samples";

const at = (phase: Broadcast["phase"], back_at: number | null = null): Broadcast => ({ phase, number: 1, since: 1000, back_at });
const session = (id: string, room: string, starts_ms: number) => ({ id, room, starts_ms, ends_ms: starts_ms + 100 });
const agenda = { sessions: [session("a", "auditorium", 1000), session("b", "table-1", 2000), session("c", "auditorium", 3000)] } as unknown as Agenda;

describe("the broadcast", () => {
  it("is as the snapshot says, and follows every change", () => {
    let room = join(empty_room("auditorium"), joined_in(sample_join("snapshot, screen")), 0);
    expect(room.broadcast.phase).toBe("live");
    const seen = ["broadcast.started", "broadcast.paused", "broadcast.resumed", "broadcast.ended"].map((kind) => {
      const message = changes.changes.find((each) => each.kind === kind)?.forms["screen"];
      if (!message || !("method" in message) || message.method !== "change") throw new Error(kind);
      room = apply(room, message.params);
      return room.broadcast.phase;
    });
    expect(seen).toEqual(["live", "paused", "live", "ended"]);
  });

  it("comes back when the pause is over, if somebody said when", () => {
    expect(expected_ms(at("paused", 5000), agenda, "auditorium", 4000)).toBe(5000);
    expect(expected_ms(at("paused", 5000), agenda, "auditorium", 6000)).toBe(null);
    expect(expected_ms(at("paused"), agenda, "auditorium", 500)).toBe(null);
  });

  it("begins with the room's next session", () => {
    expect(expected_ms(at("waiting"), agenda, "auditorium", 500)).toBe(1000);
    expect(expected_ms(at("ended"), agenda, "auditorium", 1500)).toBe(3000);
    expect(expected_ms(at("ended"), agenda, "auditorium", 3500)).toBe(null);
    expect(expected_ms(at("ended"), null, "auditorium", 500)).toBe(null);
    expect(expected_ms(at("live"), agenda, "auditorium", 500)).toBe(null);
  });
});
