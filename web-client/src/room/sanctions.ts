// Who is silenced and who is banned: moderators see all of it, everybody else one's own silence.
import type { Change, Sanction, Silence, Snapshot } from "../protocol/messages";

export interface Sanctions {
  /** By person; moderators only. */
  silences: ReadonlyMap<string, Sanction>;
  bans: ReadonlyMap<string, Sanction>;
  /** One's own; null: may ask. */
  own: Silence | null;
}

export const no_sanctions: Sanctions = { silences: new Map(), bans: new Map(), own: null };

export function sanctions_of({ silences = [], bans = [], silence = null }: Snapshot): Sanctions {
  return { silences: by_person(silences), bans: by_person(bans), own: silence };
}

function by_person(sanctions: readonly Sanction[]): ReadonlyMap<string, Sanction> {
  return new Map(sanctions.map((each) => [each.person, each]));
}

/** What is addressed to the silenced one names nobody; what moderators get names the person. */
export function reduce_sanctions(held: Sanctions, change: Change, as_moderator: boolean): Sanctions {
  const { silence, ban, gone } = change.data as { silence?: Sanction | Silence; ban?: Sanction; gone?: string };
  if (!as_moderator) return { ...held, own: silence ?? null };
  if (ban) return { ...held, bans: new Map(held.bans).set(ban.person, ban) };
  if (silence && "person" in silence) return { ...held, silences: new Map(held.silences).set(silence.person, silence) };
  if (typeof gone !== "string") return held;
  const member = change.kind === "person.unbanned" ? "bans" : "silences";
  const rest = new Map(held[member]);
  rest.delete(gone);
  return { ...held, [member]: rest };
}
