// The room's questions for participants: all with votes, or one's own with their fate.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { QuestionState } from "../../protocol/messages";
import { in_states, type Order } from "../../room/questions";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";
import { useHeld } from "./held";
import { QuestionItem } from "./item";
import { OwnList } from "./own";

const visible: readonly QuestionState[] = ["on_air", "on_deck", "approved", "answered"];
const rank: Partial<Record<QuestionState, number>> = { on_air: 0, on_deck: 1, approved: 2, answered: 3 };

export function QuestionPanel({ store }: { store: Store }) {
  const [tab, set_tab] = useState<"all" | "mine">("all");
  const [order, set_order] = useState<Order>("votes");
  const own_count = store.fates.value.length;
  return (
    <>
      <div class="panel-head">
        <h2 class="panel-title" id="questions-title">{t("questions.title")}</h2>
        <div class="segments" role="group" aria-labelledby="questions-title">
          <button type="button" aria-pressed={tab === "all"} onClick={() => set_tab("all")}>{t("questions.all")}</button>
          <button type="button" aria-pressed={tab === "mine"} data-testid="tab-mine" onClick={() => set_tab("mine")}>
            {t("questions.mine")}
            {own_count > 0 && <span class="count">{own_count}</span>}
          </button>
        </div>
        {tab === "all" && (
          <select class="choice" aria-label={t("questions.order")} value={order} onChange={(event) => set_order(event.currentTarget.value as Order)}>
            <option value="votes">{t("questions.order_votes")}</option>
            <option value="newest">{t("questions.order_newest")}</option>
          </select>
        )}
      </div>
      {tab === "all" ? <AllQuestions store={store} order={order} /> : <OwnList store={store} />}
    </>
  );
}

function AllQuestions({ store, order }: { store: Store; order: Order }) {
  const room = store.seen.value;
  const wanted = in_states(room.questions, visible, order)
    .sort((a, b) => (rank[a.state] ?? 4) - (rank[b.state] ?? 4))
    .map(({ id }) => id);
  const hold = useHeld(wanted, true, order);
  if (!room.joined) return <p class="empty" role="status">{t("questions.loading")}</p>;
  return (
    <div class="list-frame" {...hold.hooks}>
      {hold.fresh > 0 && (
        <button type="button" class="new-items" data-testid="new-items" onClick={hold.show_new}>
          <Icon name="up" /> {t("questions.new", { n: hold.fresh })}
        </button>
      )}
      <div class="list-scroll" tabIndex={hold.ids.length === 0 ? 0 : -1} onScroll={hold.on_scroll}>
        {hold.ids.length === 0 && (
          <div class="empty">
            <p class="empty-title">{t("questions.none")}</p>
            <p>{t(room.questions_open ? "questions.none_hint" : "questions.none_closed_hint")}</p>
          </div>
        )}
        <ol class="questions" data-testid="questions" aria-labelledby="questions-title">
          {hold.ids.map((id) => <QuestionItem key={id} store={store} id={id} />)}
        </ol>
      </div>
    </div>
  );
}
