// Why a device or the network refuses, in plain words, and what to do.
import { t, type Key } from "../../i18n/i18n";
import type { Kind } from "../../stage/devices";
import type { DeviceTrouble as Why } from "../../stage/refusal";
import type { SteadyState } from "../../stage/steady";

interface DeviceProps {
  what: Kind | "screen";
  trouble: Why;
  again?: () => void;
}

export function DeviceTrouble({ what, trouble, again }: DeviceProps) {
  return (
    <div class="trouble stage-trouble" role="alert" data-testid={`${what}-trouble`} data-trouble={trouble}>
      <p>{what === "screen" && trouble === "denied" ? t("stage.screen_denied") : t(`stage.trouble_${trouble}`, { device: t(`stage.the_${what}`) })}</p>
      {again && <button type="button" class="button small" data-testid={`${what}-again`} onClick={again}>{t("stage.again")}</button>}
    </div>
  );
}

interface LinkProps {
  what: Key;
  name: string;
  state: SteadyState;
  again: () => void;
}

/** Of one direction; nothing while it stands. */
export function LinkTrouble({ what, name, state, again }: LinkProps) {
  if (state.kind === "off" || state.kind === "live") return null;
  if (state.kind === "connecting" && !state.trouble) return <p class="stage-note" role="status">{t(what)}: {t("stage.connecting")}</p>;
  const { trouble } = state;
  return (
    <div class="trouble stage-trouble" role="alert" data-testid={`${name}-trouble`} data-trouble={trouble}>
      <p>{t(what)}: {t(`stage.why_${trouble ?? "lost"}`)} {state.kind !== "stopped" && t("stage.by_itself")}</p>
      <button type="button" class="button small" onClick={again}>{t("stage.again")}</button>
    </div>
  );
}
