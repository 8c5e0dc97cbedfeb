// Keeps one session up for as long as it is wanted: begins it, and after each end another one, after a wait that grows and is
// spread by chance. What is published or played is the maker's affair.
import { signal, type ReadonlySignal } from "@preact/signals";
import { Retry } from "../connection/retry";
import { came_after_answer, lasts, type Trouble } from "./why";

export type SteadyState =
  | { kind: "off" }
  | { kind: "connecting"; trouble: Trouble | null }
  | { kind: "live" }
  /** Tries again by itself. */
  | { kind: "waiting"; trouble: Trouble }
  /** Does not. */
  | { kind: "stopped"; trouble: Trouble };

export interface Ended {
  connected(): void;
  ended(trouble: Trouble, retry_after_ms: number): void;
}

/** Begins one session; what comes back ends it. `again`: by itself, with no person who wants it here rather than elsewhere. */
export type Begin = (events: Ended, again: boolean) => Promise<() => void>;

export class Steady {
  private readonly state_ = signal<SteadyState>({ kind: "off" });
  private readonly retry_: Retry;
  private close_: (() => void) | null = null;
  private timer_: ReturnType<typeof setTimeout> | undefined;
  /** Counts attempts: what an older one still says is not heard. */
  private attempt_ = 0;
  /** A person's act holds until the server has taken what it was for. */
  private again_ = false;

  constructor(private readonly begin: Begin, random: () => number = Math.random) {
    this.retry_ = new Retry(random);
  }

  get state(): ReadonlySignal<SteadyState> {
    return this.state_;
  }

  /** `again`: nobody has asked for it just now, as after a reload. */
  start(again = false): void {
    const { kind } = this.state_.peek();
    if (kind !== "off" && kind !== "stopped") return;
    this.again_ = again;
    void this.attempt(null);
  }

  stop(): void {
    this.attempt_++;
    clearTimeout(this.timer_);
    this.close_?.();
    this.close_ = null;
    this.state_.value = { kind: "off" };
  }

  /** The network is back: not after the wait, but at once. What goes on elsewhere stays there. */
  wake(): void {
    const state = this.state_.peek();
    if (state.kind === "waiting" || (state.kind === "stopped" && state.trouble !== "replaced")) void this.attempt(state.trouble);
  }

  /** Somebody pressed the button. */
  insist(): void {
    const state = this.state_.peek();
    if (state.kind !== "waiting" && state.kind !== "stopped") return;
    this.again_ = false;
    void this.attempt(state.trouble);
  }

  private async attempt(trouble: Trouble | null): Promise<void> {
    clearTimeout(this.timer_);
    const attempt = ++this.attempt_;
    this.state_.value = { kind: "connecting", trouble };
    // What a browser does not even begin has been told by no event.
    const close = await this.begin({
      connected: () => {
        if (attempt !== this.attempt_) return;
        this.retry_.opened(Date.now());
        this.state_.value = { kind: "live" };
      },
      ended: (why, retry_after_ms) => {
        if (attempt === this.attempt_) this.ended(why, retry_after_ms);
      },
    }, this.again_).catch(() => null);
    if (!close) {
      if (attempt === this.attempt_) this.ended("refused", 0);
    } else if (attempt !== this.attempt_) close();
    else if (this.state_.peek().kind === "connecting" || this.state_.peek().kind === "live") this.close_ = close;
  }

  private ended(trouble: Trouble, retry_after_ms: number): void {
    this.close_ = null;
    if (came_after_answer(trouble)) this.again_ = true;
    if (lasts(trouble)) {
      this.attempt_++;
      this.state_.value = { kind: "stopped", trouble };
      return;
    }
    const next = this.retry_.closed(0, retry_after_ms > 0 ? `delay=${Math.min(retry_after_ms, 60_000)}` : "", Date.now());
    this.state_.value = { kind: "waiting", trouble };
    this.timer_ = setTimeout(() => void this.attempt(trouble), next.kind === "wait" ? next.ms : 0);
  }
}
