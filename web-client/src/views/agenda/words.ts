// Times of the agenda in words and figures, in the reader's language and a time zone.
import { language } from "../../i18n/i18n";
import { day_of } from "../../room/agenda";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Costly to make, and one is wanted for every line of the agenda: kept by language and zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

export function clock(at_ms: number, zone: string): string {
  const key = `${language.value} ${zone}`;
  let format = clocks.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language.value, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
    clocks.set(key, format);
  }
  return format.format(at_ms);
}

/** "Tuesday 16 March 2027". */
export function long_day(at_ms: number, zone: string): string {
  const text = new Intl.DateTimeFormat(language.value, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(at_ms);
  return text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1);
}

/** When a session starts: the time alone for today, with the day for another one. */
export function start_in_words(starts_ms: number, now_ms: number, zone: string): string {
  const time = clock(starts_ms, zone);
  return day_of(starts_ms, zone) === day_of(now_ms, zone) ? time : `${short_day(starts_ms, zone)}, ${time}`;
}

/** "Tue, 16 Mar". */
function short_day(at_ms: number, zone: string): string {
  return new Intl.DateTimeFormat(language.value, { weekday: "short", day: "numeric", month: "short", timeZone: zone }).format(at_ms);
}

/** "Madrid (GMT+1)": the place of the zone, and what it means at that time. */
export function zone_name(zone: string, at_ms: number): string {
  const parts = new Intl.DateTimeFormat(language.value, { timeZone: zone, timeZoneName: "short" }).formatToParts(at_ms);
  const short = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const place = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return short === "" || short === place ? place : `${place} (${short})`;
}

function unit(n: number, name: string): string {
  return new Intl.NumberFormat(language.value, { style: "unit", unit: name, unitDisplay: "long" }).format(n);
}

/** The minutes that are left, for a line of text. */
export function minutes_left(ms: number): string {
  const n = Math.max(1, Math.ceil(ms / minute));
  return new Intl.NumberFormat(language.value, { style: "unit", unit: "minute", unitDisplay: "short" }).format(n);
}

function joined(...texts: string[]): string {
  return new Intl.ListFormat(language.value, { type: "unit", style: "short" }).format(texts);
}

/** What is left of a length of time: "2 days, 3 hours", "1:05:00", "4:30". */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / 1000) * 1000);
  const hours = Math.floor(left / hour);
  if (left >= day) {
    const rest = hours % 24;
    return rest === 0 ? unit(Math.floor(left / day), "day") : joined(unit(Math.floor(left / day), "day"), unit(rest, "hour"));
  }
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor((left % hour) / minute);
  const seconds = two(Math.floor((left % minute) / 1000));
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** The name of a country in the reader's language. */
export function country_name(code: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
