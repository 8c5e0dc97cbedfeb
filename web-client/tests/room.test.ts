import { describe, expect, it } from "vitest";
import type { Change, Notification, Question, Role } from "../src/protocol/messages";
import { apply, empty_room, join, receive, show_present, type Room } from "../src/room/room";
import { complete, in_states, on_air, own } from "../src/room/questions";
import { fates } from "../src/room/fate";
import { changes, joined_in, joins, sample_join, states } from "./samples";

const first = "Qa1b2c3d4e5f6g7h";
const second = "Qz9y8x7w6v5u4t3s";

function joined(name: string): Room {
  return join(empty_room("auditorium"), joined_in(sample_join(name)), 1790000020000);
}

function change(kind: string, data: Record<string, unknown>, offset = 100): Change {
  return { room: "auditorium", offset, at: 1790000100000, kind, data };
}

function asked(id: string, more: Partial<Question> = {}): Question {
  return complete({ id, text: `Text of ${id}`, state: "approved", version: 1, ...more });
}

describe("joining", () => {
  it("takes the questions, the votes and the states of the snapshot", () => {
    const room = joined("snapshot, participant");
    expect(room.questions.size).toBe(2);
    expect(room.voted.has(second)).toBe(true);
    expect(room.presence.participants).toBe(812);
    expect(room.media.playlist).toBe("/hls/auditorium/k3v0q8zt/index.m3u8");
    expect(room.questions.get(first)?.mine).toBe(true);
    expect(on_air(room.questions)?.id).toBe(second);
  });

  it("shows a screen only what is on air", () => {
    const room = joined("snapshot, screen");
    expect([...room.questions.keys()]).toEqual([second]);
    expect(room.questions.get(second)?.votes).toBe(0);
  });

  it("keeps what is known on a resume, and replaces it on a reset", () => {
    const before = apply(joined("snapshot, participant"), change("question.asked", { question: asked("Qother") }));
    const resumed = join(before, joined_in(sample_join("resume")), 0);
    expect(resumed.questions.has("Qother")).toBe(true);
    const reset = join(before, joined_in(sample_join("reset, moderator")), 0);
    expect(reset.questions.has("Qother")).toBe(false);
  });

  it("takes the votes of a resume's states", () => {
    const before = joined("snapshot, participant");
    const resume = { ...joined_in(sample_join("resume")), states: { [`votes/${first}`]: { votes: 41 } } };
    expect(join(before, resume, 0).questions.get(first)?.votes).toBe(41);
  });
});

describe("the golden changes", () => {
  const roles: Role[] = ["participant", "hall", "screen", "moderator"];
  for (const sample of changes.changes) {
    for (const role of roles) {
      const form = sample.forms[role] as { params: Change } | null;
      if (!form) continue;
      it(`${sample.name}, for ${role}: leaves the room as the change says`, () => {
        const { data, kind } = form.params;
        const room = apply(joined("snapshot, participant"), form.params);
        const question = data["question"] as Question | undefined;
        const announcement = data["announcement"] as { id: string } | undefined;
        if (question) expect(room.questions.get(question.id)).toMatchObject(question);
        // A sanction that is over stands under the person or the question whose asker was meant: those stay.
        if (typeof data["gone"] === "string" && !kind.startsWith("person.")) {
          expect(room.questions.has(data["gone"])).toBe(false);
          expect(room.announcements.some(({ id }) => id === data["gone"])).toBe(false);
        }
        if (announcement) expect(room.announcements.at(-1)).toEqual(announcement);
        if (kind === "questions.opened" || kind === "questions.closed") expect(room.questions_open).toBe(kind === "questions.opened");
        if (kind === "questions.review_set") expect(room.review).toBe(data["review"]);
        if (kind === "questions.anonymity_set") expect(room.anonymity).toBe(data["anonymity"]);
      });
    }
    if (/^(poll|person|chat|hand|stage)\./.test(sample.kind)) continue;
    for (const { message } of [sample.addressed ?? []].flat()) {
      const { params } = message as { params: Change };
      it(`${sample.name}, addressed: is known as one's own`, () => {
        const room = apply(joined("snapshot, participant"), params);
        const { question, also = [] } = params.data as { question?: Question | string; also?: Question[] };
        if (typeof question === "string") expect(room.voted.has(question)).toBe(params.data["up"] === true);
        else expect([question, ...also].some((each) => each && room.questions.get(each.id)?.mine)).toBe(true);
      });
    }
  }
});

describe("questions", () => {
  it("are one at a time on air", () => {
    const room = apply(joined("snapshot, participant"), change("question.put_on_air", { question: asked("Qnew", { state: "on_air" }) }));
    expect(on_air(room.questions)?.id).toBe("Qnew");
    expect(room.questions.get(second)?.state).toBe("answered");
  });

  it("stay one's own when a change comes in the form for all", () => {
    const room = apply(joined("snapshot, participant"), change("question.put_on_air", { question: asked(first, { state: "on_air" }) }));
    expect(own(room.questions).map(({ id }) => id)).toEqual([first]);
  });

  it("are sorted by votes, then by age", () => {
    const room = [["Qa", 3], ["Qb", 9], ["Qc", 9]].reduce<Room>(
      (held, [id, votes], at) => apply(held, change("question.asked", { question: asked(String(id), { votes: Number(votes), at }) })),
      empty_room("auditorium"),
    );
    expect(in_states(room.questions, ["approved"], "votes").map(({ id }) => id)).toEqual(["Qb", "Qc", "Qa"]);
    expect(in_states(room.questions, ["approved"], "newest").map(({ id }) => id)).toEqual(["Qc", "Qb", "Qa"]);
  });

  it("show the present state that a stale command brought, unless a newer one is known", () => {
    const room = joined("snapshot, participant");
    const newer = asked(first, { version: 7, text: "newer" });
    expect(show_present(room, newer).questions.get(first)?.text).toBe("newer");
    const older = asked(first, { version: 1, text: "older" });
    expect(show_present(room, older).questions.get(first)?.text).not.toBe("older");
  });
});

describe("frames", () => {
  it("of the samples are taken whole", () => {
    for (const { frame } of joins.frames) {
      const room = receive(joined("snapshot, participant"), frame as Notification[], 0);
      expect(room.questions.size).toBeGreaterThan(0);
    }
  });

  it("of states replace the value of their key", () => {
    const votes = states.states.find(({ name }) => name === "votes");
    const room = receive(joined("snapshot, participant"), votes ? [votes.message] : [], 0);
    expect(room.questions.get(first)?.votes).toBe(37);
    const slate = states.states.find(({ name }) => name === "media, slate");
    expect(receive(room, slate ? [slate.message] : [], 0).media.source).toBe("slate");
    const backup = states.states.find(({ name }) => name === "media, backup");
    expect(receive(room, backup ? [backup.message] : [], 0).media.source).toBe("backup");
  });

  it("leave the room as it is where the key or kind is unknown", () => {
    const room = joined("snapshot, participant");
    const odd: Notification[] = [
      { method: "state", params: { room: "auditorium", key: "weather", data: {} } },
      { method: "change", params: change("poll.opened", {}) },
      { method: "pulse", params: { room: "auditorium", kind: "wave", data: {} } },
    ];
    expect(receive(room, odd, 0)).toEqual(room);
  });

  it("carry the server's clock", () => {
    const room = receive(joined("snapshot, participant"), [states.pulses[0]?.message as Notification], 1790000011000);
    expect(room.clock_offset_ms).toBe(1000);
  });
});

describe("the fate of one's own questions", () => {
  const item = (state: "waiting" | "sent" | "refused" | "saved", more = {}) =>
    ({ key: state, method: "question.ask", params: { text: "Why?" }, at: 5, state, ...more });

  it("is told from the outbox until the room shows the question", () => {
    const list = fates([item("waiting"), item("sent"), item("refused", { reason: "closed" }), item("saved", { result: { question: "Qx" } })], [], false);
    expect(list.map(({ state }) => state)).toEqual(["saved", "refused", "sending", "waiting"]);
    const arrived = fates([item("saved", { result: { question: "Qx" } })], [asked("Qx", { mine: true, state: "pending" })], true);
    expect(arrived.map(({ state }) => state)).toEqual(["pending"]);
  });

  it("says kept while offline, sending while online, kept again while the server asks to wait", () => {
    expect(fates([item("waiting")], [], false)[0]?.state).toBe("waiting");
    expect(fates([item("waiting")], [], true)[0]?.state).toBe("sending");
    expect(fates([item("waiting", { reason: "limited" })], [], true)[0]?.state).toBe("waiting");
  });
});
