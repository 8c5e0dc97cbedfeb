// The moderator's keys: single keys that act on the selected question, listed on request, and turned off at will.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { Icon } from "../shell/icon";
import type { Act } from "./acts";
import type { Board } from "./board";
import { show_new_in } from "./column";

const storage_key = "paraninfo/shortcuts";
const enabled = signal(read());

function read(): boolean {
  try {
    return localStorage.getItem(storage_key) !== "off";
  } catch {
    return true;
  }
}

function set_enabled(on: boolean): void {
  enabled.value = on;
  try {
    localStorage.setItem(storage_key, on ? "on" : "off");
  } catch {
    // For this page only.
  }
}

const act_keys: Record<string, Act> = {
  a: "approve", d: "decline", p: "put_on_air", t: "take_off_air", m: "mark_answered", e: "edit",
  c: "put_on_deck", b: "take_off_deck", r: "reopen", g: "merge",
  w: "answer_in_writing", i: "note", x: "set_tags", v: "translate",
};

const list: readonly [string, Key][] = [
  ["j · k · ↓ · ↑", "desk.key_move"], ["l · h · → · ←", "desk.key_column"], ["a", "desk.approve"], ["d", "desk.decline"],
  ["p", "desk.put_on_air"], ["t", "desk.take_off_air"], ["m", "desk.mark_answered"], ["e", "desk.edit"],
  ["c", "desk.put_on_deck"], ["b", "desk.take_off_deck"], ["J · K", "desk.key_deck"], ["g", "desk.merge"], ["r", "desk.reopen"],
  ["w", "desk.answer_in_writing"], ["i", "desk.note"], ["x", "desk.set_tags"], ["v", "desk.translate"],
  ["n", "desk.key_new"], ["o", "desk.key_open_close"], ["s", "desk.key_polls"], ["/", "desk.key_search"], ["?", "desk.key_help"],
];

function is_writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export interface Around {
  help: () => void;
  search: () => void;
  polls: () => void;
}

export function press(board: Board, key: string, around: Around): boolean {
  const moves: Record<string, () => void> = {
    j: () => board.move(1), ArrowDown: () => board.move(1), k: () => board.move(-1), ArrowUp: () => board.move(-1),
    l: () => board.move_column(1), ArrowRight: () => board.move_column(1),
    h: () => board.move_column(-1), ArrowLeft: () => board.move_column(-1),
    n: () => show_new_in.forEach((show) => show()),
    o: () => board.set_open(!board.store.room.value.questions_open),
    s: around.polls, "/": around.search, "?": around.help,
  };
  const move = moves[key];
  if (move) {
    move();
    return true;
  }
  const act = act_keys[key];
  const question = board.selected.value ? board.store.room.value.questions.get(board.selected.value) : undefined;
  if (question && (key === "J" || key === "K")) board.move_on_deck(question, key === "J" ? 1 : -1);
  if (!act || !question) return false;
  board.act(act, question);
  return true;
}

export function Shortcuts({ board, search, polls }: { board: Board; search: () => void; polls: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const help = () => dialog.current?.showModal();
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (!enabled.value || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (is_writing(event.target) || document.querySelector("dialog[open]")) return;
      if (press(board, event.key, { help, search, polls })) event.preventDefault();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [board]);
  return (
    <>
      <button type="button" class="button small" data-testid="shortcuts" onClick={help}><Icon name="keyboard" /> {t("desk.shortcuts")}</button>
      <dialog ref={dialog} class="dialog" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{t("desk.shortcuts_title")}</h2>
        <label class="check">
          <input type="checkbox" checked={enabled.value} onChange={(event) => set_enabled(event.currentTarget.checked)} />
          {t("desk.shortcuts_on")}
        </label>
        <dl class="keys">
          {list.map(([keys, words]) => <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{t(words)}</dd></div>)}
        </dl>
        <div class="row end"><button type="button" class="button primary" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}
