// The moderator's keys: single keys that act on the selected question, listed on request, and turned off at will.
import { useEffect, useRef } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { Icon } from "../shell/icon";
import { is_writing, KeyList } from "../shell/key_list";
import { remembered_switch } from "../shell/switch";
import type { Act } from "./acts";
import type { Board } from "./board";
import type { BulkAct } from "./bulk";
import { show_new_in } from "./column";
import { press_one } from "./one_by_one_keys";
import { undo_latest } from "./undoing";

const keys = remembered_switch("paraninfo/shortcuts");

const act_keys: Record<string, Act> = {
  a: "approve", d: "decline", p: "put_on_air", t: "take_off_air", m: "mark_answered", e: "edit",
  c: "put_on_deck", b: "take_off_deck", r: "reopen", g: "merge",
  w: "answer_in_writing", i: "note", y: "set_tags", v: "translate", u: "assign",
};

const list: readonly [string, Key][] = [
  ["j · k · ↓ · ↑", "desk.key_move"], ["l · h · → · ←", "desk.key_column"], ["a", "desk.approve"], ["d", "desk.decline"],
  ["p", "desk.put_on_air"], ["t", "desk.take_off_air"], ["m", "desk.mark_answered"], ["e", "desk.edit"],
  ["c", "desk.put_on_deck"], ["b", "desk.take_off_deck"], ["J · K", "desk.key_deck"], ["g", "desk.merge"], ["r", "desk.reopen"],
  ["w", "desk.answer_in_writing"], ["i", "desk.note"], ["y", "desk.set_tags"], ["v", "desk.translate"], ["u", "desk.assign"],
  ["x · ⇧↓ · ⇧↑", "bulk.key_mark"], ["Esc", "bulk.clear"], ["f", "triage.key"], ["Ctrl+Z", "history.undo_last"], ["z", "history.title"],
  ["n", "desk.key_new"], ["o", "desk.key_open_close"], ["s", "desk.key_polls"], ["/", "desk.key_search"], ["?", "desk.key_help"],
];

export interface Around {
  help: () => void;
  search: () => void;
  polls: () => void;
  history: () => void;
}

/** Marks the selected question and the one to which the selection moves. */
function mark_on(board: Board, by: number): void {
  const from = board.selected.value;
  board.move(by);
  board.bulk.mark([from, board.selected.value].filter((id) => id !== null));
}

/** Acts that several marked questions take together. */
const bulk_keys: Record<string, BulkAct> = { a: "approve", d: "decline", c: "put_on_deck", m: "mark_answered", g: "merge", y: "set_tags" };

export function press(board: Board, key: string, around: Around, shift = false): boolean {
  if (key === "?") {
    around.help();
    return true;
  }
  if (board.one.active.value) return press_one(board, key);
  if (shift && (key === "ArrowDown" || key === "ArrowUp")) {
    mark_on(board, key === "ArrowDown" ? 1 : -1);
    return true;
  }
  const several = bulk_keys[key];
  if (several && board.bulk.marked.value.size > 0) {
    board.bulk.act(several);
    return true;
  }
  const moves: Record<string, () => void> = {
    j: () => board.move(1), ArrowDown: () => board.move(1), k: () => board.move(-1), ArrowUp: () => board.move(-1),
    l: () => board.move_column(1), ArrowRight: () => board.move_column(1),
    h: () => board.move_column(-1), ArrowLeft: () => board.move_column(-1),
    n: () => show_new_in.forEach((show) => show()),
    o: () => board.set_open(!board.store.room.value.questions_open),
    s: around.polls, "/": around.search, z: around.history, f: () => board.one.start(),
    x: () => { if (board.selected.value) board.bulk.toggle(board.selected.value); },
    Escape: () => board.bulk.clear(),
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

interface Props extends Omit<Around, "help"> {
  board: Board;
}

export function Shortcuts({ board, search, polls, history }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const help = () => dialog.current?.showModal();
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (is_writing(event.target) || document.querySelector("dialog[open]")) return;
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
        event.preventDefault();
        return undo_latest(board);
      }
      if (!keys.on.value || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (press(board, event.key, { help, search, polls, history }, event.shiftKey)) event.preventDefault();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  }, [board]);
  return (
    <>
      <button type="button" class="button small" data-testid="shortcuts" onClick={help}><Icon name="keyboard" /> {t("desk.shortcuts")}</button>
      <KeyList name="shortcuts" dialog={dialog} title={t("desk.shortcuts_title")} words={t("desk.shortcuts_on")} keys={keys} list={list.map(([key, words]) => [key, t(words)])} />
    </>
  );
}
