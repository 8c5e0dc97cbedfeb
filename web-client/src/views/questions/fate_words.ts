// What becomes of a question, and why one was refused, in the reader's words.
import { name_in, t } from "../../i18n/i18n";
import type { Fate } from "../../room/fate";

export function fate_words(fate: Pick<Fate, "state" | "reason" | "reasons" | "merged">): string {
  if (fate.merged && fate.state !== "merged") return t("fate.merged_with", { state: fate_words({ ...fate, merged: false }) });
  if (fate.state === "refused") return t("fate.refused", { reason: reason_words(fate.reason ?? "") });
  if (fate.state === "declined") return t("fate.declined", { reason: declined_words(fate) });
  if (fate.reason === "limited") return t("fate.limited");
  return t(`fate.${fate.state}`);
}

/** Why a question was declined: in the reader's language where the reason is known in it. */
export function declined_words({ reason, reasons }: Pick<Fate, "reason" | "reasons">): string {
  return name_in(reasons) || (reason ?? "");
}

const told = ["closed", "limited", "too_long", "empty", "full", "not_found", "wrong_state", "not_allowed", "stale", "silenced", "unsent"] as const;

export function reason_words(reason: string): string {
  const known = told.find((each) => each === reason);
  return known ? t(`reject.${known}`) : t("reject.other", { reason });
}
