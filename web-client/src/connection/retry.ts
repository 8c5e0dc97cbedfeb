// How long to wait before the next attempt: full jitter over a bound that doubles at each failure up to 30 s, and starts
// anew only once a connection held for 5 s. The server's own delay comes on top.
import { after_close, type AfterClose } from "../protocol/reasons";

const first_bound_ms = 500;
const bound_max_ms = 30_000;
const held_ms = 5_000;

export type Next = { kind: "wait"; ms: number } | { kind: "stop"; name: string };

export class Retry {
  private bound_ = first_bound_ms;
  private opened_at_: number | null = null;

  constructor(private readonly random: () => number = Math.random) {}

  opened(now_ms: number): void {
    this.opened_at_ = now_ms;
  }

  closed(code: number, reason: string, now_ms: number): Next {
    const held = this.opened_at_ !== null && now_ms - this.opened_at_ >= held_ms;
    const was_open = this.opened_at_ !== null;
    this.opened_at_ = null;
    if (held) this.bound_ = first_bound_ms;
    const after: AfterClose = after_close(code, reason);
    if (after.kind === "never") return { kind: "stop", name: after.name };
    if (after.kind === "now" && was_open && held) return { kind: "wait", ms: 0 };
    const jitter = this.random() * this.bound_;
    this.bound_ = Math.min(this.bound_ * 2, bound_max_ms);
    const delay = after.kind === "later" ? after.delay_ms : 0;
    return { kind: "wait", ms: Math.round(delay + jitter) };
  }
}
