// Who is silenced and who is banned: moderators see all of it, everybody else one's own silence.
import type { Change, Sanction, Silence, Snapshot } from "../protocol/messages";

export interface Sanctions {
  /** By person, or by the sealed question whose asker is meant; moderators only. */
  silences: ReadonlyMap<string, Sanction>;
  bans: ReadonlyMap<string, Sanction>;
  /** One's own; null: may ask. */
  own: Silence | null;
}

export const no_sanctions: Sanctions = { silences: new Map(), bans: new Map(), own: null };

export function sanctions_of({ silences = [], bans = [], silence = null }: Snapshot): Sanctions {
  return { silences: by_whom(silences), bans: by_whom(bans), own: silence };
}

/** A person's id, or that of a sealed question: the two never meet. */
export function whom_of({ person, question }: { person?: string; question?: string }): string {
  return question ?? person ?? "";
}

function by_whom(sanctions: readonly Sanction[]): ReadonlyMap<string, Sanction> {
  return new Map(sanctions.map((each) => [whom_of(each), each]));
}

/** What is addressed to the silenced one names nobody; what moderators get names the person, or the question. */
export function reduce_sanctions(held: Sanctions, change: Change, as_moderator: boolean): Sanctions {
  const { silence, ban, gone } = change.data as { silence?: Sanction | Silence; ban?: Sanction; gone?: string };
  if (!as_moderator) return { ...held, own: silence ?? null };
  if (ban) return { ...held, bans: new Map(held.bans).set(whom_of(ban), ban) };
  if (silence && "by" in silence) return { ...held, silences: new Map(held.silences).set(whom_of(silence), silence) };
  if (typeof gone !== "string") return held;
  const member = change.kind === "person.unbanned" ? "bans" : "silences";
  const rest = new Map(held[member]);
  rest.delete(gone);
  return { ...held, [member]: rest };
}
