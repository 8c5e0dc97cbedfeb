// The fate of one's own question in the asker's words: what the outbox knows until the server has it, what the room says
// from there on.
import type { Item } from "../connection/outbox";
import type { Names, Question } from "../protocol/messages";

export type FateState =
  | "sending" | "waiting" | "refused" | "saved"
  | "pending" | "approved" | "on_deck" | "on_air" | "answered" | "declined" | "withdrawn" | "merged";

export interface Fate {
  id: string;
  text: string;
  at: number;
  state: FateState;
  reason: string | null;
  /** The reason by language, if it was given so. */
  reasons?: Names;
  /** Whether another question answers for it: state and reason are that one's. */
  merged: boolean;
  question: Question | null;
  item: Item | null;
}

/** What became of a question that the server has. */
export function fate_of({ state, reason, reasons, fate }: Question): Pick<Fate, "state" | "reason" | "reasons" | "merged"> {
  const why = fate ?? { reason, reasons };
  return { state: fate?.state ?? state, reason: why.reason ?? null, ...(why.reasons && { reasons: why.reasons }), merged: state === "merged" };
}

const of_item: Record<Item["state"], FateState> = {
  waiting: "waiting", sent: "sending", refused: "refused", saved: "saved",
};

export function fates(items: readonly Item[], own: readonly Question[], online: boolean): Fate[] {
  const known = new Set(own.map((question) => question.id));
  const unsettled = items
    .filter((item) => item.method === "question.ask" && !known.has(String(item.result?.["question"] ?? "")))
    .map((item): Fate => ({
      id: item.key,
      text: String(item.params["text"]),
      at: item.at,
      state: item.state === "waiting" && online && !item.reason ? "sending" : of_item[item.state],
      reason: item.reason ?? null,
      merged: false,
      question: null,
      item,
    }));
  const settled = own.map((question): Fate => ({
    id: question.id, text: question.text, at: question.at, ...fate_of(question), question, item: null,
  }));
  return [...unsettled.reverse(), ...settled];
}
