// The last resort for the focus on a page where buttons come and go with what others do: where what had it is gone or can no
// longer be pressed, and no list has found an heir (focus.ts), the nearest button that is left gets it. One watch for a page.

/** Longer than a list or a view takes to say where the focus belongs. */
export const patience_ms = 150;

/** Nothing that is written into: on a phone a keyboard would come up, and the page's own keys would be letters. */
const heirs = "button:not(:disabled), a[href], summary, [tabindex='0']";

function is_dead(element: Element): boolean {
  return !element.isConnected || element.matches(":disabled");
}

function ancestors_of(element: Element): Element[] {
  const list: Element[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) list.push(each);
  return list;
}

/** Until what it returns is called. */
export function keep_focus(page: HTMLElement): () => void {
  let last: Element | null = null;
  let around: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const took = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    last = target;
    around = ancestors_of(target);
  };
  // Whoever clicks beside it lets go of it.
  const left = ({ target }: Event) => {
    if (last && !is_dead(last) && !last.contains(target as Node)) last = null;
  };
  const restore = () => {
    timer = undefined;
    const { activeElement: active } = document;
    if (!last || !is_dead(last) || (active && active !== document.body && active !== last)) return;
    const frame = around.find((each) => each.isConnected && each.querySelector(heirs));
    last = null;
    frame?.querySelector<HTMLElement>(heirs)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (last && is_dead(last)) timer ??= setTimeout(restore, patience_ms);
  });
  page.addEventListener("focusin", took);
  page.addEventListener("pointerdown", left);
  observer.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    page.removeEventListener("focusin", took);
    page.removeEventListener("pointerdown", left);
  };
}
