import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { language, load_language } from "../src/i18n/i18n";
import type { Claim, Question } from "../src/protocol/messages";
import { channel_max, claims_of, others_at, reduce_channel } from "../src/room/moderators";
import { complete } from "../src/room/questions";
import { apply, empty_room, join, receive } from "../src/room/room";
import { fate_of } from "../src/room/fate";
import type { Store } from "../src/room/store";
import { fate_words } from "../src/views/questions/fate_words";
import { Board } from "../src/views/desk/board";
import { count_words, counted, heart_of, is_over, type Count } from "../src/views/desk/bulk";
import { can_undo, History, steps_back, type Deed } from "../src/views/desk/history";
import { choose_my_languages, reads } from "../src/views/desk/my_languages";
import { next_for_me, type Around } from "../src/views/desk/one_by_one";
import { Paced } from "../src/views/desk/paced";
import { standing_of, to_translate } from "../src/views/desk/translations";
import { everything, fits, places_of } from "../src/views/desk/triage";
import { moved, part_of, window_most } from "../src/views/desk/window";
import { form_of, written_of } from "../src/views/polls/form";
import { changes, commands, joined_in, sample_join, states } from "./samples";

const asked = (id: string, more: Partial<Question> = {}) => complete({ id, text: `Text of ${id}`, state: "pending", version: 3, ...more });
const map = (...questions: Question[]) => new Map(questions.map((each) => [each.id, each]));
const sample = (name: string) => (changes.changes.find((each) => each.name === name)?.forms.moderator as { params: Parameters<typeof apply>[1] }).params;

beforeEach(async () => {
  await load_language("en");
  language.value = "en";
  choose_my_languages([]);
});

describe("claims", () => {
  it("come as a state, and end with one that has none", () => {
    const message = states.states.find(({ name }) => name === "claims")!.message;
    const room = receive(empty_room("auditorium"), [message], 0);
    expect(room.claims[0]?.name).toBe("Moderator");
    expect(others_at(room.claims, "Qa1b2c3d4e5f6g7h", "me")).toHaveLength(1);
    expect(others_at(room.claims, "Qa1b2c3d4e5f6g7h", "Pe0rs0n4Pe0rs0n4")).toEqual([]);
    expect(claims_of({})).toEqual([]);
    expect(join(room, joined_in(sample_join("reset, moderator")), 0).claims).toEqual([]);
  });
});

describe("a decision that cannot even be sent", () => {
  it("leaves its question waiting", () => {
    const room = signal({ ...empty_room("auditorium"), questions: map(asked("A"), asked("B")) });
    const outbox = { items: signal([]) };
    const board = new Board({ room, outbox, send: () => null } as unknown as Store);
    board.one.start();
    board.act("approve", asked("A"));
    board.merge(asked("B"), asked("A"));
    board.approve_onto_deck(asked("A"));
    expect(board.one.left.value).toBe(2);
  });

  it("is not left while as much waits to be sent as can, and its card says why", () => {
    const room = signal({ ...empty_room("auditorium"), questions: map(asked("A"), asked("B")) });
    const send = vi.fn();
    const board = new Board({ room, outbox: { items: signal([]), full: true }, send } as unknown as Store);
    board.one.start();
    board.act("approve", asked("A"));
    board.merge(asked("A"), asked("B"));
    board.approve_onto_deck(asked("A"));
    expect(send).not.toHaveBeenCalled();
    expect(board.one.current.value).toBe("A");
    expect(board.notices.value.get("A")).toMatch(/still waiting to be sent/);
  });
});

describe("what is next for me", () => {
  const around = (more: Partial<Around> = {}): Around => ({ claims: [], me: "me", aside: () => false, reads, ...more });
  const at = (question: string, person: string): Claim => ({ question, person, name: person });

  it("is the first that nobody else is at and that is not put aside", () => {
    const waiting = [asked("A"), asked("B"), asked("C")];
    expect(next_for_me(waiting, around())?.id).toBe("A");
    expect(next_for_me(waiting, around({ claims: [at("A", "other"), at("B", "me")] }))?.id).toBe("B");
    expect(next_for_me(waiting, around({ aside: (id) => id === "A" }))?.id).toBe("B");
    expect(next_for_me(waiting, around({ aside: () => true }))).toBeNull();
  });

  it("is in a language that I read, said or guessed", () => {
    const waiting = [asked("A", { language: "es" }), asked("B", { text: "論文集何時出版？" }), asked("C", { language: "en-GB" }), asked("D", { text: "5G?" })];
    choose_my_languages(["en"]);
    expect(next_for_me(waiting, around())?.id).toBe("C");
    expect(next_for_me(waiting.slice(3), around())?.id).toBe("D");
    choose_my_languages(["zh-Hant"]);
    expect(next_for_me(waiting, around())?.id).toBe("B");
  });
});

describe("the way back of a deed", () => {
  const deed = (act: Deed["act"], before: Partial<Question>, more: Partial<Deed> = {}): Deed => (
    { number: 1, at: 0, act, before: asked("A", before), version: 4, deck_next: null, group: 1, state: "done", ...more });
  const acts = (each: Deed) => steps_back(each, 2).map(({ act }) => act);

  it("leads to where the question was", () => {
    expect(acts(deed("approve", {}))).toEqual(["reopen"]);
    expect(acts(deed("decline", {}))).toEqual(["reopen"]);
    expect(acts(deed("decline", { state: "approved" }))).toEqual(["reopen", "approve"]);
    expect(acts(deed("decline", { state: "on_deck" }, { deck_next: "B" }))).toEqual(["reopen", "approve", "put_on_deck", "move_on_deck"]);
    expect(acts(deed("put_on_air", { state: "on_deck" }))).toEqual(["take_off_air", "put_on_deck"]);
    expect(acts(deed("mark_answered", { state: "on_air" }))).toEqual(["reopen", "put_on_air"]);
    expect(acts(deed("take_off_deck", { state: "on_deck" }))).toEqual(["put_on_deck"]);
    expect(acts(deed("merge", {}))).toEqual(["unmerge"]);
    expect(acts(deed("unmerge", { state: "merged", into: "B" }))).toEqual(["merge"]);
  });

  it("brings back what stood there", () => {
    expect(steps_back(deed("edit", { text: "As it was?" }))[0]?.more).toEqual({ text: "As it was?" });
    expect(steps_back(deed("set_tags", {}))[0]?.more).toEqual({ tags: [] });
    expect(steps_back(deed("assign", { session: "opening" }))[0]?.more).toEqual({ session: "opening", speaker: null });
    const reasons = { en: "Off topic." };
    expect(steps_back(deed("reopen", { state: "declined", reason: "Off topic.", reasons }))[0]?.more).toEqual({ reason: "Off topic.", reasons });
  });

  it("is not there for what was said to moderators or translated", () => {
    expect(can_undo(deed("note", {}))).toBe(false);
    expect(can_undo(deed("translate", {}))).toBe(false);
    expect(can_undo(deed("answer_in_writing", {}))).toBe(false);
    expect(can_undo(deed("answer_in_writing", { answer: { text: "In May.", to: "all", at: 0 } }))).toBe(true);
  });

  it("is offered for the newest first, and for a bulk act as one", () => {
    const history = new History();
    const add = (id: string, group: number, act: Deed["act"] = "approve") => history.add({ act, before: asked(id), version: 4, deck_next: null, group });
    add("A", 1);
    add("B", 2);
    add("C", 2);
    add("D", 3, "note");
    expect(history.latest().map(({ before }) => before.id)).toEqual(["C", "B"]);
    for (const { number } of history.latest()) history.mark(number, "undone");
    expect(history.latest().map(({ before }) => before.id)).toEqual(["A"]);
  });
});

describe("bulk acts", () => {
  const count: Count = { act: "approve", all: 3, done: 0, changed: 0, failed: 0 };

  it("are told in one sentence when all have their answer", () => {
    const ok = { ok: true, result: {} } as const;
    const stale = { ok: false, error: { reason: "stale" } } as const;
    const full = { ok: false, error: { reason: "full" } } as const;
    let now = [ok, stale].reduce(counted, count);
    expect(is_over(now)).toBe(false);
    now = counted(now, ok);
    expect(is_over(now)).toBe(true);
    expect(count_words(now)).toBe("2 approved, 1 had changed");
    expect(count_words(counted(count, full))).toBe("0 approved, 1 was not accepted");
  });

  it("merge into the most voted that everybody may see", () => {
    expect(heart_of([asked("A", { votes: 9 }), asked("B", { votes: 2, state: "approved" }), asked("C", { votes: 1, state: "approved" })])?.id).toBe("B");
    expect(heart_of([])).toBeUndefined();
  });

  it("have a few commands under way at a time, each once", () => {
    const paced = new Paced(2);
    const ends: (() => void)[] = [];
    for (let i = 0; i < 5; i++) paced.add((done) => ends.push(done));
    expect(ends).toHaveLength(2);
    ends[0]?.();
    ends[0]?.();
    expect(ends).toHaveLength(3);
    ends[1]?.();
    ends[2]?.();
    expect(ends).toHaveLength(5);
  });
});

describe("a long column", () => {
  it("shows a bounded part, around what is selected", () => {
    expect(part_of(10, 0, -1)).toEqual({ from: 0, to: 10 });
    expect(part_of(300, 0, -1)).toEqual({ from: 0, to: window_most });
    const part = part_of(300, 0, 200);
    expect(part.to - part.from).toBe(window_most);
    expect(part.from).toBeLessThanOrEqual(200);
    expect(part.to).toBeGreaterThan(200);
    expect(part_of(300, 999, -1).to).toBe(300);
    expect(moved(0, -1)).toBe(0);
  });
});

describe("a reason by language", () => {
  const reasons = { es: "Fuera de tema.", en: "Off topic.", "zh-Hant": "離題。" };

  it("reaches the asker in the page's own, or in the nearest", async () => {
    const fate = fate_of(asked("A", { state: "declined", reason: "Off topic.", reasons }));
    expect(fate_words(fate)).toBe("Declined: Off topic.");
    await load_language("zh-Hant");
    language.value = "zh-Hant";
    expect(fate_words(fate)).toContain("離題。");
    await load_language("pt");
    language.value = "pt";
    expect(fate_words(fate)).toContain("Fuera de tema.");
  });

  it("is that of the question which answers for it", () => {
    const fate = fate_of(asked("A", { state: "merged", into: "B", fate: { state: "declined", reason: "Off topic.", reasons } }));
    expect(fate_words(fate)).toContain("Off topic.");
    expect(fate_words(fate_of(asked("A", { state: "declined", reason: "Own words." })))).toBe("Declined: Own words.");
  });
});

describe("the place in the agenda", () => {
  it("filters by session and by who is to answer, whom a moderator chose before whom the asker meant", () => {
    const question = asked("A", { session: "opening", to: "one", assigned: "two" });
    expect(fits(question, { ...everything, session: "opening", speaker: "two" })).toBe(true);
    expect(fits(question, { ...everything, speaker: "one" })).toBe(false);
    expect(fits(asked("B"), { ...everything, session: "opening" })).toBe(false);
    expect(places_of(map(question, asked("B", { to: "one" })))).toEqual({ sessions: ["opening"], speakers: ["one", "two"] });
  });

  it("of a poll goes with its form", () => {
    const params = commands.commands.find(({ name }) => name === "draft a poll of a session")!.request.params;
    const written = { ...written_of(null), title: "In one word?", kind: "text" as const, session: "opening" };
    expect(form_of(written)).toEqual({ title: params["title"], kind: "text", session: "opening", results: "after_close", split: false });
    expect(form_of({ ...written, session: "" })).not.toHaveProperty("session");
  });
});

describe("the moderators' channel", () => {
  it("takes each message once and keeps the newest", () => {
    const room = join(empty_room("auditorium"), joined_in(sample_join("reset, moderator")), 0);
    expect(room.channel).toHaveLength(1);
    const told = sample("moderators told");
    const once = apply(room, told);
    expect(once.channel.at(-1)?.text).toBe("I take the questions in Chinese.");
    expect(apply(once, told).channel).toBe(once.channel);
    const many = Array.from({ length: channel_max }, (_, i) => ({ number: i + 100, by: "M", text: "x", at: 0 }));
    expect(reduce_channel(many, told)).toHaveLength(channel_max);
  });
});

describe("the translator's list", () => {
  const question = asked("A", { state: "approved", language: "es", translations: [{ language: "en", text: "x", approved: false }, { language: "pt", text: "y", approved: true }] });

  it("says what is missing, a draft, or published in a language", () => {
    expect(standing_of(question, "es")).toBeNull();
    expect(standing_of(question, "en")).toBe("draft");
    expect(standing_of(question, "pt")).toBe("approved");
    expect(standing_of(question, "zh-Hant")).toBe("lacking");
    expect(standing_of(asked("B", { text: "¿Cuándo se publican las actas?" }), "es")).toBeNull();
  });

  it("holds what everybody sees, what is on the stage first", () => {
    const air = asked("B", { state: "on_air", language: "es" });
    expect(to_translate([question, air, asked("C", { language: "es" })], "zh-Hant", "lacking").map(({ id }) => id)).toEqual(["B", "A"]);
  });
});

describe("a mention", () => {
  it("is neither kept nor sent again", async () => {
    const { Outbox } = await import("../src/connection/outbox");
    const { memory_storage } = await import("../src/connection/storage");
    const storage = memory_storage();
    const outbox = new Outbox({ storage, seat: "s" });
    outbox.mention("question.claim", { question: "Q" });
    const send = vi.fn();
    outbox.online(send);
    expect(send).not.toHaveBeenCalled();
    outbox.mention("question.claim", { question: "Q" });
    expect(send).toHaveBeenCalledTimes(1);
    expect(outbox.items.value).toEqual([]);
    expect(storage.keys("")).toEqual([]);
  });
});
