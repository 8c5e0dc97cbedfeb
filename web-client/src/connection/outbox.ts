// Commands not yet answered, kept in the browser's storage under the seat: each with the key that makes sending it
// twice harmless. An item leaves only when the server has answered for good, or its author discards it.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { ErrorData } from "../protocol/messages";
import { passing_reasons } from "../protocol/reasons";
import type { Reply } from "./request";
import type { Storage_ } from "./storage";

export const outbox_max = 100;
const sent_at_once = 10;
const pace_ms = 200;

export interface Item {
  key: string;
  method: string;
  params: Record<string, unknown>;
  at: number;
  /** waiting: not sent, or sent with no reply so far; refused: for good; saved: the server has it on disk. */
  state: "waiting" | "sent" | "refused" | "saved";
  /** Why it waits or was refused. */
  reason?: string;
  error?: ErrorData;
  result?: Record<string, unknown>;
}

export type Send = (method: string, params: object, answered: (reply: Reply) => void) => void;
export type Outcome = { ok: true; result: Record<string, unknown> } | { ok: false; error: ErrorData };

/** How a page uses it: commands whose author follows their fate stay until dismissed; the others go when answered. */
export interface OutboxOptions {
  storage: Storage_;
  seat: string;
  now?: () => number;
  make_key?: () => string;
  random?: () => number;
  lasting?: (method: string) => boolean;
  /** Where one that came too fast goes back to its author, instead of being sent again by itself. */
  returned?: (method: string) => boolean;
  /** Worth something at this moment or not at all: never kept, never sent again. */
  fleeting?: (method: string) => boolean;
}

export class Outbox {
  private readonly prefix_: string;
  private readonly items_ = signal<Item[]>([]);
  private readonly waiters_ = new Map<string, (outcome: Outcome) => void>();
  private readonly timers_ = new Map<string, ReturnType<typeof setTimeout>>();
  private send_: Send | null = null;

  constructor(private readonly options: OutboxOptions) {
    this.prefix_ = `paraninfo/outbox/${options.seat}/`;
    this.items_.value = this.stored();
  }

  get items(): ReadonlySignal<Item[]> {
    return this.items_;
  }

  /** It holds its most: nothing can be put until an answer comes. */
  get full(): boolean {
    return this.items_.value.length >= outbox_max;
  }

  /** Keeps a command and sends it when it can be; null where the outbox holds its most. */
  put(method: string, params: Record<string, unknown>, done?: (outcome: Outcome) => void): Item | null {
    if (this.full || (!this.send_ && this.fleeting(method))) return null;
    const key = (this.options.make_key ?? make_uuid)();
    const item: Item = { key, method, params, at: this.now(), state: "waiting" };
    if (done) this.waiters_.set(key, done);
    this.write(item);
    this.attempt(key);
    return item;
  }

  /** Said now or never: neither kept nor sent again. For what is renewed by itself. */
  mention(method: string, params: Record<string, unknown>): void {
    this.send_?.(method, { ...params, key: (this.options.make_key ?? make_uuid)() }, () => undefined);
  }

  /** The room is joined: everything unanswered goes out again, oldest first. */
  online(send: Send): void {
    this.send_ = send;
    this.items_.value.forEach((item, index) => {
      if (item.state === "sent") this.write({ ...item, state: "waiting" });
      // A long queue goes out at a pace that no limit takes for a flood.
      if (index < sent_at_once) this.attempt(item.key);
      else if (!this.timers_.has(item.key)) this.again_in(item.key, (index - sent_at_once + 1) * pace_ms);
    });
  }

  offline(): void {
    this.send_ = null;
  }

  discard(key: string): void {
    clearTimeout(this.timers_.get(key));
    this.timers_.delete(key);
    this.waiters_.delete(key);
    this.options.storage.remove(this.prefix_ + key);
    this.items_.value = this.items_.value.filter((item) => item.key !== key);
  }

  private attempt(key: string): void {
    const item = this.items_.value.find((each) => each.key === key);
    if (!this.send_ || !item || item.state !== "waiting" || this.timers_.has(key)) return;
    this.write({ ...item, state: "sent" });
    this.send_(item.method, { ...item.params, key }, (reply) => this.answered(key, reply));
  }

  private answered(key: string, reply: Reply): void {
    const item = this.items_.value.find((each) => each.key === key);
    if (!item) return;
    if (reply.kind === "lost" && this.fleeting(item.method)) return this.discard(key);
    if (reply.kind === "lost") return this.write({ ...item, state: "waiting" });
    if (reply.kind === "result") return this.settled(item, { ok: true, result: reply.result });
    const returned = reply.data.reason === "limited" && this.options.returned?.(item.method) === true;
    if (returned || this.fleeting(item.method) || !passing_reasons.has(reply.data.reason)) return this.settled(item, { ok: false, error: reply.data });
    this.write({ ...item, state: "waiting", reason: reply.data.reason, error: reply.data });
    this.again_in(key, reply.data.retry_after_ms ?? 2000);
  }

  private again_in(key: string, delay_ms: number): void {
    const jitter = (this.options.random ?? Math.random)() * 500;
    const timer = setTimeout(() => {
      this.timers_.delete(key);
      this.attempt(key);
    }, delay_ms + jitter);
    this.timers_.set(key, timer);
  }

  private settled(item: Item, outcome: Outcome): void {
    const done = this.waiters_.get(item.key);
    if (!this.options.lasting?.(item.method)) this.discard(item.key);
    else if (outcome.ok) this.write({ key: item.key, method: item.method, params: item.params, at: item.at, state: "saved", result: outcome.result });
    else this.write({ ...item, state: "refused", reason: outcome.error.reason, error: outcome.error });
    this.waiters_.delete(item.key);
    done?.(outcome);
  }

  private write(item: Item): void {
    this.options.storage.set(this.prefix_ + item.key, JSON.stringify(item));
    const rest = this.items_.value;
    const at = rest.findIndex((each) => each.key === item.key);
    this.items_.value = at < 0 ? [...rest, item] : rest.map((each, index) => (index === at ? item : each));
  }

  private stored(): Item[] {
    const items: Item[] = [];
    for (const name of this.options.storage.keys(this.prefix_)) {
      try {
        const item = JSON.parse(this.options.storage.get(name) ?? "") as Item;
        if (this.fleeting(item.method)) throw new Error("over");
        items.push(item.state === "sent" ? { ...item, state: "waiting" } : item);
      } catch {
        this.options.storage.remove(name);
      }
    }
    return items.sort((a, b) => a.at - b.at);
  }

  private fleeting(method: string): boolean {
    return this.options.fleeting?.(method) === true;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** A random UUID; `crypto.randomUUID` is missing in some older browsers. */
export function make_uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
