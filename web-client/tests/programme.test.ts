// What a viewer sees of the stage, by where their own picture is.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Change, Poll, Question, QuestionState } from "../src/protocol/messages";
import { InStep } from "../src/room/in_step";
import {
  at_once, held_back, moment_of, next_due, poll_as_seen, question_as_seen, room_as_seen, steady_view, type Moment, type Playhead,
} from "../src/room/programme";
import { shown_poll } from "../src/room/polls";
import { complete, on_air } from "../src/room/questions";
import { apply, empty_room, receive, type Room } from "../src/room/room";
import { Store } from "../src/room/store";
import { changes, joined_in, sample_join, states } from "./samples";

const publication = "k3v0q8zt";
const started_at = 1_789_999_000_000;

function at(ms: number, polls = true): Moment {
  return { kind: "held", publication, ms, polls };
}

function question(id: string, state: QuestionState, from?: number, to?: number, more: Partial<Question> = {}): Question {
  const aired = from === undefined ? {} : { aired: { publication, from, was: "on_deck" as const, ...(to === undefined ? {} : { to }) } };
  return complete({ id, text: id, state, version: 3, ...aired, ...more });
}

function poll(state: Poll["state"], aired?: Omit<Poll["aired"] & object, "publication">, more: Partial<Poll> = {}): Poll {
  return {
    id: "P", title: "Which?", kind: "single", options: ["A", "B"], choices_max: 1, scale: null, results: "after_close", split: false, state,
    closes_at: null, version: 2, ...(aired ? { aired: { publication, ...aired } } : {}), ...more,
  };
}

function room_with(questions: Question[], polls: Poll[] = []): Room {
  const room = empty_room("auditorium");
  return {
    ...room, joined: true, questions: new Map(questions.map((each) => [each.id, each])),
    polls: { ...room.polls, polls: new Map(polls.map((each) => [each.id, each])) },
    media: { ...room.media, state: "live", playlist: "/hls/x", publication, started_at },
  };
}

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

  it("gives way to the next only where the picture has come to it", () => {
    const next = poll("open", { opened: 25_000 }, { id: "N" });
    const room = room_with([], [{ ...closed, id: "P", closes_at: 5 }, next]);
    expect(shown_poll(room_as_seen(room, at(24_999)).polls)?.id).toBe("P");
    expect(shown_poll(room_as_seen(room, at(25_000)).polls)?.id).toBe("N");
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

describe("the moment", () => {
  const playhead = (ms: number): Playhead => ({ publication, ms, rate: 1 });

  it("is held up to 30 s behind, polls up to 15 s, and then live now", () => {
    expect(moment_of(null, 0, at_once)).toBe(at_once);
    expect(moment_of(playhead(50_000), 65_000, at_once)).toEqual(at(50_000));
    expect(moment_of(playhead(50_000), 65_001, at_once)).toEqual(at(50_000, false));
    expect(moment_of(playhead(50_000), 80_000, at_once).kind).toBe("held");
    expect(moment_of(playhead(50_000), 80_001, at_once)).toEqual({ kind: "live_now", publication, ms: 50_000 });
  });

  it("does not flicker at its limits", () => {
    const live_now: Moment = { kind: "live_now", publication, ms: 0 };
    expect(moment_of(playhead(50_000), 79_500, live_now).kind).toBe("live_now");
    expect(moment_of(playhead(50_000), 79_000, live_now)).toEqual(at(50_000, false));
    expect(moment_of(playhead(50_000), 64_500, at(1, false))).toEqual(at(50_000, false));
    expect(moment_of(playhead(50_000), 64_000, at(1, false))).toEqual(at(50_000));
    expect(moment_of(playhead(50_000), 79_500, { ...live_now, publication: "former" }).kind).toBe("held");
  });

  it("ahead of the server's clock is held like any other", () => {
    expect(moment_of(playhead(50_000), 49_000, at_once)).toEqual(at(50_000));
  });
});

describe("a page in step", () => {
  /** A player whose picture is `behind_ms` behind, by the fake clock. */
  class FakePlayer {
    rate = 1;
    silent = false;
    private ms_: number;
    private told_at_ = Date.now();
    constructor(behind_ms: number) {
      this.ms_ = Date.now() - started_at - behind_ms;
    }
    get ms(): number {
      return this.ms_ + (Date.now() - this.told_at_) * this.rate;
    }
    set_rate(rate: number): void {
      [this.ms_, this.told_at_, this.rate] = [this.ms, Date.now(), rate];
    }
    seek(by_ms: number): void {
      this.ms_ += by_ms;
    }
    ask = (): Playhead | null => (this.silent ? null : { publication, ms: this.ms, rate: this.rate });
  }

  let room: Room;
  let in_step: InStep;
  const state = () => on_air(room_as_seen(room, in_step.moment.value).questions)?.id ?? null;
  const live_ms = () => Date.now() - started_at;
  const put_on_air = () => {
    room = room_with([question("Q", "on_air", live_ms())]);
    in_step.look();
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: started_at + 600_000 });
    room = room_with([]);
    in_step = new InStep({ room: () => room, server_now: () => Date.now() });
  });
  afterEach(() => {
    in_step.follow(null);
    vi.useRealTimers();
  });

  it("shows a change at the moment its own picture shows it, not before and not at the next report", () => {
    in_step.follow(new FakePlayer(6000).ask);
    put_on_air();
    vi.advanceTimersByTime(5990);
    expect(state()).toBeNull();
    vi.advanceTimersByTime(20);
    expect(state()).toBe("Q");
  });

  it("follows the rate, and a seek", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    put_on_air();
    player.set_rate(1.2);
    in_step.look();
    vi.advanceTimersByTime(5010);
    expect(state()).toBe("Q");
    player.seek(-2000);
    in_step.look();
    expect(state()).toBeNull();
    player.seek(2000);
    in_step.look();
    expect(state()).toBe("Q");
  });

  it("shows at once what was put on air before its picture, though it heard of it later", () => {
    in_step.follow(new FakePlayer(1000).ask);
    room = room_with([question("Q", "on_air", live_ms() - 1500)]);
    in_step.look();
    expect(state()).toBe("Q");
  });

  it("paused it holds until it is 30 s behind, then says live now; playing on it is held again", () => {
    const player = new FakePlayer(6000);
    player.set_rate(0);
    in_step.follow(player.ask);
    put_on_air();
    vi.advanceTimersByTime(23_900);
    expect([in_step.moment.value.kind, state()]).toEqual(["held", null]);
    vi.advanceTimersByTime(200);
    expect([in_step.moment.value.kind, state()]).toEqual(["live_now", "Q"]);
    player.set_rate(1);
    player.seek(20_000);
    in_step.look();
    expect([in_step.moment.value.kind, state()]).toEqual(["held", "Q"]);
  });

  it("stalled or failed it is where it was, and no longer than that", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    put_on_air();
    player.silent = true;
    vi.advanceTimersByTime(23_000);
    expect([in_step.moment.value.kind, state()]).toEqual(["held", null]);
    vi.advanceTimersByTime(2000);
    expect([in_step.moment.value.kind, state()]).toEqual(["live_now", "Q"]);
  });

  it("destroyed, unable to tell, or without a picture it holds nothing", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    put_on_air();
    expect(state()).toBeNull();
    in_step.follow(null);
    expect([in_step.moment.value.kind, state(), vi.getTimerCount()]).toEqual(["at_once", "Q", 0]);
    player.silent = true;
    in_step.follow(player.ask);
    expect(state()).toBe("Q");
    player.silent = false;
    in_step.look();
    expect(state()).toBeNull();
    room = { ...room, media: { ...room.media, playlist: null, publication: null, started_at: null } };
    in_step.look();
    expect(in_step.moment.value.kind).toBe("at_once");
  });

  it("holds nothing of a former publication when the next begins", () => {
    in_step.follow(new FakePlayer(6000).ask);
    put_on_air();
    room = { ...room, media: { ...room.media, publication: "next" } };
    in_step.look();
    expect([in_step.moment.value.kind, state()]).toEqual(["at_once", "Q"]);
  });

  it("counts down by the picture's clock while it is held, by the server's where it is not", () => {
    const player = new FakePlayer(6000);
    in_step.follow(player.ask);
    expect(in_step.picture_now()).toBe(Date.now() - 6000);
    in_step.follow(null);
    expect(in_step.picture_now()).toBe(Date.now());
  });
});

describe("the store", () => {
  const id = "Qa1b2c3d4e5f6g7h";
  const session = { person: { id: "p", name: "", language: "en" }, seats: [], devices: [] };

  function put_on_air(store: Store, from: number): void {
    const known = store.room.value.questions.get(id);
    const data = { question: { ...known, state: "on_air", version: 9, aired: { publication, from, was: "approved" } } };
    const params = { room: "auditorium", offset: 99, at: 0, kind: "question.put_on_air", data };
    store["notified"]([{ method: "change", params }]);
  }

  beforeEach(() => void vi.useFakeTimers({ now: 1_790_000_020_000 }));
  afterEach(() => void vi.useRealTimers());

  it("tells the news, the fate and the questions by what is seen, and keeps the truth", () => {
    const store = new Store("participant", "auditorium", "seat", session);
    store["joined"](joined_in(sample_join("snapshot, participant")));
    const news: (string | undefined)[] = [];
    store.on_news((_, after) => news.push(after.questions.get(id)?.state));
    const live = Date.now() - started_at;
    const began = Date.now();
    store.in_step.follow(() => ({ publication, ms: live - 4000 + Date.now() - began, rate: 1 }));
    put_on_air(store, live);
    expect(store.room.value.questions.get(id)?.state).toBe("on_air");
    expect(store.seen.value.questions.get(id)?.state).toBe("approved");
    expect(store.fates.value.find((fate) => fate.id === id)?.state).toBe("approved");
    vi.advanceTimersByTime(4010);
    expect(store.seen.value.questions.get(id)?.state).toBe("on_air");
    expect(store.fates.value.find((fate) => fate.id === id)?.state).toBe("on_air");
    expect(news.at(-1)).toBe("on_air");
    expect(news.filter((state) => state === "on_air").length).toBe(1);
    store.in_step.follow(null);
  });

  it("of a page without a picture shows the room as it is", () => {
    const store = new Store("hall", "auditorium", "seat", session);
    store["joined"](joined_in(sample_join("snapshot, participant")));
    put_on_air(store, Date.now() - started_at);
    expect(store.seen.value).toBe(store.room.value);
    expect(store.seen.value.questions.get(id)?.state).toBe("on_air");
  });
});
