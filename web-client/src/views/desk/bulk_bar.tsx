// Above the board while questions are marked, and after a bulk act: what can be done with them, and how it went.
import { useEffect, useRef, useState } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { focus_soon } from "../shell/focus";
import { tags_in } from "./additions";
import type { Board } from "./board";
import { bulk_acts, count_words, is_over } from "./bulk";
import { Reasons } from "./reasons";
import { undo_latest } from "./undoing";

export function BulkBar({ board }: { board: Board }) {
  const { bulk } = board;
  const n = bulk.marked.value.size;
  const told = bulk.told.value;
  const form = bulk.asking.value;
  const used = useRef(false);
  // What had the focus here goes away when it has done its work: the keys are the board's again.
  useEffect(() => {
    if (used.current) focus_soon(".card-item.selected", ".column.current .list-scroll");
    used.current = n > 0;
  }, [n === 0, form === null]);
  if (n === 0 && !told) return null;
  return (
    <section class="bulk-bar" aria-label={t("bulk.title")} data-testid="bulk-bar">
      {n > 0 && (
        <div class="row">
          <strong data-testid="bulk-count">{t("bulk.marked", { n })}</strong>
          {bulk_acts.map((act) => (
            <button key={act} type="button" class="button small" data-testid={`bulk-${act}`} onClick={() => bulk.act(act)}>{t(`bulk.${act}` as Key)}</button>
          ))}
          <button type="button" class="button small" data-testid="bulk-clear" onClick={() => bulk.clear()}>{t("bulk.clear")}</button>
        </div>
      )}
      {form === "decline" && <DeclineAll board={board} />}
      {form === "set_tags" && <TagAll board={board} />}
      {told && (
        <div class="row" data-testid="bulk-told" data-over={is_over(told)}>
          <span>{is_over(told) ? count_words(told) : t("bulk.under_way", { n: told.done + told.changed + told.failed, all: told.all })}</span>
          {is_over(told) && told.act !== "undo" && told.done > 0 && <button type="button" class="button small" data-testid="bulk-undo" onClick={() => undo_latest(board)}>{t("desk.undo")}</button>}
          {is_over(told) && <button type="button" class="button small" data-testid="bulk-close" onClick={() => { bulk.told.value = null; }}>{t("account.close")}</button>}
        </div>
      )}
    </section>
  );
}

function useField() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}

function DeclineAll({ board }: { board: Board }) {
  const field = useField();
  const [reason, set_reason] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    if (reason.trim()) board.bulk.decline(reason.trim());
  };
  return (
    <form class="row" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") board.bulk.asking.value = null; }}>
      <label for="bulk-reason">{t("desk.reason_label")}</label>
      <input ref={field} id="bulk-reason" class="text-field" data-testid="bulk-reason" maxLength={200} autocomplete="off" dir="auto" value={reason} onInput={(event) => set_reason(event.currentTarget.value)} />
      <button type="submit" class="button small danger" disabled={!reason.trim()}>{t("desk.decline_confirm")}</button>
      <Reasons choose={(words, reasons) => board.bulk.decline(words, reasons)} />
    </form>
  );
}

function TagAll({ board }: { board: Board }) {
  const field = useField();
  const [text, set_text] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    const tags = tags_in(text);
    if (tags.length > 0) board.bulk.tag(tags);
  };
  return (
    <form class="row" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") board.bulk.asking.value = null; }}>
      <label for="bulk-tags">{t("desk.tags_label")}</label>
      <input ref={field} id="bulk-tags" class="text-field" data-testid="bulk-tags" autocomplete="off" dir="auto" value={text} onInput={(event) => set_text(event.currentTarget.value)} />
      <button type="submit" class="button small primary" disabled={tags_in(text).length === 0}>{t("desk.save")}</button>
    </form>
  );
}
