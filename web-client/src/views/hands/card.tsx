// One's own hand: up or down, the place in the queue, and the invitation, which is told at once and politely.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { own_place, type Hands } from "../../room/hands";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";
import { Icon } from "../shell/icon";
import { useLater } from "../shell/later";

/** How it stands; who else waits is nobody's business. */
export function hand_words(hands: Hands): string {
  const { own, ended, waiting } = hands;
  if (own?.state === "invited") return t("hands.invited");
  if (own?.state === "accepted") return t("hands.accepted");
  const place = own_place(hands);
  if (own && place !== null) return t("hands.place", { place, total: waiting.length });
  if (own) return t("hands.up");
  if (ended) return t(`hands.${ended}`);
  return waiting.length > 0 ? t("hands.waiting", { n: waiting.length }) : "";
}

export function HandCard({ store }: { store: Store }) {
  const { hands, sanctions } = store.room.value;
  const [refused, set_refused] = useState("");
  const { open, own, ended } = hands;
  const send = (method: string, params: Record<string, unknown> = {}) => {
    set_refused("");
    store.send(method, params, (outcome) => {
      if (!outcome.ok) set_refused(t("hands.refused", { reason: outcome.error.reason === "closed" ? t("hands.closed") : reason_words(outcome.error.reason) }));
    });
  };
  // The status stays in the page, so that what comes into it is told.
  const shown = open || own !== null || ended !== null;
  return (
    <div class={`hand-card ${shown ? (own?.state ?? "") : "none"}`} data-testid="hand" data-state={own?.state ?? "down"}>
      {shown && own?.state !== "invited" && own?.state !== "accepted" && (own
        ? <button type="button" class="button small" data-testid="hand-lower" onClick={() => send("hand.lower")}><Icon name="hand" /> {t("hands.lower")}</button>
        : open && <button type="button" class="button small" data-testid="hand-raise" disabled={sanctions.own !== null} onClick={() => send("hand.raise")}><Icon name="hand" /> {t("hands.raise")}</button>)}
      <p class="hand-words" role="status" data-testid="hand-words">{refused || (shown && hand_words(hands))}</p>
      {own?.state === "accepted" && <Accepted store={store} />}
      {own?.state === "invited" && (
        <div class="row">
          <button type="button" class="button small primary" data-testid="hand-accept" onClick={() => send("hand.answer", { accept: true })}>{t("hands.accept")}</button>
          <button type="button" class="button small" data-testid="hand-turn-down" onClick={() => send("hand.answer", { accept: false })}>{t("hands.turn_down")}</button>
        </div>
      )}
      {own?.state === "accepted" && <button type="button" class="button small" data-testid="hand-lower" onClick={() => send("hand.lower")}>{t("hands.lower")}</button>}
    </div>
  );
}

function Accepted({ store }: { store: Store }) {
  const part = useLater(() => import("./to_stage"));
  return part && <part.ToStage store={store} />;
}

/** On the projector: how many wait. */
export function HandCount({ store }: { store: Store }) {
  const { open, waiting } = store.room.value.hands;
  if (!open || waiting.length === 0) return null;
  return <p class="projector-hands" data-testid="hand-count"><span aria-hidden="true">✋</span> {t("hands.waiting", { n: waiting.length })}</p>;
}
