// How loud the programme goes out: the peaks of both channels, which must not clip, and its loudness, which is aimed at.
import { format_number, t } from "../../i18n/i18n";
import type { Loudness } from "../../protocol/messages";
import { LevelBar } from "../stage/level";

/** Of which one says no figure, in hundredths. */
const silence = -7000;

const figure = (hundredths: number) => (hundredths <= silence ? "–" : format_number(hundredths / 100, 1));

export function PeakMeters({ loudness: { peaks } }: { loudness: Loudness }) {
  const [left = silence, right = silence] = peaks;
  return (
    <div class="loudness" data-testid="programme-peaks">
      <div class="peaks">
        <LevelBar db={left / 100} label={t("control.peak_left")} />
        <LevelBar db={right / 100} label={t("control.peak_right")} />
      </div>
      <p class="small gain-figure" aria-hidden="true">{t("control.peaks", { left: figure(left), right: figure(right) })}</p>
    </div>
  );
}

export function LoudnessMeter({ loudness: { momentary, short_term, target } }: { loudness: Loudness }) {
  const words = { momentary: figure(momentary), short: figure(short_term) };
  return (
    <div class="loudness" data-testid="loudness">
      <LevelBar db={momentary / 100} label={t("control.loudness")} unit="lufs" />
      <p class="small gain-figure">{target === null ? t("control.lufs", words) : t("control.lufs_target", { ...words, target: format_number(target / 100) })}</p>
    </div>
  );
}
