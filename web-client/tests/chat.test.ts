import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Change, ChatMessage } from "../src/protocol/messages";
import { messages_max, new_messages } from "../src/room/chat";
import { apply, empty_room, join, receive, type Room } from "../src/room/room";
import { Outbox } from "../src/connection/outbox";
import { slow_words } from "../src/views/chat/desk";
import { news } from "../src/views/shell/live_region";
import { language } from "../src/i18n/i18n";
import { changes, joined_in, sample_join } from "./samples";

function joined(name: string): Room {
  return join(empty_room("auditorium"), joined_in(sample_join(name)), 0);
}

function sample(name: string, form: "moderator" | "participant" | "addressed"): Change {
  const found = changes.changes.find((each) => each.name === name);
  const addressed = Array.isArray(found?.addressed) ? found.addressed[0] : found?.addressed;
  const message = form === "addressed" ? addressed?.message : found?.forms[form];
  if (!message) throw new Error(`no sample ${name}`);
  return (message as { params: Change }).params;
}

function written(number: number, more: Partial<ChatMessage> = {}): Change {
  const message: ChatMessage = { number, text: `Message ${number}`, author: "Ana", role: "hall", at: number, ...more };
  return { room: "auditorium", offset: number, at: number, kind: "chat.written", data: { message } };
}

beforeEach(() => {
  language.value = "en";
});

describe("joining", () => {
  it("brings the newest messages, the own ones as one's own, and to screens none", () => {
    const { chat } = joined("snapshot, participant");
    expect([chat.open, chat.slow_ms]).toEqual([true, 10_000]);
    expect(chat.messages.map(({ number, mine }) => [number, mine])).toEqual([[13, true], [14, undefined]]);
    expect(joined("reset, moderator").chat.messages[0]?.person).toBe("Pe0rs0n1Pe0rs0n1");
    expect(joined("snapshot, screen").chat.messages).toEqual([]);
  });
});

describe("the log", () => {
  it("grows at its end, and leaves what stood there the same", () => {
    const before = joined("snapshot, hall");
    const after = apply(before, written(20));
    expect(after.chat.messages.slice(0, 2)).toEqual(before.chat.messages);
    after.chat.messages.slice(0, 2).forEach((message, at) => expect(message).toBe(before.chat.messages[at]));
  });

  it("replaces a deleted message where it stands, and puts one that was missed in its place", () => {
    let room = apply(empty_room("auditorium"), sample("chat written", "participant"));
    room = apply(room, sample("chat written in reply, by a moderator", "participant"));
    room = apply(room, sample("chat deleted by a moderator", "participant"));
    expect(room.chat.messages.map(({ text }) => text)).toEqual([null, "Gracias: las actas salen en mayo."]);
    // A page that came back gets no more of a deleted message than its tombstone.
    let back = apply(empty_room("auditorium"), written(5));
    back = apply(back, sample("chat deleted by a moderator", "participant"));
    expect(back.chat.messages.map(({ number }) => number)).toEqual([1, 5]);
  });

  it("is bounded", () => {
    let room = empty_room("auditorium");
    for (let n = 1; n <= messages_max + 50; n++) room = apply(room, written(n));
    expect(room.chat.messages.length).toBe(messages_max);
    expect(room.chat.messages[0]?.number).toBe(51);
  });

  it("opens, closes and slows", () => {
    let room = empty_room("auditorium");
    room = apply(room, sample("chat opened", "participant"));
    room = apply(room, sample("chat slowed", "participant"));
    expect([room.chat.open, room.chat.slow_ms]).toEqual([true, 10_000]);
    expect(apply(room, sample("chat closed", "participant")).chat.open).toBe(false);
    expect(slow_words(0)).toBe("off");
    expect(slow_words(10_000)).toBe("10 seconds");
  });
});

describe("what is told", () => {
  it("counts what others wrote since, and nothing that was there", () => {
    const before = joined("snapshot, participant");
    let after = receive(before, [written(20), written(21), written(22, { mine: true })].map((params) => ({ method: "change" as const, params })), 0);
    expect(new_messages(before.chat, after.chat, "me").map(({ number }) => number)).toEqual([20, 21]);
    const told = after;
    after = apply(after, written(21, { text: null, deleted: "author" }));
    expect(new_messages(told.chat, after.chat, "me")).toEqual([]);
  });

  it("says to the author that a moderator deleted it, and why", () => {
    const before = apply(joined("snapshot, screen"), sample("chat written", "addressed"));
    const after = apply(before, sample("chat deleted by a moderator", "addressed"));
    expect(news(before, after).join()).toContain("Advertising.");
    expect(news(before, apply(before, sample("chat deleted by its author", "addressed")))).toEqual([]);
  });
});

describe("slow mode", () => {
  it("gives the words back to their author, with the wait, and does not send them again by itself", () => {
    vi.useFakeTimers();
    const kept = new Map<string, string>();
    const storage = { get: (key: string) => kept.get(key) ?? null, set: (key: string, value: string) => void kept.set(key, value), remove: (key: string) => void kept.delete(key), keys: () => [...kept.keys()] };
    const outbox = new Outbox({ storage, seat: "s", returned: (method) => method === "chat.write", fleeting: (method) => method === "reaction.send" });
    let sent = 0;
    outbox.online((_method, _params, answered) => {
      sent++;
      answered({ kind: "error", data: { reason: "limited", retry_after_ms: 4200 } } as never);
    });
    const outcomes: unknown[] = [];
    outbox.put("chat.write", { text: "Hello" }, (outcome) => outcomes.push(outcome));
    vi.advanceTimersByTime(60_000);
    expect(sent).toBe(1);
    expect(outcomes).toEqual([{ ok: false, error: { reason: "limited", retry_after_ms: 4200 } }]);
    outbox.offline();
    expect(outbox.put("reaction.send", { reaction: "heart" })).toBeNull();
    expect(kept.size).toBe(0);
    vi.useRealTimers();
  });
});
