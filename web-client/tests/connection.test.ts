import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Line, type LineEvents } from "../src/connection/line";
import { Outbox, make_uuid, outbox_max, type Send } from "../src/connection/outbox";
import { Requests, type Reply } from "../src/connection/request";
import { Resume } from "../src/connection/resume";
import { Retry } from "../src/connection/retry";
import { memory_storage } from "../src/connection/storage";
import type { Open, Transport, TransportEvents } from "../src/connection/transport";
import type { Message, Position } from "../src/protocol/messages";
import { after_close } from "../src/protocol/reasons";
import { joined_in, joins, replies, sample_join } from "./samples";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("close codes", () => {
  it("say now, later with the delay, or never", () => {
    expect(after_close(4000, "")).toEqual({ kind: "now" });
    expect(after_close(4001, "")).toEqual({ kind: "now" });
    expect(after_close(4100, "delay=3500")).toEqual({ kind: "later", delay_ms: 3500 });
    expect(after_close(4102, "")).toEqual({ kind: "later", delay_ms: 0 });
    for (const [code, name] of [[4200, "signed_out"], [4201, "revoked"], [4202, "replaced"], [4203, "protocol"], [4204, "turn_over"], [1009, "protocol"]] as const) {
      expect(after_close(code, "")).toEqual({ kind: "never", name });
    }
    expect(after_close(1006, "")).toEqual({ kind: "later", delay_ms: 0 });
  });
});

describe("retry", () => {
  const most = () => 1;
  it("doubles its bound up to 30 s", () => {
    const retry = new Retry(most);
    const waits = Array.from({ length: 9 }, () => retry.closed(1006, "", 0)).map((next) => (next.kind === "wait" ? next.ms : -1));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  });

  it("adds full jitter", () => {
    expect(new Retry(() => 0).closed(1006, "", 0)).toEqual({ kind: "wait", ms: 0 });
    expect(new Retry(() => 0.5).closed(4100, "delay=2000", 0)).toEqual({ kind: "wait", ms: 2250 });
  });

  it("starts anew only once a connection held for 5 s", () => {
    const retry = new Retry(most);
    for (let i = 0; i < 4; i++) retry.closed(1006, "", 0);
    retry.opened(10_000);
    expect(retry.closed(1006, "", 14_999)).toEqual({ kind: "wait", ms: 8000 });
    retry.opened(20_000);
    expect(retry.closed(1006, "", 25_000)).toEqual({ kind: "wait", ms: 500 });
  });

  it("does not loop without a wait when told to come back at once again and again", () => {
    const retry = new Retry(most);
    retry.opened(0);
    expect(retry.closed(4000, "", 6000)).toEqual({ kind: "wait", ms: 0 });
    retry.opened(6000);
    expect(retry.closed(4000, "", 6100)).toEqual({ kind: "wait", ms: 500 });
  });

  it("stops for good where the code says so", () => {
    expect(new Retry(most).closed(4202, "", 0)).toEqual({ kind: "stop", name: "replaced" });
  });
});

describe("resume", () => {
  it("keeps the last through, never an older one of the same history", () => {
    const resume = new Resume();
    resume.joined(joined_in(sample_join("snapshot, participant")));
    expect(resume.position()).toEqual({ history: "h1s70ryAAAAAAAAA", offset: 20 });
    const through = (offset: number, history = "h1s70ryAAAAAAAAA"): Message =>
      ({ method: "through", params: { room: "auditorium", history, offset } });
    resume.seen(through(33));
    resume.seen(through(30));
    expect(resume.position()?.offset).toBe(33);
    resume.seen(through(2, "another"));
    expect(resume.position()).toEqual({ history: "another", offset: 2 });
  });
});

describe("requests", () => {
  it("hand each golden reply to its asker, once", () => {
    for (const { frame } of [...replies.results, ...replies.rejects]) {
      const requests = new Requests();
      const message = frame[0] as { id: number | string | null };
      const answered = vi.fn();
      const { id } = JSON.parse(requests.make("question.ask", {}, answered)) as { id: number };
      expect(requests.settle({ ...message, id } as Message)).toBe(true);
      requests.settle({ ...message, id } as Message);
      expect(answered).toHaveBeenCalledTimes(1);
      expect(requests.settle(message as Message)).toBe(true);
    }
  });

  it("are all lost with the way", () => {
    const requests = new Requests();
    const answered = vi.fn();
    requests.make("question.ask", {}, answered);
    requests.lose_all();
    expect(answered).toHaveBeenCalledWith({ kind: "lost" });
  });
});

describe("the outbox", () => {
  interface Sent {
    method: string;
    params: Record<string, unknown>;
    answered: (reply: Reply) => void;
  }

  function given(storage = memory_storage()) {
    const sent: Sent[] = [];
    const send: Send = (method, params, answered) => void sent.push({ method, params: params as Record<string, unknown>, answered });
    const outbox = new Outbox({ storage, seat: "seat", random: () => 0, lasting: (method) => method === "question.ask" });
    return { outbox, sent, send, storage };
  }

  it("keeps a command over a reload and sends it with the same key", () => {
    const { outbox, storage } = given();
    const item = outbox.put("question.ask", { text: "Why?" });
    const after_reload = given(storage);
    after_reload.outbox.online(after_reload.send);
    expect(after_reload.sent.map(({ params }) => params)).toEqual([{ text: "Why?", key: item?.key }]);
  });

  it("sends again with the same key what was lost on the way", () => {
    const { outbox, sent, send } = given();
    outbox.online(send);
    outbox.put("question.ask", { text: "Why?" });
    outbox.offline();
    sent[0]?.answered({ kind: "lost" });
    expect(outbox.items.value[0]?.state).toBe("waiting");
    outbox.online(send);
    expect(sent[1]?.params).toEqual(sent[0]?.params);
  });

  it("waits as long as it is told when it was too fast, and keeps the text", () => {
    const { outbox, sent, send } = given();
    outbox.online(send);
    outbox.put("question.ask", { text: "Why?" });
    sent[0]?.answered({ kind: "error", data: { reason: "limited", retry_after_ms: 4200 } });
    expect(outbox.items.value[0]).toMatchObject({ state: "waiting", reason: "limited", params: { text: "Why?" } });
    vi.advanceTimersByTime(4199);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.params["key"]).toBe(sent[0]?.params["key"]);
  });

  it("keeps a question that was refused for good until its author discards it", () => {
    const { outbox, sent, send, storage } = given();
    outbox.online(send);
    const item = outbox.put("question.ask", { text: "Why?" });
    sent[0]?.answered({ kind: "error", data: { reason: "closed" } });
    expect(given(storage).outbox.items.value[0]).toMatchObject({ state: "refused", reason: "closed" });
    outbox.discard(item?.key ?? "");
    expect(given(storage).outbox.items.value).toEqual([]);
  });

  it("forgets a vote once it is answered, and tells its sender", () => {
    const { outbox, sent, send } = given();
    const done = vi.fn();
    outbox.online(send);
    outbox.put("question.vote", { question: "Q", up: true }, done);
    sent[0]?.answered({ kind: "result", result: { offset: 9 } });
    expect(outbox.items.value).toEqual([]);
    expect(done).toHaveBeenCalledWith({ ok: true, result: { offset: 9 } });
  });

  it("does not lose an item to another tab of the same seat", () => {
    const storage = memory_storage();
    const one = given(storage);
    const two = given(storage);
    one.outbox.put("question.ask", { text: "one" });
    two.outbox.put("question.ask", { text: "two" });
    expect(given(storage).outbox.items.value).toHaveLength(2);
  });

  it("holds its most and not one more", () => {
    const { outbox } = given();
    for (let i = 0; i < outbox_max; i++) expect(outbox.put("question.ask", { text: "x" })).not.toBeNull();
    expect(outbox.put("question.ask", { text: "x" })).toBeNull();
  });

  it("makes keys that are UUIDs", () => {
    expect(make_uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the line", () => {
  class Way implements Transport {
    sent: { id: number; method: string; params: { position?: Position; key?: string } }[] = [];
    ended = false;
    constructor(readonly name: "ws" | "sse", readonly position: Position | null, readonly events: TransportEvents) {}
    get joins() {
      return this.name === "sse";
    }
    send(text: string) {
      this.sent.push(JSON.parse(text) as Way["sent"][number]);
    }
    expect_sign_of_life() {}
    close() {
      if (this.ended) return;
      this.ended = true;
      this.events.closed(1000, "");
    }
    join(sample: string) {
      const [reply, ...rest] = sample_join(sample);
      this.events.frame([{ ...reply, id: this.joins ? "join" : (this.sent[0]?.id ?? 0) } as Message, ...rest]);
    }
  }

  function given() {
    const ways: Way[] = [];
    const open = (name: "ws" | "sse"): Open => (_place, position, events) => {
      const way = new Way(name, position, events);
      ways.push(way);
      return way;
    };
    const outbox = new Outbox({ storage: memory_storage(), seat: "seat", random: () => 0 });
    const events = { joined: vi.fn(), notified: vi.fn(), failed: vi.fn(() => Promise.resolve(false)) } satisfies LineEvents;
    const line = new Line({ room: "auditorium", seat: "seat" }, outbox, events, { socket: open("ws"), stream: open("sse") }, () => 0);
    line.start();
    const last = () => ways.at(-1) as Way;
    return { line, ways, outbox, events, last };
  }

  it("joins without a position first, and from the last through later", () => {
    const { last, events, line } = given();
    last().events.opened();
    expect(last().sent[0]).toMatchObject({ method: "room.join", params: {} });
    last().join("snapshot, participant");
    expect(line.state.value.kind).toBe("live");
    last().events.frame(joins.frames.find(({ name }) => name === "states, with a through")?.frame ?? []);
    expect(events.notified).toHaveBeenCalledTimes(1);
    last().events.closed(4000, "");
    expect(line.state.value.kind).toBe("offline");
    vi.advanceTimersByTime(10);
    last().events.opened();
    expect(last().sent[0]?.params).toEqual({ position: { history: "h1s70ryAAAAAAAAA", offset: 40 } });
  });

  it("falls to server-sent events after two failures of WebSockets before any frame", () => {
    const { ways, last, line } = given();
    last().events.closed(1006, "");
    vi.advanceTimersByTime(10);
    expect(last().name).toBe("ws");
    last().events.closed(1006, "");
    vi.advanceTimersByTime(10);
    expect(last().name).toBe("sse");
    last().events.opened();
    last().join("by server-sent events");
    expect(line.state.value.kind).toBe("live");
    expect(ways).toHaveLength(3);
  });

  it("tries a WebSocket again where the second way fails as well", () => {
    const { ways, last } = given();
    for (let i = 0; i < 4; i++) {
      last().events.closed(1006, "");
      vi.advanceTimersByTime(10);
    }
    expect(ways.map(({ name }) => name)).toEqual(["ws", "ws", "sse", "ws", "sse"]);
  });

  it("stays with WebSockets once one has worked", () => {
    const { last } = given();
    last().events.opened();
    last().join("snapshot, participant");
    for (let i = 0; i < 4; i++) {
      last().events.closed(1006, "");
      vi.advanceTimersByTime(10);
      expect(last().name).toBe("ws");
    }
  });

  it("moves to server-sent events where a network blocks WebSockets that worked before, and HTTP gets through", async () => {
    const { last, events } = given();
    events.failed.mockResolvedValue(true);
    last().events.opened();
    last().join("snapshot, participant");
    last().events.closed(1006, "");
    const tried: string[] = [];
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(10);
      tried.push(last().name);
      last().events.closed(1006, "");
    }
    expect(tried).toEqual(["ws", "ws", "ws", "sse"]);
  });

  it("sends what waits in the outbox once it has joined, again after each loss", () => {
    const { last, outbox } = given();
    outbox.put("question.vote", { question: "Q", up: true });
    last().events.opened();
    expect(last().sent).toHaveLength(1);
    last().join("snapshot, participant");
    const key = last().sent[1]?.params.key;
    last().events.closed(1006, "");
    vi.advanceTimersByTime(10);
    last().events.opened();
    last().join("resume");
    expect(last().sent[1]?.params.key).toBe(key);
  });

  it("does not come back by itself after a code that forbids it", () => {
    const { last, ways, line } = given();
    last().events.opened();
    last().join("snapshot, participant");
    last().events.closed(4202, "");
    vi.advanceTimersByTime(60_000);
    expect(ways).toHaveLength(1);
    expect(line.state.value).toEqual({ kind: "stopped", name: "replaced" });
  });

  it("asks its user whether the login still holds when a way does not open", () => {
    const { last, events } = given();
    last().events.closed(1006, "");
    expect(events.failed).toHaveBeenCalledTimes(1);
  });
});
