// Takes back what was done: a decline that still waits, or deeds by the commands that lead back. Each goes on the version
// that the deed left; what moved on since is refused by the server, and told.
import { t } from "../../i18n/i18n";
import type { Outcome } from "../../connection/outbox";
import { say } from "../shell/live_region";
import type { Board } from "./board";
import { steps_back, type Deed } from "./history";

/** The newest thing done; what was done in bulk as one. */
export function undo_latest(board: Board): void {
  const waiting = Math.max(0, ...[...board.declining.value.values()].map(({ group }) => group));
  const deeds = board.history.latest();
  if (waiting > (deeds[0]?.group ?? 0)) return take_back(board, waiting);
  if (deeds.length > 0) undo(board, deeds);
  else say(t("history.nothing"));
}

/** Declines that have not taken effect. */
function take_back(board: Board, group: number): void {
  const ids = [...board.declining.value].filter(([, each]) => each.group === group).map(([id]) => id);
  for (const id of ids) board.undo_decline(id);
  if (ids.length > 1) board.bulk.told.value = null;
  say(t("history.declines_undone", { n: ids.length }));
}

/** Newest first. */
export function undo(board: Board, deeds: readonly Deed[]): void {
  const several = new Set(deeds.map(({ before }) => before.id)).size > 1;
  if (several) board.bulk.begin("undo", deeds.length);
  const ended = (deed: Deed, outcome: Outcome) => {
    board.history.mark(deed.number, outcome.ok ? "undone" : "refused");
    if (several) return board.bulk.count(outcome);
    board.set_notice(deed.before.id, outcome.ok ? null : t("history.refused"));
    if (!outcome.ok) return;
    say(t("history.undone"));
    if (!board.one.active.value) board.select(deed.before.id);
  };
  for (const of_one of by_question(deeds)) {
    board.paced.add((done) => in_turn(board, of_one, ended, done));
  }
}

/** What was done to one question is undone one after the other: each rests on the one before. */
function by_question(deeds: readonly Deed[]): Deed[][] {
  const map = new Map<string, Deed[]>();
  for (const deed of deeds) map.set(deed.before.id, [...(map.get(deed.before.id) ?? []), deed]);
  return [...map.values()];
}

function in_turn(board: Board, deeds: readonly Deed[], ended: (deed: Deed, outcome: Outcome) => void, done: () => void): void {
  const rest = [...deeds];
  const next = (version: number | null) => {
    const deed = rest.shift();
    if (!deed) return done();
    board.history.mark(deed.number, "undoing");
    steps(board, deed, version ?? deed.version, (outcome, reached) => {
      ended(deed, outcome);
      next(outcome.ok ? reached : null);
    });
  };
  next(null);
}

function steps(board: Board, deed: Deed, from: number, done: (outcome: Outcome, version: number) => void): void {
  const { id, into } = deed.before;
  const rest = steps_back(deed, into ? board.store.room.value.questions.get(into)?.version : 0);
  const next = (version: number, before: Outcome) => {
    const first = rest.shift();
    if (!first) return done(before, version);
    const item = board.store.send(`question.${first.act}`, { question: id, version, ...first.more }, (outcome) => {
      if (outcome.ok) next(Number(outcome.result["version"]), outcome);
      else done(outcome, version);
    });
    if (!item) done({ ok: false, error: { reason: "unsent" } }, version);
  };
  next(from, { ok: true, result: {} });
}
