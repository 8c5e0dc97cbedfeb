// What a projector shows and sounds, as somebody who stood at it chose: the room's stage or the programme's picture, and whether
// the panelists are heard. The picture is remembered by this browser; the sound by this window alone, so that no machine that
// is started by itself sounds in a hall unasked.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Storage_ } from "../../connection/storage";

export type Sound =
  | "off"
  | "on"
  /** It was on before the page loaded itself anew, and the browser wants somebody to ask for it again. */
  | "refused";

const programme_key = "paraninfo/screen-programme";
const sound_key = "paraninfo/screen-sound";

export class Showing {
  private readonly programme_;
  private readonly sound_;

  constructor(private readonly lasting: Storage_, private readonly of_window: Storage_) {
    this.programme_ = signal(lasting.get(programme_key) !== null);
    this.sound_ = signal<Sound>(of_window.get(sound_key) !== null ? "on" : "off");
  }

  get programme(): ReadonlySignal<boolean> {
    return this.programme_;
  }

  /** Without the picture too: what the hall hears does not hang on what it sees. */
  get sound(): ReadonlySignal<Sound> {
    return this.sound_;
  }

  show_programme(on: boolean): void {
    if (on) this.lasting.set(programme_key, "1");
    else this.lasting.remove(programme_key);
    this.programme_.value = on;
  }

  turn_sound(on: boolean): void {
    if (on) this.of_window.set(sound_key, "1");
    else this.of_window.remove(sound_key);
    this.sound_.value = on ? "on" : "off";
  }

  /** By the browser: the wish stays. */
  refuse_sound(): void {
    this.sound_.value = "refused";
  }

  /** Whether the key meant something. */
  press(key: string): boolean {
    const pressed = key.toLowerCase();
    if (pressed === "p") this.show_programme(!this.programme_.peek());
    else if (pressed === "s") this.turn_sound(this.sound_.peek() !== "on");
    else return false;
    return true;
  }
}
