// What a viewer sees of polls, by where their own picture is.
import { describe, expect, it } from "vitest";
import type { Poll } from "../src/protocol/messages";
import { poll_as_seen, room_as_seen } from "../src/room/programme";
import { shown_poll } from "../src/room/polls";
import { at, poll, room_with } from "./programme";

describe("a poll, as seen", () => {
  const closed = poll("closed", { opened: 1000, closing: 4000, closed: 19_000 });

  it("is not there, then open, closing and closed as the picture shows it", () => {
    const seen = [999, 1000, 3999, 4000, 18_999, 19_000].map((ms) => poll_as_seen(closed, at(ms))?.state);
    expect(seen).toEqual([undefined, "open", "open", "closing", "closing", "closed"]);
  });

  it("is shown as it is to a viewer whom holding would cost the vote", () => {
    expect(poll_as_seen(closed, at(0, false))).toBe(closed);
  });

  it("archived or of another publication is not held", () => {
    const archived = poll("archived", { opened: 1000, closing: 4000, closed: 19_000 });
    expect(poll_as_seen(archived, at(0))).toBe(archived);
    expect(poll_as_seen(closed, { kind: "held", publication: "other", ms: 0, polls: true })).toBe(closed);
  });

  it("keeps back the results that its end makes public, and no others", () => {
    const results_at = (kind: Poll["results"], ms: number, voted = false) => {
      const room = room_with([], [{ ...closed, results: kind }]);
      const ballots = new Map(voted ? [["P", { choices: [0] }]] : []);
      const polls = { ...room.polls, ballots, results: new Map([["P", { answers: 3, counts: [1, 2] }]]) };
      return room_as_seen({ ...room, polls }, at(ms)).polls.results.has("P");
    };
    expect(results_at("after_close", 18_999)).toBe(false);
    expect(results_at("after_close", 19_000)).toBe(true);
    expect(results_at("after_vote", 18_999)).toBe(false);
    expect(results_at("after_vote", 18_999, true)).toBe(true);
    expect(results_at("always", 18_999)).toBe(true);
    expect(results_at("always", 999)).toBe(false);
  });

  it("keeps back the results by class until it is seen to close, whatever its results", () => {
    const room = room_with([], [{ ...closed, results: "always" }]);
    const polls = { ...room.polls, classes: new Map([["P", []]]) };
    expect(room_as_seen({ ...room, polls }, at(18_999)).polls.classes.has("P")).toBe(false);
    expect(room_as_seen({ ...room, polls }, at(19_000)).polls.classes.has("P")).toBe(true);
  });

  it("gives way to the next only where the picture has come to it", () => {
    const next = poll("open", { opened: 25_000 }, { id: "N" });
    const room = room_with([], [{ ...closed, id: "P", closes_at: 5 }, next]);
    expect(shown_poll(room_as_seen(room, at(24_999)).polls)?.id).toBe("P");
    expect(shown_poll(room_as_seen(room, at(25_000)).polls)?.id).toBe("N");
  });
});
