// What there is for a panelist besides the programme: that a producer speaks to them, or listens to those who wait, and the switch
// by which these hear each other.
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { is_spoken_to, listening_of, talks_of } from "../../room/intercom";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";

interface Props {
  store: Store;
  on_air: boolean;
}

/** Drawn before anybody speaks or listens, so that it is read out when somebody does. */
export function ByProducers({ store, on_air }: Props) {
  return (
    <div class="by-producers">
      <SpokenTo store={store} on_air={on_air} />
      <ListenedTo store={store} on_air={on_air} />
    </div>
  );
}

function SpokenTo({ store, on_air }: Props) {
  const room = store.room.value;
  const talks = talks_of(room).filter((talk) => room.you && is_spoken_to(talk, room.you.person, on_air));
  return (
    <div role="alert" data-testid="spoken-to" data-by={talks.map(({ person }) => person).join(" ")}>
      {talks.length > 0 && <p class="stage-note warn"><Icon name="sound" /> {t("intercom.spoken_to", { names: talks.map(({ name }) => name).join(", ") })}</p>}
    </div>
  );
}

/** Not on air, where the programme is how they are heard. */
function ListenedTo({ store, on_air }: Props) {
  const listening = on_air ? [] : listening_of(store.room.value);
  return (
    <div role="status" data-testid="listened-to" data-by={listening.map(({ person }) => person).join(" ")}>
      {listening.length > 0 && <p class="stage-note">{t("intercom.listened_to", { names: listening.map(({ name }) => name).join(", ") })}</p>}
    </div>
  );
}

/** The server forgets the wish with the line, and is told again. */
export function HearOthers({ store, on_air, on, turn }: Props & { on: boolean; turn: (to: boolean) => void }) {
  const online = store.online.value;
  useEffect(() => {
    if (!online || !on) return;
    store.outbox.mention("stage.hear", { others: true });
    return () => store.outbox.mention("stage.hear", { others: false });
  }, [store, online, on]);
  return (
    <div class="small">
      <label class="check">
        <input type="checkbox" data-testid="hear-others" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
        {t("intercom.hear_others")}
      </label>
      {on && <p class="quiet" role="status">{t(on_air ? "intercom.hear_not_on_air" : "intercom.hear_hint")}</p>}
    </div>
  );
}
