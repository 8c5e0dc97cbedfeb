// The few requests of plain HTTP: the event, the session, the devices. A refusal is a value, not an exception.
import type { Ballot, EventInfo, Refusal, Session } from "./messages";

/** `at_ms` is the server's clock as the answer left it, to a second; null where it does not say. */
export type Answer<T> = { ok: true; value: T; at_ms: number | null } | { ok: false; refusal: Refusal; status: number };

export async function ask<T>(method: string, path: string, body?: unknown, cache: RequestCache = "no-store", keepalive = false): Promise<Answer<T>> {
  const init: RequestInit = { method, credentials: "same-origin", cache, keepalive };
  if (method !== "GET") {
    init.headers = { "Content-Type": "application/json" };
    if (body !== undefined) init.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(path, init);
    const text = await response.text();
    if (response.ok) return { ok: true, value: (text ? JSON.parse(text) : null) as T, at_ms: date_of(response) };
    return { ok: false, status: response.status, refusal: refusal_in(text, response.status) };
  } catch {
    return { ok: false, status: 0, refusal: { reason: "offline" } };
  }
}

function date_of(response: Response): number | null {
  const at_ms = Date.parse(response.headers.get("Date") ?? "");
  return Number.isNaN(at_ms) ? null : at_ms;
}

function refusal_in(text: string, status: number): Refusal {
  try {
    const { error } = JSON.parse(text) as { error: Refusal };
    if (typeof error.reason === "string") return error;
  } catch {
    // An answer of something between: the status says enough.
  }
  return { reason: status === 401 ? "not_signed_in" : "unavailable" };
}

export interface Entry {
  token: string;
  name?: string;
  language?: string;
  sign_out?: string;
  notice?: string;
  notice_language?: string;
}

export interface ExportFile {
  file: Blob;
  name: string;
}

/** `what` is WHAT.FORMAT of PROTOCOL.md, section 1.4. */
async function export_file(room: string, seat: string, what: string): Promise<Answer<ExportFile>> {
  try {
    const path = `/api/v1/rooms/${encodeURIComponent(room)}/export/${what}?seat=${encodeURIComponent(seat)}`;
    const response = await fetch(path, { credentials: "same-origin", cache: "no-store" });
    if (!response.ok) return { ok: false, status: response.status, refusal: refusal_in(await response.text(), response.status) };
    const name = /filename="([A-Za-z0-9.-]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? what;
    return { ok: true, value: { file: await response.blob(), name }, at_ms: date_of(response) };
  } catch {
    return { ok: false, status: 0, refusal: { reason: "offline" } };
  }
}

/** `page` tells the pages of one person apart (PROTOCOL.md, section 1.7). */
export interface Sign {
  page: string;
  watching: boolean;
  /** Left out where nothing plays. */
  playing?: Playing;
}

export interface Playing {
  view: "picture" | "sound" | "text";
  profile: "low" | "default" | "safe" | "patient";
  /** Played by the browser itself. */
  native: boolean;
  delay_ms?: number;
  height: number;
  /** Since the page was opened. */
  stalls: number;
  failed: number;
}

export function seat_path(room: string, what: string, seat: string): string {
  return `/api/v1/rooms/${encodeURIComponent(room)}/${what}?seat=${encodeURIComponent(seat)}`;
}

export interface SecretBallot {
  poll: string;
  serial: string;
  signature: string;
  ballot: Ballot;
}

/** again: the server could not be asked, or cannot take it now. */
export type BallotFate = "on_its_way" | "kept" | "closed" | "refused" | "again";

/** Without the login: PROTOCOL.md, section 1.8. */
async function ballot(room: string, cast: SecretBallot): Promise<BallotFate> {
  try {
    const response = await fetch(`/api/v1/rooms/${encodeURIComponent(room)}/ballots`, {
      method: "POST", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer",
      headers: { "Content-Type": "application/json" }, body: JSON.stringify(cast),
    });
    if (response.status === 200) return "kept";
    if (response.status === 202) return "on_its_way";
    if (response.status === 409) return "closed";
    return response.status === 400 || response.status === 403 ? "refused" : "again";
  } catch {
    return "again";
  }
}

export const api = {
  ballot,
  export_file,
  /** It outlives the page that sends it. */
  sign: (room: string, seat: string, sign: Sign) => ask<null>("POST", seat_path(room, "attendance", seat), sign, "no-store", true),
  grant: (room: string, seat: string) => ask<{ base: string; until: number }>("POST", seat_path(room, "grant", seat), {}),
  /** The browser keeps the answer and asks whether it is still the one. */
  event: () => ask<EventInfo>("GET", "/api/v1/event", undefined, "no-cache"),
  session: () => ask<Session>("GET", "/api/v1/session"),
  enter: (entry: Entry) => ask<Session>("POST", "/api/v1/session", entry),
  sign_out: () => ask<null>("DELETE", "/api/v1/session"),
  end_device: (device: string) => ask<null>("DELETE", `/api/v1/session/devices/${encodeURIComponent(device)}`),
};
