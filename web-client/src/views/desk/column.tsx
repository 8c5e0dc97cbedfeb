import { t, type Key } from "../../i18n/i18n";
import { useHeld } from "../questions/held";
import { Icon } from "../shell/icon";
import type { ColumnName } from "./acts";
import type { Board } from "./board";
import { Card } from "./card";

/** Set by each column, so that one key shows what is new in all of them. */
export const show_new_in = new Map<ColumnName, () => void>();

export function Column({ board, name }: { board: Board; name: ColumnName }) {
  const wanted = board.columns.value[name];
  // The deck is ordered by hand: it shows each move at once.
  const reset = JSON.stringify(board.triage.value) + (name === "on_deck" ? `/${wanted.join()}` : "");
  const hold = useHeld(wanted, true, reset);
  show_new_in.set(name, hold.show_new);
  const title = `column-${name}`;
  return (
    <section class={`column ${name}${board.column.value === name ? " current" : ""}`} aria-labelledby={title} data-testid={`column-${name}`}>
      <h2 id={title} class="column-title">{t(`desk.${name}`)} <span class="count">{wanted.length}</span></h2>
      <div class="list-frame" {...hold.hooks}>
        {hold.fresh > 0 && (
          <button type="button" class="new-items" data-testid="new-items" onClick={hold.show_new}>
            <Icon name="up" /> {t("questions.new", { n: hold.fresh })}
          </button>
        )}
        <div class="list-scroll" tabIndex={-1} onScroll={hold.on_scroll}>
          {hold.ids.length === 0 && <p class="empty small">{t(`desk.none_${name}` as Key)}</p>}
          <ol class="cards" aria-labelledby={title}>
            {hold.ids.map((id) => <Card key={id} board={board} id={id} column={name} />)}
          </ol>
        </div>
      </div>
    </section>
  );
}
