// The few requests of plain HTTP: the event, the session, the devices. A refusal is a value, not an exception.
import type { EventInfo, Refusal, Session } from "./messages";

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal; status: number };

async function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const init: RequestInit = { method, credentials: "same-origin", cache: "no-store" };
  if (method !== "GET") {
    init.headers = { "Content-Type": "application/json" };
    if (body !== undefined) init.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(path, init);
    const text = await response.text();
    if (response.ok) return { ok: true, value: (text ? JSON.parse(text) : null) as T };
    return { ok: false, status: response.status, refusal: refusal_in(text, response.status) };
  } catch {
    return { ok: false, status: 0, refusal: { reason: "offline" } };
  }
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
}

export const api = {
  event: () => ask<EventInfo>("GET", "/api/v1/event"),
  session: () => ask<Session>("GET", "/api/v1/session"),
  enter: (entry: Entry) => ask<Session>("POST", "/api/v1/session", entry),
  sign_out: () => ask<null>("DELETE", "/api/v1/session"),
  end_device: (device: string) => ask<null>("DELETE", `/api/v1/session/devices/${encodeURIComponent(device)}`),
};
