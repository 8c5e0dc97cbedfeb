// What a viewer sees of questions on the stage, by where their own picture is.
import { describe, expect, it } from "vitest";
import type { Change } from "../src/protocol/messages";
import { at_once, held_back, next_due, question_as_seen, room_as_seen, steady_view, type Moment } from "../src/room/programme";
import { on_air } from "../src/room/questions";
import { apply, empty_room, receive } from "../src/room/room";
import { at, poll, publication, question, room_with, started_at } from "./programme";
import { changes, states } from "./samples";

describe("a question, as seen", () => {
  it("is what it was before until the picture is there, then on air until the picture shows its end", () => {
    const answered = question("Q", "answered", 5000, 9000);
    const seen = [0, 4999, 5000, 8999, 9000, 60_000].map((ms) => question_as_seen(answered, at(ms)).state);
    expect(seen).toEqual(["on_deck", "on_deck", "on_air", "on_air", "answered", "answered"]);
  });

  it("stays on air without an end", () => {
    const now = question("Q", "on_air", 5000);
    expect(question_as_seen(now, at(4999)).state).toBe("on_deck");
    expect(question_as_seen(now, at(9_000_000))).toBe(now);
  });

  it("taken off the air goes back to approved at its end, and what comes after that is held as well", () => {
    for (const state of ["approved", "on_deck", "answered"] as const) {
      const gone = question("Q", state, 5000, 9000);
      expect(question_as_seen(gone, at(8999)).state).toBe("on_air");
      expect(question_as_seen(gone, at(9000)).state).toBe(state);
    }
  });

  it("shows an edit, votes and an answer in writing at once", () => {
    const edited = question("Q", "on_air", 5000, undefined, { text: "new", edited: true, votes: 12 });
    expect(question_as_seen(edited, at(1))).toMatchObject({ text: "new", votes: 12, state: "on_deck" });
  });

  it("is never held where it was removed", () => {
    for (const state of ["declined", "withdrawn", "merged", "pending"] as const) {
      const removed = question("Q", state, 5000, 9000);
      expect(question_as_seen(removed, at(6000))).toBe(removed);
    }
  });

  it("is as it truly is without a time, of another publication, without a picture, and too far behind", () => {
    const unstamped = question("Q", "on_air");
    expect(question_as_seen(unstamped, at(0))).toBe(unstamped);
    const stamped = question("Q", "on_air", 5000);
    const moments: Moment[] = [at_once, { kind: "live_now", publication, ms: 0 }, { kind: "held", publication: "other", ms: 0, polls: true }];
    for (const moment of moments) expect(question_as_seen(stamped, moment)).toBe(stamped);
  });
});

describe("the room, as seen", () => {
  it("is the same object where nothing is held", () => {
    const room = room_with([question("Q", "on_air", 5000)], [poll("open", { opened: 100 })]);
    expect(room_as_seen(room, at(5000))).toBe(room);
    expect(room_as_seen(room, at_once)).toBe(room);
    expect(room_as_seen(room, { kind: "live_now", publication, ms: 0 })).toBe(room);
  });

  it("has one question on air at every moment", () => {
    const room = room_with([question("A", "answered", 1000, 5000), question("B", "answered", 5000, 7000), question("C", "on_air", 7000)]);
    const seen = [999, 1000, 4999, 5000, 6999, 7000].map((ms) => on_air(room_as_seen(room, at(ms)).questions)?.id);
    expect(seen).toEqual([undefined, "A", "A", "B", "B", "C"]);
  });

  it("tells the fate of what was merged at the moment of what it was merged into", () => {
    const mine = question("M", "merged", undefined, undefined, { mine: true, into: "Q", fate: { state: "on_air" } });
    const room = room_with([mine, question("Q", "on_air", 5000)]);
    expect(room_as_seen(room, at(4999)).questions.get("M")?.fate?.state).toBe("on_deck");
    expect(room_as_seen(room, at(5000)).questions.get("M")?.fate?.state).toBe("on_air");
  });

  it("ends the question before when the next one comes, though its own change is still under way", () => {
    const before = room_with([question("A", "on_air", 1000)]);
    const data = { question: question("B", "on_air", 5000) };
    const room = apply(before, { room: "auditorium", offset: 9, at: 0, kind: "question.put_on_air", data } as unknown as Change);
    expect(on_air(room_as_seen(room, at(4999)).questions)?.id).toBe("A");
    expect(on_air(room_as_seen(room, at(5000)).questions)?.id).toBe("B");
  });

  it("knows what comes next", () => {
    const room = room_with([question("A", "answered", 1000, 5000)], [poll("closing", { opened: 2000, closing: 6000 })]);
    const all = [0, 1000, 2000, 5000, 6000].map((ms) => next_due(room, publication, ms));
    expect(all).toEqual([1000, 2000, 5000, 6000, null]);
    expect(next_due(room, "other", 0)).toBeNull();
  });

  it("differs in words exactly where it differs in what is held", () => {
    const room = room_with([question("A", "answered", 1000, 5000)], [poll("closed", { opened: 2000, closing: 6000, closed: 7000 })]);
    const times = [0, 999, 1000, 1999, 2000, 4999, 5000, 5999, 6000, 6999, 7000, 9000];
    const words = times.map((ms) => held_back(room, at(ms)));
    const seen = times.map((ms) => JSON.stringify([...room_as_seen(room, at(ms)).questions, ...room_as_seen(room, at(ms)).polls.polls]));
    for (const i of times.keys()) for (const j of times.keys()) expect(words[i] === words[j], `${times[i]} ${times[j]}`).toBe(seen[i] === seen[j]);
    expect(held_back(room, at(0))).not.toBe(held_back(room, at(0, false)));
  });
});

describe("the view", () => {
  it("stays the same value while the playhead merely moves, and is another when something becomes due", () => {
    const see = steady_view();
    const room = room_with([question("Q", "on_air", 5000)]);
    const first = see(room, at(100));
    expect(see(room, at(4999))).toBe(first);
    const due = see(room, at(5000));
    expect(due).toBe(room);
    expect(see(room, at(60_000))).toBe(due);
    expect(see(room, at(100)).questions.get("Q")?.state).toBe("on_deck");
    expect(see(room, at_once)).toBe(room);
  });

  it("is another where the room is", () => {
    const see = steady_view();
    const room = room_with([question("Q", "on_air", 5000)]);
    const before = see(room, at(100));
    const edited = { ...room, questions: new Map(room.questions).set("Q", question("Q", "on_air", 5000, undefined, { text: "new" })) };
    expect(see(edited, at(100))).not.toBe(before);
    expect(see(edited, at(100)).questions.get("Q")).toMatchObject({ text: "new", state: "on_deck" });
  });
});

describe("the golden messages", () => {
  it("put the question on air and off it at their programme time", () => {
    const media = states.states.find(({ name }) => name === "media, live");
    const base = receive(empty_room("auditorium"), media ? [media.message] : [], 0);
    expect(base.media).toMatchObject({ publication, started_at });
    const form = (name: string) => (changes.changes.find((each) => each.name === name)?.forms.participant as { params: Change }).params;
    const id = "Qa1b2c3d4e5f6g7h";
    const shown = apply(base, form("put on air"));
    const { ms } = form("put on air").programme_at ?? { ms: 0 };
    expect(room_as_seen(shown, at(ms - 1)).questions.get(id)?.state).toBe("approved");
    expect(room_as_seen(shown, at(ms)).questions.get(id)?.state).toBe("on_air");
    const answered = apply(shown, form("answered on air"));
    const end = form("answered on air").programme_at?.ms ?? 0;
    expect(room_as_seen(answered, at(end - 1)).questions.get(id)?.state).toBe("on_air");
    expect(room_as_seen(answered, at(end)).questions.get(id)?.state).toBe("answered");
  });
});
