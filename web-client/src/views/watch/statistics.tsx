// How the picture comes, in words and figures, for whoever is asked by a technician; copied as text.
import { useState } from "preact/hooks";
import { signal } from "@preact/signals";
import { format_number, t } from "../../i18n/i18n";
import { mode, view } from "../../player/choices";
import type { Player } from "../../player/player";
import { rounded_mb } from "./quality_menu";

export const statistics_open = signal(false);

/** Each a label and what it says now. */
export function lines_of({ figures, state }: Pick<Player, "figures" | "state">): [string, string][] {
  const { delay_ms, ahead_ms, rate, mode: now, stalls, height, frames, dropped, loaded_bytes, mb_per_hour, requests, failed } = figures.value;
  const seconds = (ms: number) => t("statistics.seconds", { seconds: format_number(ms / 1000, 1) });
  const profile = t(`player.mode_${now}`);
  return [
    [t("statistics.state"), t(`statistics.state_${state.value}`)],
    [t("statistics.delay"), delay_ms === null ? t("statistics.unknown") : seconds(delay_ms)],
    [t("statistics.buffer"), t("statistics.buffer_at", { seconds: format_number(ahead_ms / 1000, 1), rate: format_number(rate, 2) })],
    [t("statistics.profile"), mode.value === "auto" ? t("statistics.profile_auto", { mode: profile }) : profile],
    [t("statistics.quality"), view.value === "sound" ? t("player.view_sound") : height > 0 ? `${height}p` : t("statistics.unknown")],
    [t("statistics.frames"), t("statistics.frames_of", { dropped: format_number(dropped), frames: format_number(frames) })],
    [t("statistics.stalls"), format_number(stalls)],
    [t("statistics.loaded"), t("statistics.megabytes", { mb: format_number(loaded_bytes / 1e6, 1) })],
    [t("statistics.hour"), mb_per_hour === null ? t("statistics.unknown") : t("statistics.megabytes", { mb: rounded_mb(mb_per_hour) })],
    [t("statistics.requests"), t("statistics.requests_of", { requests: format_number(requests), failed: format_number(failed) })],
  ];
}

export function Statistics({ player }: { player: Player }) {
  const [copied, set_copied] = useState(false);
  if (!statistics_open.value) return null;
  const lines = lines_of(player);
  const copy = () => {
    const text = [...lines.map((line) => line.join(": ")), navigator.userAgent, new Date().toISOString()].join("\n");
    void navigator.clipboard?.writeText(text).then(() => set_copied(true), () => undefined);
  };
  return (
    <section class="statistics" aria-label={t("statistics.title")} data-testid="statistics">
      <dl>{lines.map(([label, said]) => <div key={label}><dt>{label}</dt><dd>{said}</dd></div>)}</dl>
      <div class="row">
        <button type="button" class="button small" data-testid="statistics-copy" onClick={copy}>{t("statistics.copy")}</button>
        <button type="button" class="button small" data-testid="statistics-close" onClick={() => { statistics_open.value = false; }}>{t("account.close")}</button>
        <span class="note" role="status">{copied && t("statistics.copied")}</span>
      </div>
    </section>
  );
}
