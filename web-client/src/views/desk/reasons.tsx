// The reasons that the event offers for a decline: one press each, read by the asker in the asker's own language.
import { name_in } from "../../i18n/i18n";
import type { Names } from "../../protocol/messages";
import { event_info } from "../agenda/event";

export type Choose = (words: string, reasons: Names) => void;

export function decline_reasons(): readonly Names[] {
  return event_info.value?.decline_reasons ?? [];
}

/** `numbered`: where a digit chooses as well. */
export function Reasons({ choose, numbered = false }: { choose: Choose; numbered?: boolean }) {
  return (
    <>
      {decline_reasons().map((reasons, i) => (
        <button key={i} type="button" class="button small chip" data-testid="decline-because" onClick={() => choose(name_in(reasons), reasons)}>
          {numbered && i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>} {name_in(reasons)}
        </button>
      ))}
    </>
  );
}
