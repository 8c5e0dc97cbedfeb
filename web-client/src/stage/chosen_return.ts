// The return of a panelist's page, with what is heard in it: everything, or all but the hall, for who sits in the hall or hears it
// echo. This browser remembers which. Another choice is another session; the one before goes on until that is there.
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Storage_ } from "../connection/storage";
import type { MakePeer } from "./session";
import type { SteadyState } from "./steady";
import { Return } from "./whep";

const without_hall_key = "paraninfo/stage-without-hall";

interface Played {
  without_hall: boolean;
  programme: Return;
}

export class ChosenReturn {
  readonly state: ReadonlySignal<SteadyState>;
  readonly stream: ReadonlySignal<MediaStream | null>;
  readonly without_hall: ReadonlySignal<boolean>;
  private readonly without_hall_: Signal<boolean>;
  private readonly played_: Signal<Played>;
  private next_: Played | null = null;
  private unwatch_: () => void = () => undefined;

  constructor(private readonly room: string, private readonly seat: string, private readonly storage: Storage_, private readonly make?: MakePeer) {
    this.without_hall_ = signal(storage.get(without_hall_key) !== null);
    this.without_hall = this.without_hall_;
    this.played_ = signal(this.prepare());
    this.state = computed(() => this.played_.value.programme.state.value);
    this.stream = computed(() => this.played_.value.programme.stream.value);
  }

  leave_out_hall(on: boolean): void {
    if (on === this.without_hall_.peek()) return;
    if (on) this.storage.set(without_hall_key, "1");
    else this.storage.remove(without_hall_key);
    this.without_hall_.value = on;
    this.drop_next();
    if (this.played_.peek().without_hall === on) return;
    const next = this.prepare();
    if (this.state.peek().kind === "off") this.played_.value = next;
    else this.go_over(next);
  }

  start(): void {
    this.played_.peek().programme.start();
  }

  stop(): void {
    if (this.next_) this.put(this.next_);
    this.played_.peek().programme.stop();
  }

  wake(): void {
    this.played_.peek().programme.wake();
  }

  insist(): void {
    this.played_.peek().programme.insist();
  }

  private prepare(): Played {
    const without_hall = this.without_hall_.peek();
    return { without_hall, programme: new Return(this.room, this.seat, this.make, without_hall ? { bus: "hall_minus" } : undefined) };
  }

  /** Once it comes, or says why it does not. */
  private go_over(next: Played): void {
    this.next_ = next;
    next.programme.start();
    this.unwatch_ = effect(() => {
      if (next.programme.state.value.kind !== "connecting") this.put(next);
    });
  }

  private put(next: Played): void {
    const before = this.played_.peek().programme;
    this.unwatch_();
    this.next_ = null;
    this.played_.value = next;
    before.stop();
  }

  private drop_next(): void {
    this.unwatch_();
    this.next_?.programme.stop();
    this.next_ = null;
  }
}
