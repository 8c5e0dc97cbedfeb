// The reader's calls as RFC 5545: from a quarter of an hour before a session to its end, with a reminder. Pure.
import type { AgendaSession } from "../../protocol/messages";

export const lead_ms = 15 * 60_000;

interface Calls {
  sessions: readonly AgendaSession[];
  now_ms: number;
  /** Where the page is; no secret in it. */
  page: string;
  title: (session: AgendaSession) => string;
  words: string;
}

function stamp(at_ms: number): string {
  return new Date(at_ms).toISOString().replace(/[-:]|\.\d+/g, "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Lines of at most 75 octets; a character is never cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const more = new TextEncoder().encode(character).length;
    if (bytes + more > 74) {
      parts.push(part);
      part = "";
      bytes = 0;
    }
    part += character;
    bytes += more;
  }
  return [...parts, part].join("\r\n ");
}

export function calendar_of({ sessions, now_ms, page, title, words }: Calls): string {
  const host = new URL(page).host;
  const events = sessions.flatMap((session) => [
    "BEGIN:VEVENT", `UID:call-${session.id}@${host}`, `DTSTAMP:${stamp(now_ms)}`, `DTSTART:${stamp(session.starts_ms - lead_ms)}`, `DTEND:${stamp(session.ends_ms)}`,
    `SUMMARY:${escaped(title(session))}`, `DESCRIPTION:${escaped(words)}`, `URL:${page}`,
    "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M", `DESCRIPTION:${escaped(title(session))}`, "END:VALARM", "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Paraninfo//Stage//EN", ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
