// Reactions: the buttons, and what came in the last seconds as calm numbers over the picture's edge. They are decoration: a
// screen reader is not told of them.
import { useEffect, useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import { reactions, signs, type Reaction } from "../../room/reactions";
import type { Store } from "../../room/store";

const shown_ms = 3000;
const note_ms = 2500;

export function ReactionBar({ store }: { store: Store }) {
  const [note, set_note] = useState("");
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => set_note(""), note_ms);
    return () => clearTimeout(timer);
  }, [note]);
  if (!store.room.value.reactions.open) return null;
  const send = (reaction: Reaction) => store.send("reaction.send", { reaction }, (outcome) => {
    if (!outcome.ok) set_note(t(outcome.error.reason === "limited" ? "reactions.slower" : "reactions.not_now"));
  });
  return (
    <div class="reaction-bar" role="group" aria-label={t("reactions.title")}>
      {reactions.map((each) => (
        <button key={each} type="button" class="reaction" data-testid={`react-${each}`} aria-label={t(`reactions.name_${each}`)} title={t(`reactions.name_${each}`)} onClick={() => send(each)}>
          <span aria-hidden="true">{signs[each]}</span>
        </button>
      ))}
      <span class="note" role="status">{note}</span>
    </div>
  );
}

/** The last pulse, for a few seconds; the next one takes its place. */
export function ReactionCounts({ store }: { store: Store }) {
  const { open, counts, tick } = store.room.value.reactions;
  const [over, set_over] = useState(tick);
  useEffect(() => {
    if (tick === 0) return;
    const timer = setTimeout(() => set_over(tick), shown_ms);
    return () => clearTimeout(timer);
  }, [tick]);
  if (!open || tick === 0 || over === tick) return null;
  return (
    <div class="reaction-counts" aria-hidden="true" data-testid="reaction-counts" data-tick={tick}>
      {reactions.filter((each) => (counts[each] ?? 0) > 0).map((each) => (
        <span key={`${each}/${tick}`} class="reaction-count" data-reaction={each}>{signs[each]} {format_number(counts[each] ?? 0)}</span>
      ))}
    </div>
  );
}

/** On the desk: whether the room takes them. */
export function ReactionSwitch({ store }: { store: Store }) {
  const { open } = store.room.value.reactions;
  return (
    <div class="status-group">
      <button type="button" class="button small" data-testid="reactions-switch" data-open={open} onClick={() => store.send(open ? "reactions.close" : "reactions.open", {})}>
        {t(open ? "desk.reactions_close" : "desk.reactions_open")}
      </button>
    </div>
  );
}
