// Whom the producer speaks to, and when: while the key or the button is held, or until the latch is let go. What is said is
// said again each second and a half, since the server forgets it: a page that dies speaks no longer.
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Reach } from "../../room/intercom";

const again_ms = 1_500;

/** What it needs of the microphone. */
export interface Speaking {
  readonly on: ReadonlySignal<boolean>;
  speak(on: boolean): void;
}

type Say = (params: { reach: Reach | null; to: string | null }) => void;

export class Talker {
  /** "backstage", "everyone" or a panelist. */
  readonly to = signal("backstage");
  /** Of the panelist, when they were chosen. */
  readonly name = signal("");
  readonly held = signal(false);
  readonly latched = signal(false);
  readonly speaks;
  private timer_: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly microphone: Speaking, private readonly say: Say) {
    this.speaks = computed(() => microphone.on.value && (this.held.value || this.latched.value));
  }

  hold(on: boolean): void {
    this.held.value = on;
    this.follow();
  }

  latch(on: boolean): void {
    this.latched.value = on;
    this.follow();
  }

  choose(to: string, name = ""): void {
    this.to.value = to;
    this.name.value = name;
    if (this.timer_ !== undefined) this.tell();
  }

  /** The microphone came or went, too. */
  follow(): void {
    const speaks = this.speaks.peek();
    if (speaks === (this.timer_ !== undefined)) return;
    this.microphone.speak(speaks);
    clearInterval(this.timer_);
    this.timer_ = speaks ? setInterval(() => this.tell(), again_ms) : undefined;
    if (speaks) this.tell();
    else this.say({ reach: null, to: null });
  }

  stop(): void {
    this.held.value = false;
    this.latched.value = false;
    this.follow();
  }

  private tell(): void {
    const to = this.to.peek();
    const all = to === "backstage" || to === "everyone";
    this.say(all ? { reach: to, to: null } : { reach: "one", to });
  }
}
