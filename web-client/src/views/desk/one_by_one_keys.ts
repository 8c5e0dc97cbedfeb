// The keys of triage mode: one for each decision on the question that is shown.
import { name_in } from "../../i18n/i18n";
import type { Question } from "../../protocol/messages";
import type { Board } from "./board";
import { decline_reasons } from "./reasons";

/** One key each; true where the key means something here. */
export function press_one(board: Board, key: string): boolean {
  const { one } = board;
  const question = one.current.value ? board.store.room.value.questions.get(one.current.value) : undefined;
  if (key === "Escape" || key === "f") one.stop();
  else if (key === "k" || key === "ArrowLeft" || key === "ArrowUp") one.back();
  else if (!question) return key === "s" && again(board);
  else if (key === "s" || key === "j" || key === "ArrowRight" || key === "ArrowDown") one.skip();
  // Somebody else has decided: every other key only goes on.
  else if (question.state !== "pending") one.next();
  else if (key === "a") board.act("approve", question);
  else if (key === "c") board.approve_onto_deck(question);
  else if (key === "g") one.merge(question);
  else if (key === "d") board.act("decline", question);
  else if (key === "e") board.act("edit", question);
  else if (key === "y") board.act("set_tags", question);
  else if (key === "i") board.act("note", question);
  else if (key === "u") board.act("assign", question);
  else return decline_by(board, question, key);
  return true;
}

/** With nothing left: what was skipped, once more. */
function again({ one }: Board): boolean {
  if (one.skipped.value.size > 0) one.again();
  return true;
}

function decline_by(board: Board, question: Question, key: string): boolean {
  const reasons = /^[1-9]$/.test(key) ? decline_reasons()[Number(key) - 1] : undefined;
  if (!reasons) return false;
  board.decline(question, name_in(reasons), reasons);
  return true;
}
