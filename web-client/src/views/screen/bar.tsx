// The projector's two switches. They are there while somebody is at it, that is for a while after each key and each movement
// of the pointer, and stay where a keyboard or a screen reader finds them.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { ConnectionSign } from "../shell/connection";
import { Icon } from "../shell/icon";
import type { Showing } from "./showing";

const near_ms = 6_000;

export function Bar({ store, showing }: { store: Store; showing: Showing }) {
  const near = useNear();
  const shown = showing.programme.value;
  const heard = showing.sound.value === "on";
  useKeys(showing);
  return (
    <section class="projector-bar" aria-label={t("projector.bar")} data-testid="projector-bar" data-near={near}>
      <button type="button" class="button" data-testid="show-programme" aria-pressed={shown} aria-keyshortcuts="p" onClick={() => showing.show_programme(!shown)}>
        <Icon name="screen" /> {t("projector.show")} <kbd aria-hidden="true">P</kbd>
      </button>
      <button type="button" class="button" data-testid="projector-sound" aria-pressed={heard} aria-keyshortcuts="s" onClick={() => showing.turn_sound(!heard)}>
        <Icon name={heard ? "sound" : "muted"} /> {t("projector.sound")} <kbd aria-hidden="true">S</kbd>
      </button>
      {shown && <ConnectionSign store={store} />}
    </section>
  );
}

function useNear(): boolean {
  const [near, set_near] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const come = () => {
      set_near(true);
      clearTimeout(timer);
      timer = setTimeout(() => set_near(false), near_ms);
    };
    const signs = ["keydown", "pointermove", "pointerdown"] as const;
    come();
    for (const sign of signs) addEventListener(sign, come);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, come);
    };
  }, []);
  return near;
}

function useKeys(showing: Showing): void {
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      if (showing.press(event.key)) event.preventDefault();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [showing]);
}
