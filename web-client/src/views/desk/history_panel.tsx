// What this moderator did, the newest first, each with its way back.
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { format_time, t, type Key } from "../../i18n/i18n";
import { useKeptFocus } from "../shell/focus";
import type { Board } from "./board";
import { can_undo, type Deed } from "./history";
import { undo, undo_latest } from "./undoing";

const text_max = 90;

export function HistoryDesk({ board, opener }: { board: Board; opener: RefObject<HTMLButtonElement> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const deeds = [...board.history.deeds.value].reverse();
  return (
    <>
      <button ref={opener} type="button" class="button small" data-testid="history-open" onClick={() => dialog.current?.showModal()}>
        {t("history.title")} {deeds.length > 0 && <span class="count">{deeds.length}</span>}
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="history-title" {...useKeptFocus()}>
        <h2 id="history-title">{t("history.title")}</h2>
        {deeds.length === 0 && <p class="empty small">{t("history.none")}</p>}
        <ol class="devices" data-testid="history">
          {deeds.map((deed) => <Item key={deed.number} board={board} deed={deed} />)}
        </ol>
        <div class="row end">
          <button type="button" class="button" data-testid="history-undo" onClick={() => undo_latest(board)}>{t("history.undo_last")}</button>
          <button type="button" class="button" data-testid="history-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button>
        </div>
      </dialog>
    </>
  );
}

function Item({ board, deed }: { board: Board; deed: Deed }) {
  const { act, at, before, state } = deed;
  const text = before.text.length > text_max ? `${before.text.slice(0, text_max)}…` : before.text;
  return (
    <li tabIndex={-1} data-testid="deed" data-act={act} data-state={state}>
      <span>
        <strong>{act === "move_on_deck" ? t("history.move_on_deck") : t(`desk.${act}`)}</strong> <span class="quiet small">{format_time(at)}</span>
        <br /><span dir="auto">{text}</span>
        {state !== "done" && <em class="quiet"> {t(`history.state_${state}` as Key)}</em>}
      </span>
      {state === "done" && can_undo(deed) && <button type="button" class="button small" data-testid="deed-undo" onClick={() => undo(board, [deed])}>{t("desk.undo")}</button>}
      {state === "done" && !can_undo(deed) && <span class="quiet small">{t("history.stays")}</span>}
    </li>
  );
}
