// When this seat was last live in this browser, so that a page loaded anew without a network still says for how long.
import { effect, type ReadonlySignal } from "@preact/signals";
import type { LineState } from "../connection/line";
import type { Storage_ } from "../connection/storage";

/** A page may end without a word. */
const keep_every_ms = 30_000;

export const last_live_prefix = "paraninfo/live/";

export class LastLive {
  /** From before this page; null once it was live itself: then the line knows best. */
  private earlier_: number | null;

  constructor(private readonly storage: Storage_, private readonly seat: string, private readonly state: ReadonlySignal<LineState>) {
    this.earlier_ = Number(storage.get(last_live_prefix + seat)) || null;
    effect(() => {
      this.keep();
      if (state.value.kind === "live") this.earlier_ = null;
    });
    setInterval(() => this.keep(), keep_every_ms);
    addEventListener("pagehide", () => this.keep());
  }

  /** Since when there is no connection, where this page knows it since `since`. */
  offline_since(since: number): number {
    return Math.min(this.earlier_ ?? since, since);
  }

  private keep(): void {
    const state = this.state.value;
    const at = state.kind === "live" ? Date.now() : state.kind === "offline" && this.earlier_ === null ? state.since : null;
    if (at !== null) this.storage.set(last_live_prefix + this.seat, String(at));
  }
}
