// When what is told aloud: the fate of one's own question at once and always, everything else together, at most once in
// 5 s, the newest of it where it is too much to be listened to.

const every_ms = 5000;
/** What comes together is told together. */
const gather_ms = 200;
/** A fate stands in the page so long before the next takes its place: each is read. */
const own_every_ms = 1000;
const most_at_once = 4;

export interface Telling {
  /** Each a sentence of its own; empty where nothing of the kind is due. */
  own: string[];
  rest: string[];
}

export class Pace {
  private own_: string[] = [];
  private rest_: string[] = [];
  private own_at_ = -Infinity;
  private rest_at_ = -Infinity;
  private rest_since_ = 0;

  own(text: string): void {
    this.own_.push(text);
  }

  rest(text: string, now: number): void {
    if (this.rest_.length === 0) this.rest_since_ = now;
    this.rest_.push(text);
    if (this.rest_.length > most_at_once) this.rest_.shift();
  }

  /** How long until something is to be told; null while nothing waits. */
  wait(now: number): number | null {
    const due = Math.min(this.own_due(), this.rest_due());
    return due === Infinity ? null : Math.max(0, due - now);
  }

  take(now: number): Telling {
    const own = this.own_due() <= now ? this.own_.splice(0) : [];
    const rest = this.rest_due() <= now ? this.rest_.splice(0) : [];
    if (own.length > 0) this.own_at_ = now;
    if (rest.length > 0) this.rest_at_ = now;
    return { own, rest };
  }

  private own_due(): number {
    return this.own_.length > 0 ? this.own_at_ + own_every_ms : Infinity;
  }

  private rest_due(): number {
    return this.rest_.length > 0 ? Math.max(this.rest_since_ + gather_ms, this.rest_at_ + every_ms) : Infinity;
  }
}
