// What moderators see of each other: who is at which question, and what they tell each other.
import type { Change, Claim, ModeratorMessage, Snapshot } from "../protocol/messages";

/** As many as the server keeps. */
export const channel_max = 200;

export function claims_of(data: unknown): readonly Claim[] {
  return (data as { claims?: Claim[] }).claims ?? [];
}

export function channel_of(snapshot: Snapshot): readonly ModeratorMessage[] {
  return snapshot.channel ?? [];
}

export function reduce_channel(channel: readonly ModeratorMessage[], change: Change): readonly ModeratorMessage[] {
  const message = change.data["message"] as ModeratorMessage | undefined;
  if (!message || channel.some(({ number }) => number === message.number)) return channel;
  return [...channel, message].slice(-channel_max);
}

/** Who else is at the question. */
export function others_at(claims: readonly Claim[], question: string, me: string | undefined): Claim[] {
  return claims.filter((claim) => claim.question === question && claim.person !== me);
}
