// Keeps the page in step with its picture: asks the player where it is, says which moment of the programme that is, and
// wakes up by itself when the next change is due. Holds no change; owns one timer.
import { signal, type ReadonlySignal } from "@preact/signals";
import { at_once, hold_most_ms, hold_polls_most_ms, moment_of, next_due, type Moment, type Playhead } from "./programme";
import type { Room } from "./room";

/** Where the player is now; null where it cannot say. */
export type AskPlayer = () => Playhead | null;

export interface InStepHost {
  room(): Room;
  /** The server's wall clock. */
  server_now(): number;
}

/** A picture that tells nothing is asked as often: so nothing depends on being told. */
const ask_again_ms = 1000;
const least_wait_ms = 4;

export class InStep {
  readonly moment: ReadonlySignal<Moment>;
  private readonly moment_ = signal<Moment>(at_once);
  private ask_: AskPlayer | null = null;
  /** The last place that the player told, and when: it is there still while it tells nothing. */
  private last_: Playhead | null = null;
  private timer_: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: InStepHost) {
    this.moment = this.moment_;
  }

  /** From now on this player's picture counts; null: there is none any more, and nothing is held. */
  follow(ask: AskPlayer | null): void {
    this.ask_ = ask;
    this.last_ = null;
    this.look();
  }

  /** Looks at once: something happened in the room or in the player. */
  look(): void {
    clearTimeout(this.timer_);
    const playhead = this.playhead();
    const moment = moment_of(playhead, this.live_ms(), this.moment_.peek());
    this.moment_.value = moment;
    if (!this.ask_) return;
    this.timer_ = setTimeout(() => this.look(), playhead ? this.wait_ms(playhead) : ask_again_ms);
  }

  /** The wall clock as the picture has it: what counts down to a moment on the stage counts by it. */
  picture_now(): number {
    const started_at = this.host.room().media.started_at;
    const playhead = this.playhead();
    const { kind } = this.moment_.peek();
    return kind === "held" && playhead && started_at !== null ? started_at + playhead.ms : this.host.server_now();
  }

  private playhead(): Playhead | null {
    const { publication } = this.host.room().media;
    if (!this.ask_ || publication === null) return null;
    const told = this.ask_();
    if (told?.publication === publication) this.last_ = told;
    else if (this.last_?.publication === publication) this.last_ = { ...this.last_, rate: 0 };
    else this.last_ = null;
    return this.last_;
  }

  private live_ms(): number {
    return this.host.server_now() - (this.host.room().media.started_at ?? 0);
  }

  /** To what comes first: a change that is due, or one of the limits, which a slow or still picture runs into. */
  private wait_ms({ publication, ms, rate }: Playhead): number {
    const due = next_due(this.host.room(), publication, ms);
    const waits = [ask_again_ms];
    if (due !== null && rate > 0) waits.push((due - ms) / rate);
    const behind_ms = this.live_ms() - ms;
    for (const limit of [hold_most_ms, hold_polls_most_ms]) if (behind_ms <= limit && rate < 1) waits.push((limit - behind_ms) / (1 - rate) + 1);
    return Math.max(least_wait_ms, Math.min(...waits));
  }
}
