import { useComputed } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { useHeld } from "../questions/held";
import { Icon } from "../shell/icon";
import type { ColumnName } from "./acts";
import type { Board } from "./board";
import { Card } from "./card";
import { moved, part_of } from "./window";

/** Set by each column, so that one key shows what is new in all of them. */
export const show_new_in = new Map<ColumnName, () => void>();

export function Column({ board, name }: { board: Board; name: ColumnName }) {
  // As one text: the column is drawn again when its questions are others, not at each vote.
  const joined = useComputed(() => board.columns.value[name].join()).value;
  const wanted = joined ? joined.split(",") : [];
  // The deck is ordered by hand: it shows each move at once.
  const reset = JSON.stringify(board.triage.value) + (name === "on_deck" ? `/${joined}` : "");
  const hold = useHeld(wanted, true, reset);
  show_new_in.set(name, hold.show_new);
  const selected = useComputed(() => (board.column.value === name ? board.selected.value : null)).value;
  const current = useComputed(() => board.column.value === name).value;
  const [from, set_from] = useState(0);
  const followed = useRef<string | null>(null);
  // The window goes where the selection went, and stays where the reader moved it.
  const part = part_of(hold.ids.length, from, selected === followed.current ? -1 : hold.ids.indexOf(selected ?? ""));
  if (selected !== followed.current) {
    followed.current = selected;
    if (part.from !== from) set_from(part.from);
  }
  const title = `column-${name}`;
  return (
    <section class={`column ${name}${current ? " current" : ""}`} aria-labelledby={title} data-testid={`column-${name}`}>
      <h2 id={title} class="column-title">{t(`desk.${name}`)} <span class="count">{wanted.length}</span></h2>
      <div class="list-frame" {...hold.hooks}>
        {hold.fresh > 0 && (
          <button type="button" class="new-items" data-testid="new-items" onClick={hold.show_new}>
            <Icon name="up" /> {t("questions.new", { n: hold.fresh })}
          </button>
        )}
        <div class="list-scroll" tabIndex={hold.ids.length === 0 ? 0 : -1} onScroll={hold.on_scroll}>
          {hold.ids.length === 0 && <p class="empty small">{t(`desk.none_${name}` as Key)}</p>}
          {part.from > 0 && <More n={part.from} words="triage.earlier" move={() => set_from(moved(part.from, -1))} />}
          <ol class="cards" aria-labelledby={title}>
            {hold.ids.slice(part.from, part.to).map((id) => <Card key={id} board={board} id={id} column={name} />)}
          </ol>
          {part.to < hold.ids.length && <More n={hold.ids.length - part.to} words="triage.later" move={() => set_from(moved(part.from, 1))} />}
        </div>
      </div>
    </section>
  );
}

function More({ n, words, move }: { n: number; words: "triage.earlier" | "triage.later"; move: () => void }) {
  return <button type="button" class="button small more" data-testid={words === "triage.earlier" ? "earlier" : "later"} onClick={move}>{t(words, { n })}</button>;
}
