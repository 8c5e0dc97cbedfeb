// What a person may come to do next, chosen at random from what that person's own view shows; a seed repeats the choice.
import type { Question } from "../../../web-client/src/protocol/messages";
import type { Room } from "../../../web-client/src/room/room";
import type { Command } from "./commands";
import type { Role } from "./server";

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Pick = <T>(from: readonly T[]) => T | undefined;
type Act = (room: Room, pick: Pick, n: number) => Command | null;

const questions = (room: Room) => [...room.questions.values()];
const polls = (room: Room) => [...room.polls.polls.values()];

function of_question(method: string, more: (question: Question, pick: Pick, n: number, room: Room) => object | null = () => ({})): Act {
  return (room, pick, n) => {
    const question = pick(questions(room));
    const rest = question && more(question, pick, n, room);
    return question && rest ? [method, { question: question.id, version: question.version, ...rest }] : null;
  };
}

function of_poll(method: string, more: (n: number) => object = () => ({})): Act {
  return (room, pick, n) => {
    const poll = pick(polls(room));
    return poll ? [method, { poll: poll.id, version: poll.version, ...more(n) }] : null;
  };
}

const messages = (room: Room) => room.chat.messages.filter(({ text }) => text !== null);

/** No claims: they lapse by the clock, and what is compared here should stand still. */
function of_hand(method: string): Act {
  return (room, pick) => {
    const hand = pick(room.hands.queue);
    return hand ? [method, { hand: hand.number, version: hand.version }] : null;
  };
}

const form = (n: number) => ({ title: `Poll ${n}`, kind: "single", options: ["A", "B", "C"], results: n % 2 ? "always" : "after_vote" });

const audience: readonly Act[] = [
  (_, __, n) => ["question.ask", { text: `Question ${n}`, anonymous: n % 3 === 0, language: "es" }],
  (_, __, n) => ["question.ask", { text: `Another question ${n}` }],
  (room, pick) => with_id(pick(questions(room)), (question) => ["question.vote", { question, up: true }]),
  (room, pick) => with_id(pick(questions(room)), (question) => ["question.vote", { question, up: true }]),
  (room, pick) => with_id(pick(questions(room)), (question) => ["question.vote", { question, up: false }]),
  (room, pick) => with_id(pick(questions(room).filter(({ mine }) => mine)), (question) => ["question.withdraw", { question }]),
  (room, pick, n) => with_id(pick(polls(room)), (poll) => ["poll.vote", { poll, choices: [n % 3] }]),
  (room, pick, n) => with_id(pick(polls(room)), (poll) => ["poll.vote", { poll, choices: [n % 2] }]),
  (room, pick, n) => {
    const answered = n % 3 === 0 ? pick(messages(room)) : undefined;
    return ["chat.write", { text: `Message ${n}`, ...(answered && { reply_to: answered.number }) }];
  },
  (room, pick) => {
    const own = pick(messages(room).filter(({ mine }) => mine));
    return own ? ["chat.delete", { message: own.number }] : null;
  },
  ({ hands }, _, n) => (hands.own?.state === "invited" ? ["hand.answer", { accept: n % 2 === 0 }] : [hands.own ? "hand.lower" : "hand.raise", {}]),
];

const moderators: readonly Act[] = [
  of_question("question.approve"), of_question("question.approve"), of_question("question.approve"),
  of_question("question.decline", (_, __, n) => ({ reason: `Reason ${n}` })),
  of_question("question.put_on_deck"), of_question("question.take_off_deck"),
  of_question("question.move_on_deck", (_, pick, __, room) => ({ before: pick(room.deck) ?? null })),
  of_question("question.put_on_air"), of_question("question.take_off_air"), of_question("question.mark_answered"),
  of_question("question.edit", (_, __, n) => ({ text: `Edited ${n}` })),
  of_question("question.reopen"),
  of_question("question.merge", (_, pick, __, room) => {
    const into = pick(questions(room));
    return into ? { into: into.id, into_version: into.version } : null;
  }),
  of_question("question.unmerge"),
  of_question("question.set_tags", (_, __, n) => ({ tags: n % 4 ? [`tag${n % 4}`] : [] })),
  of_question("question.note", (_, __, n) => ({ text: `Note ${n}` })),
  of_question("question.answer_in_writing", (_, __, n) => ({ text: `Answer ${n}`, to: n % 2 ? "all" : "asker" })),
  of_question("question.translate", (_, __, n) => ({ language: "en", text: `Translated ${n}`, approve: n % 2 === 0 })),
  (_, __, n) => ["question.enter", { text: `From the hall ${n}`, name: "Row three" }],
  (_, __, n) => [n % 4 ? "questions.open" : "questions.close", {}],
  (_, __, n) => ["questions.set_review", { review: n % 2 ? "first" : "publish" }],
  (_, __, n) => ["announcement.make", { text: `Announcement ${n}` }],
  (room, pick) => with_id(pick(room.announcements), (announcement) => ["announcement.remove", { announcement }]),
  (_, __, n) => ["poll.draft", form(n)],
  (_, __, n) => [n % 4 ? "chat.open" : "chat.close", {}],
  (room, pick, n) => {
    const message = pick(messages(room));
    return message ? ["chat.delete", { message: message.number, reason: `Deleted ${n}` }] : null;
  },
  (_, __, n) => [n % 4 ? "hands.open" : "hands.close", {}],
  of_hand("hand.invite"), of_hand("hand.decline"), of_hand("hand.finish"),
  of_poll("poll.edit", form), of_poll("poll.open"), of_poll("poll.open"), of_poll("poll.close"), of_poll("poll.archive"),
  (room, pick, n) => {
    const person = pick(questions(room))?.person;
    return person ? ["person.silence", { person, reason: `Silence ${n}` }] : null;
  },
  (room, pick) => {
    const person = pick([...room.sanctions.silences.keys()]);
    return person ? ["person.lift_silence", { person }] : null;
  },
];

function with_id(thing: { id: string } | undefined, command: (id: string) => Command): Command | null {
  return thing ? command(thing.id) : null;
}

/** The next command, or null where what was chosen finds nothing to act on. `n` tells texts apart. */
export function random_act(role: Role, room: Room, random: () => number, n: number): Command | null {
  const pick: Pick = (from) => from[Math.floor(random() * from.length)];
  return pick(role === "moderator" ? moderators : audience)?.(room, pick, n) ?? null;
}
