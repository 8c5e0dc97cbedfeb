// The queue of raised hands on the moderator's desk: in the order raised, with who handles which.
import { format_time, t } from "../../i18n/i18n";
import type { Hand } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";
import { useKeptFocus } from "../shell/focus";
import { say } from "../shell/live_region";

/** What may be done with it by whom: what another moderator handles is left to them. */
export function hand_acts(hand: Hand, person: string | undefined): readonly ("claim" | "invite" | "decline" | "finish")[] {
  if (hand.claim && hand.claim.person !== person) return [];
  const claim = hand.claim || hand.state === "accepted" ? [] : (["claim"] as const);
  return hand.state === "raised" ? [...claim, "invite", "decline"] : [...claim, "finish", "decline"];
}

export function HandsDesk({ store }: { store: Store }) {
  const { open, queue } = store.room.value.hands;
  return (
    <>
      <div class="side-switches">
        <span class={`light ${open ? "on" : "off"}`} role="status" data-testid="hands-open" data-open={open}>{t(open ? "desk.hands_is_open" : "desk.hands_is_closed")}</span>
        <button type="button" class="button small" data-testid="hands-switch" onClick={() => store.send(open ? "hands.close" : "hands.open", {})}>
          {t(open ? "desk.hands_close" : "desk.hands_open")}
        </button>
      </div>
      <div class="list-frame" {...useKeptFocus()}>
        <div class="list-scroll" tabIndex={-1}>
          {queue.length === 0 && <p class="empty small">{t("desk.hands_none")}</p>}
          <ol class="hands" aria-labelledby="hands-title">
            {queue.map((hand, index) => <HandRow key={hand.number} store={store} hand={hand} place={index + 1} />)}
          </ol>
        </div>
      </div>
    </>
  );
}

function HandRow({ store, hand, place }: { store: Store; hand: Hand; place: number }) {
  const you = store.room.value.you?.person;
  const send = (act: string) => store.send(`hand.${act}`, { hand: hand.number, version: hand.version }, (outcome) => {
    if (!outcome.ok) say(reason_words(outcome.error.reason));
  });
  return (
    <li class="hand-row" tabIndex={-1} data-testid="hand-row" data-number={hand.number} data-state={hand.state}>
      <p class="question-meta">
        <span class="hand-place">{place}</span>
        <bdi class="author">{hand.name}</bdi>
        <span class={`origin ${hand.origin}`}>{t(hand.origin === "hall" ? "questions.from_hall" : "questions.from_remote")}</span>
        <time dateTime={new Date(hand.at).toISOString()}>{format_time(hand.at)}</time>
        {hand.state !== "raised" && <span class="badge pending">{t(`desk.hand_${hand.state}`)}</span>}
        {hand.claim && <span class="badge" data-testid="hand-claimed">{hand.claim.person === you ? t("desk.hand_yours") : t("desk.hand_claimed", { name: hand.claim.by })}</span>}
      </p>
      <div class="row card-acts">
        {hand_acts(hand, you).map((act) => (
          <button key={act} type="button" class={act === "invite" ? "button small primary" : "button small"} data-testid={`hand-${act}`} onClick={() => send(act)}>{t(`desk.hand_act_${act}`)}</button>
        ))}
      </div>
    </li>
  );
}
