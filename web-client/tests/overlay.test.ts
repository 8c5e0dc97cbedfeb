import { describe, expect, it } from "vitest";
import type { Agenda, Poll, Question } from "../src/protocol/messages";
import { no_polls } from "../src/room/polls";
import { complete } from "../src/room/questions";
import { empty_room, type Room } from "../src/room/room";
import { overlay_of, wanted } from "../src/views/overlay/parts";

const agenda: Agenda = {
  time_zone: "UTC", days: [], speakers: [],
  sessions: [{ id: "s", room: "auditorium", kind: "talk", title: { en: "Alerts" }, starts_ms: 0, ends_ms: 1000, speakers: ["one"] }],
};
const question: Question = complete({ id: "q", state: "on_air", text: "When?" });
const poll = (state: Poll["state"]): Poll => ({
  id: "p", title: "Which?", kind: "single", options: ["A", "B"], choices_max: 1, scale: null, results: "always", split: false, state, closes_at: 0, version: 1,
});
const room = (over: Partial<Room>): Room => ({ ...empty_room("auditorium"), ...over });
const with_poll = (state: Poll["state"]) => ({ polls: { ...no_polls, polls: new Map([["p", poll(state)]]) } });
const everything = wanted("?show=question,poll,name");

describe("what an overlay shows", () => {
  it("is what its address asks for, unknown words passed over", () => {
    expect(wanted("").show).toEqual(new Set(["question", "poll"]));
    expect(wanted("?show=name,clock&at=top")).toEqual({ show: new Set(["name"]), at: "top" });
    expect(wanted("?show=").show.size).toBe(0);
  });

  it("is the question, and who speaks only without one", () => {
    const on_air = overlay_of(room({ questions: new Map([["q", question]]) }), agenda, 500, everything);
    expect([on_air.question?.id, on_air.speaking]).toEqual(["q", null]);
    expect(overlay_of(room({}), agenda, 500, everything).speaking?.id).toBe("s");
    expect(overlay_of(room({}), agenda, 2000, everything).speaking).toBeNull();
    expect(overlay_of(room({}), null, 500, everything).speaking).toBeNull();
  });

  it("is a poll that takes votes beside the question, and a closed one only without it", () => {
    const questions = new Map([["q", question]]);
    expect(overlay_of(room({ questions, ...with_poll("open") }), null, 0, everything).poll?.id).toBe("p");
    expect(overlay_of(room({ questions, ...with_poll("closed") }), null, 0, everything).poll).toBeNull();
    expect(overlay_of(room(with_poll("closed")), null, 0, everything).poll?.id).toBe("p");
  });

  it("is nothing that was not asked for", () => {
    const all = room({ questions: new Map([["q", question]]), ...with_poll("open") });
    expect(overlay_of(all, agenda, 500, wanted("?show="))).toEqual({ question: null, poll: null, speaking: null });
  });
});
