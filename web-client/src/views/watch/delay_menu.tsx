// How much is kept in reserve: by itself as the line needs it, or as the viewer wants it.
import { t } from "../../i18n/i18n";
import { modes } from "../../player/modes";
import { mode, mode_in } from "../../player/choices";
import type { Player } from "../../player/player";
import { Menu } from "./menu";

export function DelayMenu({ player }: { player: Player }) {
  const now = t(`player.mode_${player.figures.value.mode}`);
  const choices = [
    { value: "auto", label: t("player.delay_auto"), hint: mode.value === "auto" ? t("player.delay_auto_now", { mode: now }) : t("player.delay_auto_hint") },
    ...modes.map((each) => ({ value: each, label: t(`player.delay_${each}`), hint: t(`player.delay_${each}_hint`) })),
  ];
  return (
    <Menu
      icon="clock" name={t("player.delay_menu")} now={mode.value === "auto" ? t("player.delay_auto") : t(`player.delay_${mode.value}`)}
      testid="delay-profile" value={mode.value} choices={choices} choose={(value) => player.set_mode(mode_in(value))}
    />
  );
}
