// What the moderator's board holds beside the room: the selection, declines that still can be undone, notices on cards,
// what is being written. Signals and acts; the views draw them.
import { computed, signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import type { Outcome } from "../../connection/outbox";
import type { Names, Question, QuestionState, TranslationLanguage } from "../../protocol/messages";
import { on_deck } from "../../room/questions";
import type { Store } from "../../room/store";
import { say } from "../shell/live_region";
import { reason_words } from "../questions/fate_words";
import { acts_of, additions_to, columns, is_writing_act, merged_by, states, type Act, type ColumnName, type WritingAct } from "./acts";
import { suggestions } from "./alike";
import { Bulk } from "./bulk";
import { History, type DeedAct } from "./history";
import { OneByOne } from "./one_by_one";
import { Paced } from "./paced";
import { arranged, everything, fits, type Triage } from "./triage";

/** A decline takes effect after this long, and can be taken back until then. */
const decline_wait_ms = 5000;
const notice_ms = 15_000;

export interface PendingDecline {
  due_ms: number;
  timer: ReturnType<typeof setTimeout>;
  /** Declines of one bulk act are taken back together. */
  group: number;
  done?: (outcome: Outcome) => void;
}

/** How a command is sent: as part of which bulk act, and whether a refusal is told on the card. */
export interface Sending {
  group?: number;
  quiet?: boolean;
  refused?: () => void;
  done?: (outcome: Outcome) => void;
}

/** What is being written on a card, decided on the question as it was read when the writing began. */
export interface Writing {
  what: WritingAct;
  read: Question;
  text: string;
  /** Into which it is to be merged. */
  into?: string;
  language?: TranslationLanguage;
}

export class Board {
  readonly selected = signal<string | null>(null);
  readonly column = signal<ColumnName>("pending");
  readonly declining = signal<ReadonlyMap<string, PendingDecline>>(new Map());
  readonly writing = signal<Writing | null>(null);
  readonly notices = signal<ReadonlyMap<string, string>>(new Map());
  readonly triage = signal<Triage>(everything);
  readonly history = new History();
  readonly paced = new Paced();
  readonly bulk: Bulk;
  readonly one: OneByOne;
  readonly busy;
  readonly columns;
  /** What was merged, by the question that answers for it. */
  readonly merged;
  private readonly alike_;

  constructor(readonly store: Store) {
    const suggest = suggestions();
    this.alike_ = computed(() => suggest(store.room.value.questions));
    this.merged = computed(() => merged_by(store.room.value.questions));
    this.bulk = new Bulk(this);
    this.busy = computed(() => new Set(
      store.outbox.items.value.filter(({ state }) => state !== "refused").map(({ params }) => String(params["question"] ?? "")),
    ));
    this.columns = computed(() => {
      const { questions } = store.room.value;
      const triage = this.triage.value;
      const of = (name: ColumnName) => arranged(questions, states[name], triage, order_of(name)).map(({ id }) => id);
      const deck = on_deck(store.room.value).filter((each) => fits(each, triage)).map(({ id }) => id);
      return { pending: of("pending"), approved: of("approved"), on_deck: deck, on_air: of("on_air"), done: of("done") };
    });
    this.one = new OneByOne(this);
  }

  /** What probably asks the same, the likeliest first; nothing that is about to be declined. */
  suggested(id: string): Question[] {
    const { questions } = this.store.room.value;
    const declining = this.declining.value;
    return (this.alike_.value.get(id) ?? []).flatMap((other) => (declining.has(other) ? [] : questions.get(other) ?? []));
  }

  column_of(question: Question): ColumnName {
    return columns.find((name) => states[name].includes(question.state)) ?? "done";
  }

  select(id: string | null): void {
    this.selected.value = id;
    const question = id ? this.store.room.value.questions.get(id) : undefined;
    if (question) this.column.value = this.column_of(question);
  }

  /** Moves the selection within its column; the act on a question leaves its neighbour selected. */
  move(by: number): void {
    const ids = this.columns.value[this.column.value];
    const at = this.selected.value ? ids.indexOf(this.selected.value) : -1;
    const next = at < 0 ? ids[by > 0 ? 0 : ids.length - 1] : ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next) this.select(next);
  }

  move_column(by: number): void {
    const at = columns.indexOf(this.column.value);
    const name = columns[(at + by + columns.length) % columns.length] ?? "pending";
    this.column.value = name;
    this.selected.value = this.columns.value[name][0] ?? null;
  }

  act(act: Act, question: Question): void {
    const possible = acts_of(question).includes(act) || additions_to(question).includes(act);
    if (!possible || this.busy.value.has(question.id)) return;
    this.set_notice(question.id, null);
    if (is_writing_act(act)) {
      this.writing.value = { what: act, read: question, text: first_text(act, question) };
      return;
    }
    if (this.must_wait(question.id)) return;
    this.leave(question.id);
    this.send(act, question);
  }

  /** From review onto the deck at once: two commands, undone as one. */
  approve_onto_deck(question: Question): void {
    if (question.state !== "pending") return this.act("put_on_deck", question);
    if (this.must_wait(question.id)) return;
    const group = this.history.number();
    this.leave(question.id);
    this.send("approve", question, {}, {
      group, done: (outcome) => {
        const version = outcome.ok ? Number(outcome.result["version"]) : 0;
        if (version) this.send("put_on_deck", { ...question, state: "approved", version }, {}, { group });
      },
    });
  }

  decline(question: Question, reason: string, reasons?: Names, { group = this.history.number(), done }: Sending = {}): void {
    this.writing.value = null;
    if (this.declining.value.has(question.id)) return;
    const timer = setTimeout(() => {
      this.drop_decline(question.id);
      this.paced.add((ended) => this.send("decline", question, { reason, ...(reasons && { reasons }) }, {
        group, quiet: done !== undefined, done: (outcome) => {
          done?.(outcome);
          ended();
        },
      }));
    }, decline_wait_ms);
    const waiting: PendingDecline = { due_ms: Date.now() + decline_wait_ms, timer, group, ...(done && { done }) };
    this.declining.value = new Map(this.declining.value).set(question.id, waiting);
    this.one.left_for_good(question.id);
  }

  undo_decline(id: string): void {
    clearTimeout(this.declining.value.get(id)?.timer);
    this.one.waits_again(id);
    this.drop_decline(id);
  }

  edit(read: Question, written: string): void {
    const text = written.trim();
    this.writing.value = null;
    if (!text || text === read.text) return;
    this.write("edit", read, text, { text });
  }

  /**
   * Sends what was written on the question as it was read. Somebody was faster: what was written stays, now on the question
   * as it stands.
   */
  write(what: WritingAct, read: Question, text: string, params: Record<string, unknown>, more: Partial<Writing> = {}): void {
    this.writing.value = null;
    const refused = () => {
      // What a stale command was shown is in the room already.
      const present = this.store.room.value.questions.get(read.id);
      if (present && !this.writing.value) this.writing.value = { ...more, what, read: present, text };
    };
    this.send(what, read, params, { refused });
  }

  merge(read: Question, into: Question): void {
    if (this.must_wait(read.id)) return;
    this.writing.value = null;
    this.leave(read.id);
    this.send("merge", read, { into: into.id, into_version: into.version });
  }

  /** One place up (-1) or down on the deck. */
  move_on_deck(question: Question, by: -1 | 1): void {
    const ids = on_deck(this.store.room.value).map(({ id }) => id);
    const at = ids.indexOf(question.id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= ids.length || this.busy.value.has(question.id)) return;
    this.send("move_on_deck", question, { before: ids[by < 0 ? to : to + 1] ?? null });
  }

  set_open(open: boolean): void {
    this.store.send(open ? "questions.open" : "questions.close", {});
  }

  /** What is done is remembered, so that it can be undone; what is refused is told on its card. */
  send(act: DeedAct, question: Question, more: Record<string, unknown> = {}, sending: Sending = {}): void {
    const { id, version } = question;
    const deck = on_deck(this.store.room.value).map((each) => each.id);
    const deck_next = deck[deck.indexOf(id) + 1] ?? null;
    const { group = this.history.number(), quiet, refused, done } = sending;
    const ended = (outcome: Outcome) => {
      if (outcome.ok) this.history.add({ act, before: question, version: Number(outcome.result["version"] ?? version), deck_next, group });
      else if (!quiet) this.set_notice(id, reason_words(outcome.error.reason));
      if (!outcome.ok) {
        this.one.waits_again(id);
        refused?.();
      }
      done?.(outcome);
    };
    const item = this.store.send(`question.${act}`, { question: id, version, ...more }, ended);
    if (!item) ended({ ok: false, error: { reason: "unsent" } });
  }

  /** Something of it is on its way; or as much waits to be sent as can, and its card says so. */
  private must_wait(id: string): boolean {
    if (this.busy.value.has(id)) return true;
    const { full } = this.store.outbox;
    if (full) this.set_notice(id, reason_words("unsent"));
    return full;
  }

  /** The question is about to leave its column: the next one there is selected. Before it is sent, which may fail at once. */
  private leave(id: string): void {
    this.one.left_for_good(id);
    if (this.selected.value !== id) return;
    const ids = this.columns.value[this.column.value];
    const at = ids.indexOf(id);
    this.selected.value = ids[at + 1] ?? ids[at - 1] ?? null;
  }

  private drop_decline(id: string): void {
    const next = new Map(this.declining.value);
    next.delete(id);
    this.declining.value = next;
  }

  set_notice(id: string, text: string | null): void {
    const next = new Map(this.notices.value);
    if (text) next.set(id, text);
    else next.delete(id);
    this.notices.value = next;
    if (!text) return;
    say(text);
    setTimeout(() => {
      if (this.notices.value.get(id) === text) this.set_notice(id, null);
    }, notice_ms);
  }
}

function order_of(name: ColumnName): "votes" | "newest" | "oldest" {
  if (name === "pending") return "oldest";
  return name === "done" ? "newest" : "votes";
}

/** With what the writing begins. */
function first_text(act: WritingAct, question: Question): string {
  if (act === "edit") return question.text;
  if (act === "set_tags") return (question.tags ?? []).join(", ");
  return act === "answer_in_writing" ? (question.answer?.text ?? "") : "";
}

export function state_words(state: QuestionState): string {
  return t(`desk.state_${state}`);
}
