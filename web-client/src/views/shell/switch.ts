// Something that is on unless it was turned off, remembered by this browser.
import { signal, type ReadonlySignal } from "@preact/signals";
import { browser_storage } from "../../connection/storage";

export interface Switch {
  readonly on: ReadonlySignal<boolean>;
  turn(on: boolean): void;
}

const storage = browser_storage();

export function remembered_switch(key: string): Switch {
  const on = signal(storage.get(key) !== "off");
  return {
    on,
    turn: (to) => {
      on.value = to;
      storage.set(key, to ? "on" : "off");
    },
  };
}
