// Who steers. Who only watches can do nothing by accident, and takes over by one act that everybody is told.
import { t } from "../../i18n/i18n";
import type { Console } from "./console";

export function Steering({ console }: { console: Console }) {
  const { stage, you } = console.store.room.value;
  const steering = stage?.steering ?? null;
  const mine = steering !== null && steering.person === you?.person;
  return (
    <div class={`steering ${steering && !mine ? "other" : ""}`} data-testid="steering" data-mine={mine}>
      <span role="status">{!steering ? t("control.nobody_steers") : mine ? t("control.you_steer") : t("control.other_steers", { name: steering.name })}</span>
      {!mine && stage && <button type="button" class="button small primary" data-testid="steer" onClick={() => console.steer()}>{t(steering ? "control.take_over" : "control.steer")}</button>}
    </div>
  );
}
