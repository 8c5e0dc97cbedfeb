// A number that is set by typing it: what stands there half typed stays, whatever the room says meanwhile.
import { useState } from "preact/hooks";

interface Props {
  name: string;
  label: string;
  value: number;
  most: number;
  step: number;
  off: boolean;
  /** Once it is typed; never for a field that was emptied. */
  set: (value: number) => void;
}

export function NumberField({ name, label, value, most, step, off, set }: Props) {
  const [draft, set_draft] = useState<string | null>(null);
  const typed = ({ valueAsNumber }: HTMLInputElement) => {
    if (!Number.isNaN(valueAsNumber)) set(valueAsNumber);
    set_draft(null);
  };
  return (
    <input
      type="number" class="text-field" data-testid={name} min={0} max={most} step={step} disabled={off} aria-label={label} value={String(off ? value : draft ?? value)}
      onInput={(event) => set_draft(event.currentTarget.value)} onChange={(event) => typed(event.currentTarget)} onBlur={() => set_draft(null)}
    />
  );
}
