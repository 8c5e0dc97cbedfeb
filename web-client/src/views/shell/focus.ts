// Keeps the focus where it was when what had it goes away: a button that did its work, a card that moved elsewhere. Else
// it falls back to the page's beginning, and whoever works by keyboard starts anew.
import { useEffect, useMemo, useRef } from "preact/hooks";

export interface KeptFocus {
  onFocusIn: (event: FocusEvent) => void;
  onFocusOut: (event: FocusEvent) => void;
}

function is_lost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function is_heir(element: Element | null | undefined): element is HTMLElement {
  return element instanceof HTMLElement && element.matches("button, input, textarea, [tabindex]");
}

/** Watches one frame around a list: remembers what has the focus, and finds its heir. */
class Keeper {
  private element_: Element | null = null;
  private item_: Element | null = null;
  private index_ = 0;
  private readonly observer_ = new MutationObserver(() => this.restore());

  constructor(private readonly frame: Element) {
    this.observer_.observe(frame, { childList: true, subtree: true });
  }

  end(): void {
    this.observer_.disconnect();
  }

  took(target: Element): void {
    this.element_ = target;
    this.item_ = target.closest("li");
    this.index_ = this.item_ ? this.items().indexOf(this.item_) : 0;
  }

  left(target: Element, to: Node | null): void {
    if (to && !this.frame.contains(to)) this.element_ = null;
    // Whoever clicks beside it lets go of it; what is being taken out of the page is gone a moment later.
    setTimeout(() => {
      if (this.element_ === target && is_lost() && target.isConnected) this.element_ = null;
    });
  }

  private restore(): void {
    if (!this.element_ || this.element_.isConnected || !is_lost()) return;
    this.element_ = null;
    this.heir()?.focus({ preventScroll: true });
  }

  /** The item itself, the one that took its place, the list. */
  private heir(): HTMLElement | null {
    const items = this.items();
    const item = this.item_?.isConnected ? this.item_ : items[Math.min(this.index_, items.length - 1)];
    const list = this.frame.querySelector(".list-scroll, textarea, [tabindex]");
    return [item, item?.querySelector("button"), list].find(is_heir) ?? null;
  }

  private items(): Element[] {
    return [...this.frame.querySelectorAll("li")];
  }
}

/** For the frame around a list: its item, or the item that took its place, gets the focus that was lost. */
export function useKeptFocus(): KeptFocus {
  const keeper = useRef<Keeper | null>(null);
  useEffect(() => () => keeper.current?.end(), []);
  return useMemo(() => ({
    onFocusIn: ({ currentTarget, target }: FocusEvent) => {
      keeper.current ??= new Keeper(currentTarget as Element);
      keeper.current.took(target as Element);
    },
    onFocusOut: ({ target, relatedTarget }: FocusEvent) => {
      keeper.current?.left(target as Element, relatedTarget as Node | null);
    },
  }), []);
}

/** Once the page has been drawn anew: the first of these that is there gets the focus, if nothing has it. */
export function focus_soon(...selectors: string[]): void {
  setTimeout(() => {
    if (is_lost()) selectors.map((each) => document.querySelector<HTMLElement>(each)).find((each) => each)?.focus();
  }, 50);
}
