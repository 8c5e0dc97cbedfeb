import { describe, expect, it } from "vitest";
import type { Change, Question } from "../src/protocol/messages";
import { language } from "../src/i18n/i18n";
import { fate_of } from "../src/room/fate";
import { complete, has_voted, is_ours, on_deck } from "../src/room/questions";
import { apply, empty_room, join, type Room } from "../src/room/room";
import { acts_of, merged_by, targets_of } from "../src/views/desk/acts";
import { fate_words } from "../src/views/questions/fate_words";
import { own_news } from "../src/views/shell/live_region";
import { joined_in, sample_join } from "./samples";

function asked(id: string, more: Partial<Question> = {}): Question {
  return complete({ id, text: `Text of ${id}`, state: "approved", version: 1, ...more });
}

function change(kind: string, data: Record<string, unknown>): Change {
  return { room: "auditorium", offset: 100, at: 1790000100000, kind, data };
}

function room_with(...questions: Question[]): Room {
  return { ...empty_room("auditorium"), questions: new Map(questions.map((each) => [each.id, each])) };
}

const voted = (room: Room, question: string, up: boolean) => apply(room, change("question.voted", { question, up }));
const merged = (room: Room) => apply(room, change("question.merged", { gone: "A", into: "T" }));
const unmerged = (room: Room) => apply(room, change("question.unmerged", { question: asked("A") }));

describe("votes of merged questions", () => {
  const both = room_with(asked("A"), asked("T"));

  it("count for the other while they are merged, and for themselves afterwards", () => {
    const room = merged(voted(both, "A", true));
    expect(has_voted(room, "T")).toBe(true);
    expect(has_voted(unmerged(room), "T")).toBe(false);
    expect(has_voted(unmerged(room), "A")).toBe(true);
  });

  it("are all taken back together", () => {
    const room = voted(merged(voted(voted(both, "A", true), "T", true)), "T", false);
    expect(has_voted(room, "T")).toBe(false);
    expect(has_voted(unmerged(room), "A")).toBe(false);
  });

  it("find their way from a snapshot", () => {
    const joined = joined_in(sample_join("snapshot, participant"));
    const snapshot = { ...joined.snapshot!, voted: ["A"], merged: { A: "T" } };
    expect(has_voted(join(empty_room("auditorium"), { ...joined, snapshot }, 0), "T")).toBe(true);
  });

  it("are not for who asked the same", () => {
    const room = room_with(asked("A", { mine: true, state: "merged", into: "T" }), asked("T"), asked("U"));
    expect(is_ours(room.questions, "T")).toBe(true);
    expect(is_ours(room.questions, "U")).toBe(false);
  });
});

describe("the fate of a merged question", () => {
  const own = asked("A", { mine: true, state: "merged", into: "T", fate: { state: "declined", reason: "Off topic" } });

  it("is that of the question that answers for it", () => {
    language.value = "en";
    expect(fate_of(own)).toEqual({ state: "declined", reason: "Off topic", merged: true });
    expect(fate_words(fate_of(own))).toBe("Joined with one that asks the same: Declined: Off topic");
  });

  it("is told when it changes, though the question itself does not", () => {
    const before = room_with({ ...own, fate: { state: "approved" } });
    const after = apply(before, change("question.declined", { gone: "T", also: [own] }));
    expect(own_news(before, after)).toEqual(["Your question: Joined with one that asks the same: Declined: Off topic"]);
    expect(own_news(after, apply(after, change("question.edited", { also: [own] })))).toEqual([]);
  });
});

describe("the deck", () => {
  const put = apply(room_with(asked("A"), asked("B", { state: "on_deck" })), change("question.put_on_deck", {
    question: asked("A", { state: "on_deck" }), deck: ["B", "A"],
  }));

  it("has the order that the server gave it last", () => {
    expect(on_deck(put).map(({ id }) => id)).toEqual(["B", "A"]);
    const moved = apply(put, change("question.moved_on_deck", { question: asked("A", { state: "on_deck" }), deck: ["A", "B"] }));
    expect(on_deck(moved).map(({ id }) => id)).toEqual(["A", "B"]);
  });

  it("does not show what has left it", () => {
    const room = apply(put, change("question.put_on_air", { question: asked("B", { state: "on_air" }) }));
    expect(on_deck(room).map(({ id }) => id)).toEqual(["A"]);
  });
});

describe("the desk", () => {
  it("offers what can be done in each state", () => {
    expect(acts_of(asked("A", { state: "answered" }))).toEqual(["reopen"]);
    expect(acts_of(asked("A", { state: "merged" }))).toEqual(["unmerge"]);
    expect(acts_of(asked("A", { state: "on_deck" }))).toContain("take_off_deck");
    expect(acts_of(asked("A", { state: "on_air" }))).not.toContain("merge");
  });

  it("finds what asks the same first, and never the question itself, a declined or a merged one", () => {
    const room = room_with(
      asked("A", { text: "¿Cuándo se publican las actas?" }), asked("B", { text: "Where is the coffee?", votes: 9 }),
      asked("C", { text: "¿Se publicarán las ACTAS cuando acabe?" }), asked("D", { state: "declined" }),
      asked("E", { state: "merged", into: "C" }),
    );
    const found = targets_of(room.questions, room.questions.get("A")!);
    expect(found.map(({ id }) => id)).toEqual(["C", "B"]);
    expect((merged_by(room.questions).get("C") ?? []).map(({ id }) => id)).toEqual(["E"]);
  });
});
