// Beside the board, when a moderator wants it: the chat or the raised hands. The board stays in use.
import { signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { ChatDesk } from "../chat/desk";
import { HandsDesk } from "../hands/desk";
import { focus_soon } from "../shell/focus";
import { Icon } from "../shell/icon";

type Shown = "chat" | "hands" | null;
const shown = signal<Shown>(null);

export function SideButtons({ store }: { store: Store }) {
  const { hands, chat } = store.room.value;
  const toggle = (which: Shown) => { shown.value = shown.value === which ? null : which; };
  return (
    <>
      <button type="button" class="button small" data-testid="hands-panel" aria-expanded={shown.value === "hands"} onClick={() => toggle("hands")}>
        <Icon name="hand" /> {t("desk.hands")} {hands.queue.length > 0 && <span class="count">{hands.queue.length}</span>}
      </button>
      <button type="button" class="button small" data-testid="chat-panel" data-open={chat.open} aria-expanded={shown.value === "chat"} onClick={() => toggle("chat")}>
        <Icon name="text" /> {t("chat.title")}
      </button>
    </>
  );
}

export function SidePanel({ store }: { store: Store }) {
  const which = shown.value;
  if (!which) return null;
  const close = () => {
    shown.value = null;
    focus_soon(`[data-testid=${which}-panel]`);
  };
  return (
    <section class="panel desk-side" aria-labelledby={`${which}-title`} data-testid="side-panel">
      <div class="panel-head">
        <h2 class="panel-title" id={`${which}-title`}>{t(which === "chat" ? "chat.title" : "desk.hands")}</h2>
        <button type="button" class="icon-button" data-testid="side-close" aria-label={t("desk.side_close")} title={t("desk.side_close")} onClick={close}><Icon name="close" /></button>
      </div>
      {which === "chat" ? <ChatDesk store={store} /> : <HandsDesk store={store} />}
    </section>
  );
}
