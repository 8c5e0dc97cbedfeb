// Times of the programme in words: the reader's clock to the second, and how far behind as a player writes it.
import { language } from "../../i18n/i18n";
import { shown_zone } from "../agenda/event";

export function clock_words(at_ms: number): string {
  return new Intl.DateTimeFormat(language.value, {
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: shown_zone(),
  }).format(at_ms);
}

/** m:ss, or h:mm:ss from an hour. */
export function behind_words(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
