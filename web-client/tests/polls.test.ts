import { describe, expect, it } from "vitest";
import type { Ballot, Change, Notification, Poll, PollAnswer, Role } from "../src/protocol/messages";
import { apply, empty_room, join, receive, show_present, type Room } from "../src/room/room";
import { ballot_for, choices_of, chosen_in, in_order, shown_poll, texts_max } from "../src/room/polls";
import { clock_words } from "../src/views/polls/countdown";
import { sessions_of } from "../src/views/polls/desk";
import { form_of, written_of } from "../src/views/polls/form";
import { bars_of, by_class } from "../src/views/polls/results";
import { density_of } from "../src/views/polls/stage";
import { toggled } from "../src/views/polls/vote";
import { news } from "../src/views/shell/live_region";
import { language } from "../src/i18n/i18n";
import { changes, commands, joined_in, sample_join, states } from "./samples";

const choice = "P01lA1b2C3d4E5f6";
const words = "P01lB1b2C3d4E5f6";
const scale = "P01lC1b2C3d4E5f6";

function joined(name: string): Room {
  return join(empty_room("auditorium"), joined_in(sample_join(name)), 0);
}

function poll(more: Partial<Poll> = {}): Poll {
  return {
    id: "P", title: "Which?", kind: "single", options: ["Red", "Green", "Blue"], choices_max: 1, scale: null, results: "always",
    split: false, state: "open", closes_at: null, version: 2, ...more,
  };
}

function change(kind: string, data: Record<string, unknown>): Change {
  return { room: "auditorium", offset: 100, at: 1790000100000, kind, data };
}

function state(name: string): Notification {
  const found = states.states.find((each) => each.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.message;
}

describe("joining", () => {
  it("brings the open poll, one's own vote and the results that one may see", () => {
    const { polls } = joined("snapshot, participant");
    expect(shown_poll(polls)?.id).toBe(choice);
    expect(polls.ballots.get(choice)).toEqual({ choices: [1] });
    expect(polls.results.get(choice)?.counts).toEqual([200, 100, 43]);
    expect(polls.polls.has(scale)).toBe(false);
  });

  it("brings whoever has not voted no results of it", () => {
    const { polls } = joined("snapshot, hall");
    expect(polls.results.has(choice)).toBe(false);
    expect(polls.answers.get(choice)).toBe(343);
  });

  it("brings a moderator drafts and answers in words", () => {
    const { polls } = joined("reset, moderator");
    expect(polls.polls.get(scale)?.state).toBe("draft");
    expect(polls.texts.get(words)?.map(({ text }) => text)).toEqual(["Confianza, cooperación", "Confianza"]);
    expect(polls.polls.get(words)).not.toHaveProperty("answers");
  });
});

describe("the golden changes of polls", () => {
  const roles: Role[] = ["participant", "hall", "screen", "moderator"];
  for (const sample of changes.changes.filter(({ kind }) => kind.startsWith("poll."))) {
    for (const role of roles) {
      const form = sample.forms[role] as { params: Change } | null;
      if (!form) continue;
      it(`${sample.name}, for ${role}: leaves the room as the change says`, () => {
        const { polls } = apply(joined("snapshot, participant"), form.params);
        const { poll: told, gone, answer } = form.params.data as { poll?: Poll | string; gone?: string; answer?: PollAnswer };
        if (typeof told === "object") expect(polls.polls.get(told.id)).toEqual(told);
        if (gone) expect(polls.polls.has(gone) || polls.results.has(gone) || polls.ballots.has(gone)).toBe(false);
        if (answer) expect(polls.texts.get(String(told))?.at(-1)).toEqual(answer);
      });
    }
    const [addressed] = [sample.addressed ?? []].flat();
    if (!addressed) continue;
    const { params } = addressed.message as { params: Change };
    it(`${sample.name}, addressed: is known as one's own vote`, () => {
      const { polls } = apply(joined("snapshot, participant"), params);
      expect(polls.ballots.get(String(params.data["poll"]))).toEqual(params.data["ballot"]);
    });
  }
});

describe("states of polls", () => {
  it("are results and numbers of answers by poll", () => {
    const room = receive(joined("snapshot, hall"), [state("results, choice"), state("answers of a poll")], 0);
    expect(room.polls.results.get(choice)?.counts).toEqual([200, 100, 43]);
    expect(room.polls.answers.get(choice)).toBe(343);
    expect(receive(room, [state("results, open text")], 0).polls.results.get(words)?.words?.[0]?.word).toBe("confianza");
  });
});

describe("results by class", () => {
  const told = (name: string) => receive(joined("snapshot, hall"), [state(name)], 0).polls.classes.get(choice);

  it("are groups, of a class or of several that are not told apart", () => {
    const groups = told("results by class") ?? [];
    expect(groups.map(({ classes }) => classes)).toEqual([["hall"], ["registered", "open"]]);
    expect(by_class(groups, ({ answers }) => answers)).toBe("hall: 41 · registered + open link: 302");
    expect(by_class(groups, ({ counts }) => counts?.[1] ?? 0)).toBe("hall: 11 · registered + open link: 89");
  });

  it("say nothing where nothing is told apart, or one group is the whole", () => {
    expect(told("results by class, too few to be told apart")).toEqual([]);
    expect(by_class([], () => 1)).toBe("");
    expect(by_class([{ classes: ["hall"], answers: 7 }], () => 7)).toBe("");
  });
});

describe("polls", () => {
  const room_with = (...list: Poll[]) => list.reduce((room, each) => apply(room, change("poll.drafted", { poll: each })), empty_room("auditorium"));

  it("are shown while they take votes, then the one closed last", () => {
    const first = poll({ id: "A", state: "closed", closes_at: 10 });
    const second = poll({ id: "B", state: "closed", closes_at: 20 });
    expect(shown_poll(room_with(second, first).polls)?.id).toBe("B");
    expect(shown_poll(room_with(first, second, poll({ id: "C", state: "closing" })).polls)?.id).toBe("C");
    expect(shown_poll(room_with(poll({ state: "draft" })).polls)).toBeNull();
  });

  it("stand on the desk with what is on first and the newest before the older", () => {
    const list = (["archived", "draft", "closed", "draft", "open"] as const).map((each, index) => poll({ id: String(index), state: each }));
    expect(in_order(room_with(...list).polls).map(({ id }) => id)).toEqual(["4", "2", "3", "1", "0"]);
  });

  it("name their sessions, each once", () => {
    expect(sessions_of([poll({ session: "b" }), poll(), poll({ session: "a" }), poll({ session: "b" })])).toEqual(["b", "a"]);
  });

  it("keep of the answers in words the newest, and a changed one in its place", () => {
    const answer = (number: number, text: string) => change("poll.voted", { poll: "P", answer: { number, text } });
    let room = room_with(poll({ kind: "text" }));
    for (let number = 0; number <= texts_max; number++) room = apply(room, answer(number, "word"));
    room = apply(room, answer(7, "other"));
    const texts = room.polls.texts.get("P") ?? [];
    expect(texts.length).toBe(texts_max);
    expect(texts[0]?.number).toBe(1);
    expect(texts.find(({ number }) => number === 7)?.text).toBe("other");
  });

  it("show the present state that a stale command brought, unless a newer one is known", () => {
    const room = room_with(poll({ version: 3 }));
    expect(show_present(room, poll({ version: 4, title: "newer" })).polls.polls.get("P")?.title).toBe("newer");
    expect(show_present(room, poll({ version: 2, title: "older" })).polls.polls.get("P")?.title).toBe("Which?");
  });
});

describe("a vote", () => {
  const steps = poll({ kind: "scale", options: [], choices_max: 0, scale: { from: -1, to: 2, low: null, high: null } });

  it("is sent as the contract says, and read back", () => {
    const both: [Poll, number[], Ballot][] = [[poll(), [2], { choices: [2] }], [poll(), [2, 0], { choices: [0, 2] }], [steps, [3], { scale: 2 }]];
    for (const [asked, chosen, ballot] of both) {
      expect(ballot_for(asked, chosen)).toEqual(ballot);
      expect(chosen_in(asked, ballot)).toEqual([...chosen].sort());
    }
    expect(chosen_in(steps, undefined)).toEqual([]);
  });

  it("of one choice is the newest, of several as many as are allowed", () => {
    expect(toggled([0], 2, 1)).toEqual([2]);
    expect(toggled([0], 2, 2)).toEqual([0, 2]);
    expect(toggled([0, 2], 1, 2)).toEqual([0, 2]);
    expect(toggled([0, 2], 0, 2)).toEqual([2]);
  });

  it("on a scale has a step for each number", () => {
    expect(choices_of(steps)).toEqual(["-1", "0", "1", "2"]);
  });
});

describe("bars", () => {
  it("are shares of those who answered, the longest marked", () => {
    const bars = bars_of(poll(), { answers: 8, counts: [2, 6, 0] });
    expect(bars.map(({ percent }) => percent)).toEqual([25, 75, 0]);
    expect(bars.map(({ most }) => most)).toEqual([false, true, false]);
  });

  it("of nobody are empty, and none is the longest", () => {
    const bars = bars_of(poll(), { answers: 0, counts: [0, 0, 0] });
    expect(bars.every(({ percent, most }) => percent === 0 && !most)).toBe(true);
  });
});

describe("the projector", () => {
  it("writes as large as what stands on it allows", () => {
    expect(density_of(poll())).toBe("few");
    expect(density_of(poll({ options: Array.from({ length: 7 }, (_, at) => `Option ${at}`) }))).toBe("some");
    expect(density_of(poll({ options: Array.from({ length: 12 }, () => "x".repeat(120)) }))).toBe("many");
  });

  it("counts down in minutes and seconds", () => {
    expect([61_000, 59_001, 0, -5].map(clock_words)).toEqual(["1:01", "1:00", "0:00", "0:00"]);
  });
});

describe("a moderator's form", () => {
  const sent = (name: string) => {
    const { key: _, ...form } = commands.commands.find((each) => each.name === name)?.request.params ?? {};
    return form;
  };
  const empty = written_of(null);

  it("sends the members of its kind and no other", () => {
    const single = { ...empty, title: " ¿Qué tratamos primero? ", options: "Ciberseguridad\n\n Educación \nCooperación\n", results: "after_vote" as const, split: true };
    expect(form_of(single)).toEqual(sent("draft a poll, single choice"));
    const on_scale = { ...empty, kind: "scale" as const, title: "¿Qué le ha parecido la sesión?", low: "nada útil", high: "muy útil", results: "always" as const };
    expect(form_of(on_scale)).toEqual({ ...sent("draft a poll, scale"), split: false });
    expect(Object.keys(form_of({ ...empty, kind: "text" })).sort()).toEqual(["kind", "results", "split", "title"]);
  });

  it("begins with what the draft says", () => {
    const draft = poll({ kind: "multiple", choices_max: 3, options: ["a", "b", "c"], state: "draft" });
    expect(form_of(written_of(draft))).toEqual({ title: "Which?", kind: "multiple", options: ["a", "b", "c"], choices_max: 3, results: "always", split: false });
  });
});

describe("what is read aloud of polls", () => {
  it("is that one opened, and that it closed", () => {
    language.value = "en";
    const before = { ...empty_room("auditorium"), joined: true };
    const open = apply(before, change("poll.opened", { poll: poll() }));
    expect(news(before, open)).toEqual(["A poll is open: Which?"]);
    const closed = apply(open, change("poll.closed", { poll: poll({ state: "closed" }) }));
    expect(news(open, closed)).toEqual(["The poll is closed: Which?"]);
    expect(news(closed, closed)).toEqual([]);
  });
});
