// The key that speaks while it is held: wherever the focus is, but where something is being written.
import type { ReadonlySignal } from "@preact/signals";
import { is_writing } from "../shell/key_list";
import { pressed_key } from "../shell/pressed";
import { talk_key } from "./keys";

interface Held {
  hold(on: boolean): void;
}

/** Where one has just chosen to whom, a letter speaks and does not choose somebody else. */
const is_choice = (target: EventTarget | null) => target instanceof HTMLSelectElement && target.dataset["talks"] !== undefined;

export class TalkKey {
  constructor(private readonly talker: Held, private readonly turned_on: ReadonlySignal<boolean>) {}

  readonly down = (event: KeyboardEvent): void => {
    const other = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || pressed_key(event) !== talk_key;
    const writing = is_writing(event.target, "range") && !is_choice(event.target);
    if (other || writing || !this.turned_on.peek() || document.querySelector("dialog[open]")) return;
    if (is_choice(event.target)) event.preventDefault();
    if (!event.repeat) this.talker.hold(true);
  };

  readonly up = (event: KeyboardEvent): void => {
    if (pressed_key(event) === talk_key) this.talker.hold(false);
  };

  /** A page that is left hears no key go up. */
  readonly left = (): void => this.talker.hold(false);

  /** What comes back ends it. */
  listen(): () => void {
    addEventListener("keydown", this.down);
    addEventListener("keyup", this.up);
    addEventListener("blur", this.left);
    return () => {
      removeEventListener("keydown", this.down);
      removeEventListener("keyup", this.up);
      removeEventListener("blur", this.left);
    };
  }
}
