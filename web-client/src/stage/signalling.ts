// The HTTP of WHIP and WHEP (PROTOCOL.md, section 6.3): an offer and its answer, candidates that came late, the end. It knows
// addresses and texts, no peer connection.
import { ask, seat_path } from "../protocol/api";
import { trouble_of_status, type Trouble } from "./why";

export interface IceServer {
  urls: string | string[];
  username?: string;
  credential?: string;
}

export type Answered =
  | { ok: true; sdp: string; session: string }
  | { ok: false; trouble: Trouble; retry_after_ms: number };

/** A worker that is being started answers late; the gateway gives up at 10 s. Whoever has given up before then ends what is
    begun with this answer. */
const answer_max_ms = 15_000;
/** So that an offer still has time to be answered. */
const ice_max_ms = 4_000;
const sdp_type = "application/sdp";

/** Null where the server does not answer: addresses of this network alone may do. */
export async function ice_servers(room: string, seat: string): Promise<IceServer[] | null> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), ice_max_ms);
  try {
    const response = await fetch(seat_path(room, "ice", seat), { credentials: "same-origin", cache: "no-store", signal: end.signal });
    if (!response.ok) return [];
    const { iceServers } = (await response.json()) as { iceServers?: IceServer[] };
    return Array.isArray(iceServers) ? iceServers : [];
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export async function offer_to(path: string, sdp: string): Promise<Answered> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), answer_max_ms);
  try {
    const response = await fetch(path, {
      method: "POST", credentials: "same-origin", cache: "no-store", headers: { "Content-Type": sdp_type }, body: sdp, signal: end.signal,
    });
    const text = await response.text();
    const session = session_path(response.headers.get("Location"), path);
    if (response.status === 201 && session) return { ok: true, sdp: text, session };
    const wait_s = Number(response.headers.get("Retry-After") ?? 0);
    return { ok: false, trouble: response.status === 201 ? "refused" : trouble_of_status(response.status, reason_of(text)), retry_after_ms: wait_s > 0 ? wait_s * 1000 : 0 };
  } catch {
    return { ok: false, trouble: "offline", retry_after_ms: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** Of a refusal's body, which a proxy may have replaced by its own. */
function reason_of(body: string): string {
  try {
    return String((JSON.parse(body) as { error?: { reason?: unknown } }).error?.reason ?? "");
  } catch {
    return "";
  }
}

/** A session lies at the server that answered, nowhere else. */
function session_path(location_header: string | null, path: string): string | null {
  if (!location_header) return null;
  const at = new URL(location_header, new URL(path, location.href));
  return at.origin === location.origin ? at.pathname + at.search : null;
}

/** Candidates that were found after the offer had gone; lost ones cost a way, not the session. */
export async function trickle(session: string, fragment: string): Promise<void> {
  try {
    await fetch(session, {
      method: "PATCH", credentials: "same-origin", cache: "no-store", headers: { "Content-Type": "application/trickle-ice-sdpfrag" }, body: fragment,
    });
  } catch {
    // The others may do.
  }
}

/** The request outlives the page that sends it. */
export async function end_session(session: string): Promise<void> {
  try {
    await fetch(session, { method: "DELETE", credentials: "same-origin", keepalive: true });
  } catch {
    // The server's own watch ends it.
  }
}

/** RFC 8840: the candidate with the credentials and the section that it belongs to. */
export function fragment_of(sdp: string, { candidate, sdpMid }: { candidate: string; sdpMid: string | null }): string {
  const line = (name: string) => new RegExp(`^a=${name}:.*$`, "m").exec(sdp)?.[0].trim() ?? "";
  const media = /^m=.*$/m.exec(sdp)?.[0].trim() ?? "";
  return [line("ice-ufrag"), line("ice-pwd"), media, `a=mid:${sdpMid ?? "0"}`, `a=${candidate}`, ""].join("\r\n");
}

/** For a panelist's own encoder, such as OBS: where it publishes, and a key that is shown this once. */
export interface EncoderKey {
  url: string;
  key: string;
}

export const encoder_key = (room: string, seat: string) => ask<EncoderKey>("POST", seat_path(room, "whip-key", seat), {});
