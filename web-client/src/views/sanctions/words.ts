// A silence in words.
import { format_date_time, format_time, t } from "../../i18n/i18n";
import type { Silence } from "../../protocol/messages";

const day_ms = 86_400_000;

/** A time of today by the clock alone. */
export function moment_words(at_ms: number, now_ms = Date.now()): string {
  return Math.abs(at_ms - now_ms) < day_ms / 2 ? format_time(at_ms) : format_date_time(at_ms);
}

/** To the silenced one: until when, why, and what goes on. */
export function silence_words({ reason, until }: Silence): string {
  return until === null ? t("silence.told", { reason }) : t("silence.told_until", { time: moment_words(until), reason });
}
