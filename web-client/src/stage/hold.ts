// The loudest of the last moment, so that an eye catches a peak that was over before it looked. Pure.

export const hold_ms = 1_500;

export interface Held {
  db: number;
  /** When it was as loud, on the clock of those who call. */
  at: number;
}

/** What is held now: what was, until something as loud comes or it has been shown long enough. */
export function hold(before: Held | null, db: number, now_ms: number): Held {
  return before && before.db > db && now_ms - before.at < hold_ms ? before : { db, at: now_ms };
}
