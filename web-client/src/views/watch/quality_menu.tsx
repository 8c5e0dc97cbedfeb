// The picture's quality, and what it costs: megabytes in an hour as the playlist states them, and as they were loaded.
import { format_number, t } from "../../i18n/i18n";
import { quality } from "../../player/choices";
import { quality_in } from "../../player/choices";
import type { Player } from "../../player/player";
import { Menu, type Choice } from "./menu";

/** As exact as such a figure is: two digits. */
export function rounded_mb(mb: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, mb))) - 1);
  return format_number(Math.round(mb / unit) * unit);
}

export function QualityMenu({ player }: { player: Player }) {
  const list = player.qualities.value;
  if (list.length < 2) return null;
  const { height, mb_per_hour } = player.figures.value;
  const heights = list.filter((each, i) => list.findIndex((other) => other.height === each.height) === i);
  const choices: Choice[] = [
    { value: "auto", label: t("player.quality_auto"), ...(quality.value === "auto" && height > 0 && { hint: t("player.quality_now", { height: `${height}p` }) }) },
    ...heights.map((each) => ({ value: String(each.height), label: `${each.height}p`, hint: t("player.data_hour", { mb: rounded_mb(each.mb_per_hour) }) })),
  ];
  const now = quality.value === "auto" ? t("player.quality_auto") : `${quality.value}p`;
  return (
    <Menu
      icon="gear" name={t("player.quality")} now={now} testid="quality" value={String(quality.value)} choices={choices}
      choose={(value) => player.set_quality(quality_in(value))}
    >
      <p class="menu-note" data-testid="data-loaded">
        {mb_per_hour === null ? t("player.data_unknown") : t("player.data_loaded", { mb: rounded_mb(mb_per_hour) })}
      </p>
    </Menu>
  );
}
