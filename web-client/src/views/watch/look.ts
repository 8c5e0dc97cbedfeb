// Where somebody looks along a time line: with the pointer, with the focus, or by moving it.
import { useState } from "preact/hooks";

interface Look {
  /** Seconds on the line; null: nobody looks. */
  looked_at: number | null;
  look_at: (at_s: number) => void;
  /** For the range input that is the line. */
  handlers: {
    onPointerMove: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: () => void;
  };
}

export function useLook(from_s: number, to_s: number, at_s: number): Look {
  const [looked_at, look_at] = useState<number | null>(null);
  return {
    looked_at, look_at,
    handlers: {
      onPointerMove: (event) => {
        const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
        look_at(from_s + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (to_s - from_s));
      },
      onPointerLeave: () => look_at(null),
      onFocus: () => look_at(at_s),
      onBlur: () => look_at(null),
    },
  };
}
