// One of the devices of a kind.
import { useId } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Devices, Kind } from "../../stage/devices";

export function Pick({ devices, kind }: { devices: Devices; kind: Kind | "speaker" }) {
  const id = useId();
  const list = devices.choices.value[kind];
  if (list.length === 0) return null;
  const chosen = devices.chosen.value[kind];
  return (
    <div class="pick">
      <label for={id}>{t(`stage.${kind}`)}</label>
      <select id={id} class="choice" data-testid={`pick-${kind}`} value={list.some((each) => each.id === chosen) ? chosen : ""} onChange={(event) => devices.choose(kind, event.currentTarget.value)}>
        <option value="">{t("stage.by_default")}</option>
        {list.map((each, n) => <option key={each.id} value={each.id}>{each.name || `${t(`stage.${kind}`)} ${n + 1}`}</option>)}
      </select>
    </div>
  );
}
