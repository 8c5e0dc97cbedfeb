// Beside or under the picture: questions or, where the room has a chat, the chat. Which of the two is the reader's choice.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { is_own } from "../../room/chat";
import type { Store } from "../../room/store";
import { PollCard } from "../polls/card";
import { Composer } from "../questions/composer";
import { QuestionPanel } from "../questions/list";
import { useLater } from "../shell/later";

const chosen = signal<"questions" | "chat">("questions");
/** The newest message that was there while the chat was open, or when the page came; null: none came yet. */
const read_upto = signal<number | null>(null);

export function Side({ store }: { store: Store }) {
  const { chat, joined } = store.room.value;
  const parts = useLater(() => import("./parts"));
  const has_chat = parts !== null && (chat.open || chat.messages.length > 0);
  const shown = has_chat ? chosen.value : "questions";
  const newest = chat.messages.at(-1)?.number ?? 0;
  useEffect(() => {
    if (joined && (shown === "chat" || read_upto.value === null)) read_upto.value = newest;
  }, [joined, shown, newest]);
  return (
    <section class="panel" aria-labelledby={`${shown}-title`}>
      <PollCard store={store} />
      {has_chat && <Tabs store={store} shown={shown} />}
      {shown === "chat" && parts
        ? <><h2 class="visually-hidden" id="chat-title">{t("chat.title")}</h2><parts.ChatLog store={store} /><parts.ChatComposer store={store} /></>
        : <><QuestionPanel store={store} /><Composer store={store} /></>}
    </section>
  );
}

function Tabs({ store, shown }: { store: Store; shown: "questions" | "chat" }) {
  const { chat, you } = store.room.value;
  const upto = read_upto.value ?? 0;
  const unread = shown === "chat" ? 0 : chat.messages.filter((each) => each.number > upto && each.text !== null && !is_own(each, you?.person)).length;
  return (
    <div class="segments side-tabs" role="group" aria-label={t("chat.side")}>
      <button type="button" aria-pressed={shown === "questions"} data-testid="side-questions" onClick={() => { chosen.value = "questions"; }}>{t("questions.title")}</button>
      <button type="button" aria-pressed={shown === "chat"} data-testid="side-chat" onClick={() => { chosen.value = "chat"; }}>
        {t("chat.title")}{unread > 0 && <span class="count" data-testid="chat-unread">{unread}</span>}
      </button>
    </div>
  );
}
