// Whether the hall sends the panelists' voices back, measured with a sound of two seconds: what came of it, what to do, and how
// the hall's desk is wired.
import { useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import { is_on } from "../../room/broadcast";
import { echo_grade, echo_of, type Echo } from "../../room/intercom";
import { wiring_words } from "../../i18n/wiring";
import { reason_words } from "../questions/fate_words";
import { useLater, with_words } from "../shell/later";
import type { Console } from "./console";

export function EchoCard({ console }: { console: Console }) {
  const { room, store } = { room: console.store.room.value, store: console.store };
  const [confirmed, set_confirmed] = useState(false);
  const on_air = is_on(room.broadcast.phase);
  const echo = echo_of(room);
  const runs = echo?.state === "runs";
  const test = () => {
    store.send("stage.test_echo", { confirmed: on_air && confirmed }, (outcome) => {
      if (!outcome.ok) console.tell(reason_words(outcome.error.reason));
    });
    set_confirmed(false);
  };
  return (
    <section class="returns" aria-labelledby="echo-title" data-testid="echo" data-state={echo?.state ?? "none"}>
      <h3 id="echo-title">{t("intercom.echo")}</h3>
      <p class="quiet small">{t("intercom.echo_hint")}</p>
      {on_air && (
        <label class="check">
          <input type="checkbox" data-testid="echo-confirm" checked={confirmed} onChange={(event) => set_confirmed(event.currentTarget.checked)} />
          {t("intercom.echo_confirm")}
        </label>
      )}
      <button type="button" class="button small" data-testid="echo-test" disabled={runs || !console.steers.value || (on_air && !confirmed)} onClick={test}>{t("intercom.echo_test")}</button>
      <div role="status">{echo && <Result echo={echo} />}</div>
      <WiringHelp />
    </section>
  );
}

function WiringHelp() {
  const [opened, set_opened] = useState(false);
  return (
    <details data-testid="wiring" onToggle={() => set_opened(true)}>
      <summary data-testid="wiring-open">{t("intercom.wiring")}</summary>
      {opened && <WiringLater />}
    </details>
  );
}

function WiringLater() {
  const part = useLater(() => with_words(wiring_words, import("./wiring")));
  return part && <part.Wiring />;
}

function Result({ echo: { state, level, delay_ms } }: { echo: Echo }) {
  if (state !== "heard" || level === null || delay_ms === null) return <p data-testid="echo-result">{t(`intercom.echo_${state}`)}</p>;
  const grade = echo_grade(level);
  return (
    <div class={`stage-note ${grade === "faint" ? "" : "warn"}`} data-testid="echo-result" data-grade={grade}>
      <p>{t("intercom.echo_heard", { db: format_number(level / 100, 1), ms: format_number(delay_ms) })}</p>
      <p>{t(`intercom.echo_${grade}`)}</p>
    </div>
  );
}
