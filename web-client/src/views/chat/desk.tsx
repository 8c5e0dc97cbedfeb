// The chat on the moderator's desk: on or off, how slow, and the same log as everybody's with the moderators' acts.
import { format_span, t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { ChatComposer } from "./composer";
import { ChatLog } from "./log";

const slow_times_ms: readonly number[] = [0, 5_000, 10_000, 30_000, 60_000, 300_000];

export function slow_words(ms: number): string {
  return ms === 0 ? t("desk.chat_slow_off") : format_span(ms);
}

export function ChatDesk({ store }: { store: Store }) {
  const { chat } = store.room.value;
  const times = slow_times_ms.includes(chat.slow_ms) ? slow_times_ms : [...slow_times_ms, chat.slow_ms];
  return (
    <>
      <div class="side-switches">
        <span class={`light ${chat.open ? "on" : "off"}`} role="status" data-testid="chat-open" data-open={chat.open}>{t(chat.open ? "desk.chat_is_open" : "desk.chat_is_closed")}</span>
        <button type="button" class="button small" data-testid="chat-switch" onClick={() => store.send(chat.open ? "chat.close" : "chat.open", {})}>
          {t(chat.open ? "desk.chat_close" : "desk.chat_open")}
        </button>
        <label class="status-group">{t("desk.chat_slow")}
          <select class="choice" data-testid="chat-slow" value={chat.slow_ms} onChange={(event) => store.send("chat.slow", { slow_ms: Number(event.currentTarget.value) })}>
            {times.map((ms) => <option key={ms} value={ms}>{slow_words(ms)}</option>)}
          </select>
        </label>
      </div>
      <ChatLog store={store} />
      {chat.open && <ChatComposer store={store} id="desk-composer" />}
    </>
  );
}
