// One's own questions and what becomes of them, from "sending" to "answered".
import { format_time, t } from "../../i18n/i18n";
import type { Fate } from "../../room/fate";
import type { Store } from "../../room/store";
import { useKeptFocus } from "../shell/focus";
import { put_in_composer } from "./composer";
import { fate_words } from "./fate_words";
import { Answer, Tags } from "./words";

export function OwnList({ store }: { store: Store }) {
  const fates = store.fates.value;
  return (
    <div class="list-frame" {...useKeptFocus()}>
      <div class="list-scroll" tabIndex={-1}>
        {fates.length === 0 && (
          <div class="empty">
            <p class="empty-title">{t("questions.mine_none")}</p>
            <p>{t("questions.mine_none_hint")}</p>
          </div>
        )}
        <ol class="questions" data-testid="own-questions" aria-labelledby="questions-title">
          {fates.map((fate) => <OwnQuestion key={fate.id} store={store} fate={fate} />)}
        </ol>
      </div>
    </div>
  );
}

function OwnQuestion({ store, fate }: { store: Store; fate: Fate }) {
  const { item, question } = fate;
  const again = () => {
    if (!item) return;
    put_in_composer(store, fate.text, item.params["anonymous"] === true);
    store.outbox.discard(item.key);
  };
  const state = question && store.room.value.questions.get(question.id)?.state;
  const withdrawable = question && state && ["pending", "approved", "on_deck", "merged"].includes(state);
  return (
    <li class="question own" tabIndex={-1} data-testid="own-question" data-state={fate.state} data-merged={fate.merged} data-question-id={question?.id}>
      <div class="question-body">
        <p class="question-text" dir="auto">{fate.text}</p>
        <p class="question-meta">
          <span class={`badge ${fate.state}`}>{fate_words(fate)}</span>
          <time dateTime={new Date(fate.at).toISOString()}>{format_time(fate.at)}</time>
          {question && question.votes > 0 && <span>{t("questions.votes", { n: question.votes })}</span>}
          {question?.edited && <span>{t("questions.edited")}</span>}
          {question?.sealed && <span data-testid="own-sealed">{t("questions.sealed")}</span>}
        </p>
        <Tags tags={question?.tags} />
        <Answer answer={(question?.fate ?? question)?.answer} />
        <div class="row">
          {fate.state === "refused" && <button type="button" class="button small" onClick={again}>{t("fate.edit_again")}</button>}
          {item && (fate.state === "refused" || fate.state === "waiting") && (
            <button type="button" class="button small" onClick={() => store.outbox.discard(item.key)}>{t("fate.discard")}</button>
          )}
          {withdrawable && (
            <button type="button" class="button small" onClick={() => store.withdraw(question.id)}>{t("questions.withdraw")}</button>
          )}
        </div>
      </div>
    </li>
  );
}
