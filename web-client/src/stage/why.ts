// Why no sound and picture go to the server or come from it, as far as a browser lets it be known. Pure.

export type Trouble =
  /** The server did not answer. */
  | "offline"
  /** The login has ended, or the seat is no panelist's or producer's. */
  | "not_allowed"
  /** The room takes no panelists. */
  | "closed"
  /** Asked too often. */
  | "limited"
  /** The server cannot use what this browser offers. */
  | "refused"
  /** The part of the server that takes pictures does not answer. */
  | "unavailable"
  /** It ended what came from here, which was far more than is taken, and takes nothing for a moment. */
  | "too_much"
  /** It has no place free, or the machine no power for one more. */
  | "full"
  /** This browser found no address of its own: a strict privacy setting or an extension. */
  | "no_candidates"
  /** The relay was not reached, or has no place. */
  | "relay_refused"
  /** The relay does not take what the server gave the browser for it: the two know different secrets, or times. */
  | "relay_credentials"
  /** Nothing comes through between here and the server. */
  | "unreachable"
  /** It had come through, and does no more. */
  | "lost"
  /** Another page, device or encoder of the same person publishes: it has the place until a person wants it here. */
  | "replaced";

/** What a browser says about the ways that it tried. */
export interface Tried {
  /** Kinds of its own addresses that were found. */
  own: readonly ("host" | "srflx" | "prflx" | "relay")[];
  /** STUN and TURN answers that were errors; 701: the server was not reached. */
  errors: readonly number[];
  /** Whether the configuration names a relay. */
  relay_known: boolean;
}

const unauthorized = 401;

/** Nothing connected within the time: which of the known reasons it is. */
export function why_not({ own, errors, relay_known }: Tried): Trouble {
  const without_relay = relay_known && !own.includes("relay");
  if (without_relay && errors.includes(unauthorized)) return "relay_credentials";
  if (own.length === 0) return "no_candidates";
  return without_relay && errors.length > 0 ? "relay_refused" : "unreachable";
}

/** Of the answer to an offer that was not taken; `reason` as its body has it. */
export function trouble_of_status(status: number, reason = ""): Trouble {
  if (status === 0) return "offline";
  if (status === 401 || status === 403 || status === 404) return "not_allowed";
  if (status === 429) return "limited";
  if (status === 413 && reason === "too_much") return "too_much";
  if (status === 400 || status === 406 || status === 413 || status === 415) return "refused";
  if (status === 503 && reason === "full") return "full";
  if (status === 410) return "replaced";
  return status === 409 ? "closed" : "unavailable";
}

/** Trying again by itself would change nothing. */
export function lasts(trouble: Trouble): boolean {
  return trouble === "not_allowed" || trouble === "closed" || trouble === "refused" || trouble === "replaced";
}

/** The server had answered, and with that the place was this page's. */
export function came_after_answer(trouble: Trouble): boolean {
  return trouble === "lost" || trouble === "unreachable" || trouble === "no_candidates" || trouble === "relay_refused" || trouble === "relay_credentials";
}

export function candidate_kind(candidate: string): Tried["own"][number] | null {
  const kind = / typ (host|srflx|prflx|relay)\b/.exec(candidate)?.[1];
  return (kind as Tried["own"][number] | undefined) ?? null;
}
