// Keeps a list still under the reader's hand: while the pointer is over it, the focus in it, or it is scrolled, nothing
// moves and nothing is added; what came meanwhile is counted for the "n new" bar.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useKeptFocus } from "../shell/focus";

export interface Arranged {
  ids: string[];
  /** Not shown yet, because the list is held. */
  fresh: number;
}

/** The order to show: the wanted one, or while held the one shown before. `keep_gone` leaves what went in its place. */
export function arrange(shown: readonly string[], wanted: readonly string[], held: boolean, keep_gone: boolean): Arranged {
  if (!held || shown.length === 0) return { ids: [...wanted], fresh: 0 };
  const wanted_set = new Set(wanted);
  const shown_set = new Set(shown);
  const ids = keep_gone ? [...shown] : shown.filter((id) => wanted_set.has(id));
  return { ids, fresh: wanted.filter((id) => !shown_set.has(id)).length };
}

export interface Hold {
  ids: string[];
  fresh: number;
  show_new: () => void;
  /** For the frame around list and bar; `on_scroll` for what scrolls in it. */
  hooks: {
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocusIn: (event: FocusEvent) => void;
    onFocusOut: (event: FocusEvent) => void;
  };
  on_scroll: (event: Event) => void;
}

/** From the end where what is new appears: the top, or the bottom of a list that is laid out upwards. */
const scrolled_px = 24;

export function useHeld(wanted: readonly string[], ghosts: boolean, reset_key: string): Hold {
  const [hovered, set_hovered] = useState(false);
  const [focused, set_focused] = useState(false);
  const [scrolled, set_scrolled] = useState(false);
  const [released, set_released] = useState(0);
  const shown = useRef<readonly string[]>([]);
  const last_reset = useRef("");
  const reset = `${reset_key}/${released}`;
  const held = (hovered || focused || scrolled) && last_reset.current === reset;
  last_reset.current = reset;
  const arranged = arrange(shown.current, wanted, held, ghosts && hovered);
  shown.current = arranged.ids;
  const list = useRef<Element | null>(null);
  const kept = useKeptFocus();
  useEffect(() => {
    if (!hovered) return;
    // The leaving is not told where the element under the pointer went meanwhile: its next movement tells.
    const moved = ({ target }: Event) => {
      if (list.current && !list.current.contains(target as Node)) set_hovered(false);
    };
    document.addEventListener("pointermove", moved);
    return () => document.removeEventListener("pointermove", moved);
  }, [hovered]);
  const hooks = useMemo(() => ({
    // A finger on glass hovers nothing: scrolling alone holds the list there.
    onPointerEnter: (event: PointerEvent) => {
      list.current = event.currentTarget as Element;
      set_hovered(event.pointerType === "mouse");
    },
    onPointerLeave: () => set_hovered(false),
    onFocusIn: (event: FocusEvent) => {
      kept.onFocusIn(event);
      set_focused(true);
    },
    onFocusOut: (event: FocusEvent) => {
      kept.onFocusOut(event);
      set_focused((event.currentTarget as Element).contains(event.relatedTarget as Node | null));
    },
  }), []);
  const on_scroll = useMemo(
    () => (event: Event) => set_scrolled(Math.abs((event.currentTarget as Element).scrollTop) > scrolled_px), [],
  );
  return { ids: arranged.ids, fresh: arranged.fresh, show_new: () => set_released((n) => n + 1), hooks, on_scroll };
}
