// Reactions: whether the room takes them, and what came in the last second. Nobody's name goes with them.
export const reactions = ["applause", "heart", "laugh", "surprise", "agree"] as const;
export type Reaction = (typeof reactions)[number];

export const signs: Record<Reaction, string> = { applause: "👏", heart: "❤️", laugh: "😂", surprise: "😮", agree: "👍" };

export interface Reactions {
  open: boolean;
  counts: Partial<Record<Reaction, number>>;
  /** Counts the pulses, so that equal ones are told apart. */
  tick: number;
}

export const no_reactions: Reactions = { open: true, counts: {}, tick: 0 };

export function count_reactions(held: Reactions, data: Record<string, unknown>): Reactions {
  return { ...held, counts: (data["counts"] ?? {}) as Reactions["counts"], tick: held.tick + 1 };
}
