// Which languages this moderator reads: a choice of this browser, sent nowhere. None chosen means all.
import { signal } from "@preact/signals";

const storage_key = "paraninfo/desk/languages";

function kept(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storage_key) ?? "[]");
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
  } catch {
    return [];
  }
}

export const my_languages = signal<readonly string[]>(kept());

export function choose_my_languages(chosen: readonly string[]): void {
  my_languages.value = chosen;
  try {
    localStorage.setItem(storage_key, JSON.stringify(chosen));
  } catch {
    // For this page only.
  }
}

/** Of the same language whatever the region; what cannot be told is for everybody. */
export function reads(language: string | null): boolean {
  const mine = my_languages.value;
  if (mine.length === 0 || language === null) return true;
  const base = (tag: string) => tag.toLowerCase().split("-")[0];
  return mine.some((each) => base(each) === base(language));
}
