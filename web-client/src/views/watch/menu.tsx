// A button with a short list of choices above it, one of which holds: radio buttons, so that arrows move and a screen reader
// counts. Closed by a click, by Escape and by whatever else gets the focus.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "../shell/icon";

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface Props {
  icon: IconName;
  name: string;
  /** What holds now, beside the icon where there is room. */
  now: string;
  testid: string;
  value: string;
  choices: readonly Choice[];
  choose: (value: string) => void;
  children?: ComponentChildren;
}

export function Menu({ icon, name, now, testid, value, choices, choose, children }: Props) {
  const [open, set_open] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) frame.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
  }, [open]);
  const close = () => {
    set_open(false);
    button.current?.focus();
  };
  const on_key = (event: KeyboardEvent) => {
    if (!open || (event.key !== "Escape" && event.key !== "Enter")) return;
    if (event.target === button.current && event.key === "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const left = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !frame.current?.contains(event.relatedTarget)) set_open(false);
  };
  return (
    <div class="menu" ref={frame} onKeyDown={on_key} onFocusOut={left}>
      <button
        type="button" class="menu-button" ref={button} data-testid={testid} aria-expanded={open} aria-controls={id} title={name}
        aria-label={`${name}: ${now}`} onClick={() => set_open(!open)}
      >
        <Icon name={icon} /><span class="menu-now">{now}</span>
      </button>
      {open && (
        <fieldset class="menu-panel" id={id} data-testid={`${testid}-menu`}>
          <legend>{name}</legend>
          {choices.map((each) => (
            <label key={each.value} class="menu-choice">
              <input type="radio" name={id} value={each.value} checked={each.value === value} data-testid={`${testid}-${each.value}`} onChange={() => choose(each.value)} />
              <span>{each.label}{each.hint && <span class="menu-hint">{each.hint}</span>}</span>
            </label>
          ))}
          {children}
        </fieldset>
      )}
    </div>
  );
}
