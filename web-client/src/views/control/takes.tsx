// From preview to programme.
import { format_number, t } from "../../i18n/i18n";
import type { Transition } from "../../protocol/messages";
import { lengths_ms, type Console } from "./console";

const transitions: readonly [Transition, string][] = [["cut", "c"], ["fade", "f"], ["move", "m"]];

export function Takes({ console }: { console: Console }) {
  const off = !console.steers.value;
  return (
    <div class="takes" role="group" aria-label={t("control.take")}>
      {transitions.map(([transition, key]) => (
        <button key={transition} type="button" class={`button ${transition === "cut" ? "danger" : ""}`} data-testid={`take-${transition}`} aria-keyshortcuts={key} disabled={off} onClick={() => console.take(transition)}>
          {t(`control.${transition}`)} <kbd aria-hidden="true">{key}</kbd>
        </button>
      ))}
      <label class="status-group">
        {t("control.length")}
        <select class="choice" data-testid="take-length" value={console.length_ms.value} onChange={(event) => { console.length_ms.value = Number(event.currentTarget.value); }}>
          {lengths_ms.map((ms) => <option key={ms} value={ms}>{t("control.seconds", { seconds: format_number(ms / 1000, 1) })}</option>)}
        </select>
      </label>
      <p class="control-notice" role="status" data-testid="control-notice">{console.notice.value}</p>
    </div>
  );
}
