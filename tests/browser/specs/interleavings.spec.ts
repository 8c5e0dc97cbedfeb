// Any interleaving of what moderators and participants do, with lost connections and a server that is killed, ends in the
// same room: in every view that followed it, in every view that joins late, after a replay, and in the exports.
import { expect, test } from "@playwright/test";
import type { Room } from "../../../web-client/src/room/room";
import { Person } from "../support/person";
import { chance, random_act } from "../support/random_act";
import { Server, type Role } from "../support/server";

const people: readonly Role[] = ["moderator", "moderator", "moderator", "participant", "participant", "participant", "hall", "hall", "screen"];
const acts_each = 60;
const given = process.env["PARANINFO_SEED"];
const seeds = given ? [Number(given)] : [1, 2];

const in_sight = ["approved", "on_deck", "on_air", "answered"];

/** The audience gets no version, which grows by what only moderators see, and no votes of what is not in sight. */
function as_shown(room: Pick<Room, "you" | "questions">): Room["questions"] {
  if (room.you?.role === "moderator") return room.questions;
  const shown = [...room.questions].map(([id, each]) => [id, { ...each, version: 0, votes: in_sight.includes(each.state) ? each.votes : 0 }] as const);
  return new Map(shown);
}

/**
 * The room as far as it is the same for every view of a seat: no clock, nobody's presence; maps in the order of their keys.
 * Where votes went is known where one's own are among them.
 */
function comparable({ clock_offset_ms: _, presence: __, media: ___, joined: ____, claims: _____, ...room }: Room): unknown {
  // How the own hand ended last is told once, to who was there.
  const hands = { ...room.hands, ended: null };
  const merged = new Map([...room.merged].filter(([id]) => room.voted.has(id)));
  // A poll that nobody answered has a count of nobody, or none: who was away when it was opened is not told of it again.
  const answers = new Map([...room.polls.answers].filter(([, count]) => count > 0));
  return JSON.parse(JSON.stringify({ ...room, merged, hands, polls: { ...room.polls, answers }, questions: as_shown(room) }, (_key, value: unknown) => {
    if (value instanceof Set) return [...value].map(String).sort();
    if (value instanceof Map) return Object.fromEntries([...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
    return says_nothing(value) ? undefined : value;
  }));
}

/** A list that is empty and a poll's count of nobody say as much as ones that are not there. */
function says_nothing(value: unknown): boolean {
  return (Array.isArray(value) && value.length === 0) || (value as { answers?: unknown } | null)?.answers === 0;
}

async function act(person: Person, random: () => number, from: number): Promise<void> {
  for (let n = from; n < from + acts_each; ++n) {
    const next = random_act(person.role, person.room, random, n);
    if (next) await person.command(...next);
    if (random() < 0.05) person.cut();
  }
}

/** Joins each seat anew, as a page that was never there before. */
async function late_views(all: readonly Person[]): Promise<Person[]> {
  const late = all.map((person) => person.again());
  late.forEach((person) => void person.follow());
  await expect.poll(() => late.every(({ room }) => room.joined), { timeout: 20_000 }).toBe(true);
  late.forEach((person) => person.leave());
  return late;
}

async function kill_at_times(server: Server, random: () => number, over: () => boolean): Promise<void> {
  for (let kills = 0; kills < 2 && !over(); ++kills) {
    await new Promise((done) => setTimeout(done, 500 + random() * 1500));
    await server.restart("SIGKILL");
  }
}

async function run(server: Server, seed: number): Promise<Person[]> {
  const all = await Promise.all(people.map((role, i) => Person.enter(server.origin, role, server.shared_link(role), `Person ${i}`)));
  all.forEach((person) => void person.follow());
  await expect.poll(() => all.every(({ room }) => room.joined)).toBe(true);
  let over = false;
  const kills = kill_at_times(server, chance(seed), () => over);
  await Promise.all(all.filter(({ role }) => role !== "screen").map((person, i) => act(person, chance(seed * 100 + i), i * 1000)));
  over = true;
  await kills;
  // A poll that closes is closed by the room itself, 15 s later.
  const closing = () => [...all[0]!.room.polls.polls.values()].some(({ state }) => state === "closing");
  await expect.poll(closing, { timeout: 30_000 }).toBe(false);
  return all;
}

interface Row {
  id: string;
  state: string;
  votes: number;
  text: string;
}

for (const seed of seeds) {
  test(`seed ${seed}: every view, a late one, a replay and the exports agree`, async () => {
    const server = await Server.start({ feed: "" });
    try {
      const all = await run(server, seed);
      const late = await late_views(all);
      for (const [i, person] of all.entries()) {
        await expect.poll(() => comparable(person.room), { message: `the view of person ${i}, a ${person.role}` }).toEqual(comparable(late[i]!.room));
      }
      await server.restart("SIGKILL");
      const replayed = await late_views(all);
      for (const [i, person] of replayed.entries()) expect(comparable(person.room)).toEqual(comparable(late[i]!.room));

      const seen = late[0]!.room;
      expect(seen.questions.size).toBeGreaterThan(10);
      const { sheets } = JSON.parse(server.paraninfo("export", "--room", "auditorium", "--format", "json", "--out", "-")) as { sheets: Record<string, Row[]> };
      const exported = (sheets["questions"] ?? []).map(({ id, state, votes, text }) => ({ id, state, votes, text }));
      const shown = [...seen.questions.values()].map(({ id, state, votes, text }) => ({ id, state, votes, text }));
      const by_id = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);
      expect(exported.sort(by_id)).toEqual(shown.sort(by_id));
      const written = (sheets["chat"] ?? []).map(({ text }) => text).slice(-200);
      expect(written).toEqual(seen.chat.messages.map(({ text }) => text));
      expect(server.paraninfo("verify-journal")).toContain(": sound: ");
      all.forEach((person) => person.leave());
    } finally {
      await server.stop();
    }
  });
}
