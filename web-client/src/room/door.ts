// The scans at the hall's door: each is kept in the browser's storage with the time at which it was made until the server
// has it on its disk, and sent one after the other in that order. The key makes sending it twice harmless.
import { signal, type ReadonlySignal } from "@preact/signals";
import { make_uuid } from "../connection/outbox";
import type { Storage_ } from "../connection/storage";
import type { Answer } from "../protocol/api";
import type { DoorAnswer, DoorScan } from "../protocol/door";

export type Way = "in" | "out";

export interface Scan {
  key: string;
  code: string;
  way: Way;
  at: number;
  /** Null: the server has not answered. */
  answer: DoorAnswer | { state: "refused"; reason: string } | null;
}

export const shown_max = 20;
/** Unanswered ones; a hall that is larger needs a second door. */
export const kept_max = 2000;
const again_first_ms = 1000;
const again_max_ms = 15_000;
/** A camera reads the same code many times while it is held there. */
const same_code_ms = 4000;

export interface DoorOptions {
  storage: Storage_;
  seat: string;
  send: (scan: DoorScan) => Promise<Answer<DoorAnswer>>;
  now?: () => number;
}

/** As a scanner or a hand typed it. */
export function clean(code: string): string {
  return code.replace(/[\s-]/g, "").toUpperCase();
}

export class Door {
  private readonly prefix_: string;
  private readonly scans_ = signal<readonly Scan[]>([]);
  private readonly trouble_ = signal<string | null>(null);
  private sending_ = false;
  private wait_ms_ = again_first_ms;
  private timer_: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: DoorOptions) {
    this.prefix_ = `paraninfo/door/${options.seat}/`;
    this.scans_.value = this.stored();
  }

  /** The newest first: those without an answer, and the last of the others. */
  get scans(): ReadonlySignal<readonly Scan[]> {
    return this.scans_;
  }

  /** Why what waits is not being taken; null where it is, or none waits. */
  get trouble(): ReadonlySignal<string | null> {
    return this.trouble_;
  }

  waiting(): number {
    return this.scans_.value.filter(({ answer }) => !answer).length;
  }

  /** Null: empty, the same code as a moment ago, or too many wait. */
  scan(typed: string, way: Way): Scan | null {
    const code = clean(typed).slice(0, 64);
    const at = this.now();
    const last = this.scans_.value[0];
    const again = last?.code === code && last.way === way && at - last.at < same_code_ms;
    if (!code || again || this.waiting() >= kept_max) return null;
    const scan: Scan = { key: make_uuid(), code, way, at, answer: null };
    this.options.storage.set(this.prefix_ + scan.key, JSON.stringify(scan));
    this.scans_.value = [scan, ...this.scans_.value];
    void this.flush();
    return scan;
  }

  /** Sends what waits, the oldest first. Also asked for when the network may be back. */
  async flush(): Promise<void> {
    if (this.sending_) return;
    this.sending_ = true;
    clearTimeout(this.timer_);
    for (let next = this.oldest(); next; next = this.oldest()) {
      if (!(await this.attempt(next))) break;
    }
    this.sending_ = false;
  }

  private oldest(): Scan | undefined {
    return this.scans_.value.filter(({ answer }) => !answer).at(-1);
  }

  private async attempt({ key, code, way, at }: Scan): Promise<boolean> {
    const answer = await this.options.send({ key, code, way, ago_ms: Math.max(0, this.now() - at) });
    if (answer.ok) return this.settle(key, answer.value);
    const { reason } = answer.refusal;
    if (reason === "bad_request" || reason === "too_old") return this.settle(key, { state: "refused", reason });
    this.trouble_.value = reason;
    this.timer_ = setTimeout(() => void this.flush(), this.wait_ms_);
    this.wait_ms_ = Math.min(this.wait_ms_ * 2, again_max_ms);
    return false;
  }

  private settle(key: string, answer: NonNullable<Scan["answer"]>): boolean {
    this.options.storage.remove(this.prefix_ + key);
    const all = this.scans_.value.map((each) => (each.key === key ? { ...each, answer } : each));
    this.scans_.value = all.filter((each, index) => index < shown_max || !each.answer);
    this.trouble_.value = null;
    this.wait_ms_ = again_first_ms;
    return true;
  }

  private stored(): Scan[] {
    const scans: Scan[] = [];
    for (const name of this.options.storage.keys(this.prefix_)) {
      try {
        scans.push(JSON.parse(this.options.storage.get(name) ?? "") as Scan);
      } catch {
        this.options.storage.remove(name);
      }
    }
    return scans.sort((a, b) => b.at - a.at);
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
