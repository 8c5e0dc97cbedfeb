// When there will be a picture, in the reader's words and time zone: the end of a pause, or the room's next session.
import { t } from "../../i18n/i18n";
import { expected_ms } from "../../room/broadcast";
import type { Store } from "../../room/store";
import { event_info, shown_zone } from "../agenda/event";
import { clock, start_in_words } from "../agenda/words";
import { useTick } from "../shell/connection";

export function BroadcastWhen({ store }: { store: Store }) {
  useTick(5000);
  const { broadcast, id } = store.room.value;
  const now_ms = store.server_now();
  const at_ms = expected_ms(broadcast, event_info.value?.agenda ?? null, id, now_ms);
  if (at_ms === null) return null;
  const words = broadcast.phase === "paused"
    ? t("broadcast.back_at", { time: clock(at_ms, shown_zone()) })
    : t(broadcast.phase === "ended" ? "broadcast.next_at" : "broadcast.begins", { time: start_in_words(at_ms, now_ms, shown_zone()) });
  return <p class="broadcast-when" data-testid="broadcast-when">{words}</p>;
}

/** Of a pause: that there is one, and until when if somebody said. */
export function PauseWords({ store }: { store: Store }) {
  return (
    <>
      <p data-testid="paused">{t("broadcast.paused")}</p>
      <BroadcastWhen store={store} />
    </>
  );
}

/** Without a picture: how the broadcast stands, where it is not simply on. */
export function BroadcastLine({ store }: { store: Store }) {
  const { phase } = store.room.value.broadcast;
  if (phase === "live") return null;
  return (
    <div class="broadcast-line" role="status" data-testid="broadcast-line" data-phase={phase}>
      {phase === "paused" ? <PauseWords store={store} /> : <><p>{t(`media.${phase}`)}</p><BroadcastWhen store={store} /></>}
    </div>
  );
}
