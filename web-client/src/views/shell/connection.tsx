// The state of the connection in plain words: a small sign when all is well, a bar with the time when not.
import { useEffect, useRef, useState } from "preact/hooks";
import type { LineState } from "../../connection/line";
import { format_span, t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { focus_soon } from "./focus";
import { say } from "./live_region";

export function useTick(every_ms: number, running = true): number {
  const [now, set_now] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    set_now(Date.now());
    const timer = setInterval(() => set_now(Date.now()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms, running]);
  return now;
}

function words(state: LineState): string {
  if (state.kind === "live") return t("connection.live");
  return state.kind === "offline" ? t("connection.offline_short") : t("connection.connecting");
}

export function ConnectionSign({ store }: { store: Store }) {
  const state = store.line.state.value;
  return (
    <span class="connection" data-testid="connection-state" data-state={state.kind} data-transport={store.line.transport.value}>
      <span class="dot" aria-hidden="true" />
      <span class="connection-words">{words(state)}</span>
    </span>
  );
}

/** Said only once it lasts: a reconnect of a second or two needs no alarm. */
const quiet_ms = 2500;

export function OfflineBar({ store }: { store: Store }) {
  const state = store.line.state.value;
  const offline = state.kind === "offline";
  const now = useTick(1000, offline);
  const since = offline ? now - state.since : 0;
  const shown = offline && since >= quiet_ms;
  const span = offline ? now - store.last_live.offline_since(state.since) : 0;
  const focused = useRef(false);
  useEffect(() => {
    if (!shown) return;
    // The seconds count on in sight; aloud it is said once, and once when it is over.
    say(t("live.offline"));
    return () => {
      if (store.online.value) say(t("live.online"));
      if (focused.current) focus_soon("main textarea", "main button");
    };
  }, [shown]);
  return (
    <div class="offline-slot" onFocusIn={() => { focused.current = true; }} onFocusOut={({ relatedTarget }) => { focused.current = relatedTarget === null; }}>
      {shown && (
        <section class="offline-bar" data-testid="offline-bar" aria-label={t("connection.offline_short")}>
          <span>{t("connection.offline", { time: format_span(Math.floor(span / 5000) * 5000 || span) })}</span>
          <button type="button" class="button small" onClick={() => store.line.probe()}>{t("connection.retry")}</button>
        </section>
      )}
    </div>
  );
}
