// A panelist from abroad: the check of the devices first, then backstage, where one sees and hears the programme, knows how it
// stands, and is on air when the producer says so.
import { useEffect, useMemo } from "preact/hooks";
import "../../style/base.css";
import "../../style/room.css";
import "../../style/agenda.css";
import "../../style/live.css";
import "../../style/stage.css";
import { stage_words } from "../../i18n/stage";
import { t } from "../../i18n/i18n";
import { standing_of } from "../../room/stage";
import type { Store } from "../../room/store";
import { Studio } from "../../stage/studio";
import { follow_event, need_event } from "../agenda/event";
import { mount_room } from "../shell/boot";
import { OfflineBar } from "../shell/connection";
import { Header } from "../shell/header";
import { until_there, useLater } from "../shell/later";
import { LiveRegion } from "../shell/live_region";
import { title_mark, useCall } from "./call";
import { CallUnheard } from "./call_unheard";
import { Check } from "./check";
import { my_place } from "./me";
import { useUntilGone } from "./until_gone";

function Stage({ store }: { store: Store }) {
  const studio = useMemo(() => new Studio(store.room.peek().id, store.seat, store.storage, sessionStorage), [store]);
  const online = store.online.value;
  useEffect(() => {
    follow_event(store);
    void need_event();
    if (studio.was_backstage()) void studio.devices.open_all().then(() => studio.join(true));
    return () => studio.destroy();
  }, [studio]);
  useEffect(() => {
    if (online) studio.wake();
  }, [studio, online]);
  const { stage, joined } = store.room.value;
  const inside = studio.backstage.value;
  const standing = useUntilGone(standing_of(stage, my_place(store)), stage?.going_over ?? null);
  useEffect(() => studio.wait(standing === "backstage"), [studio, standing]);
  useCall(standing, studio);
  // The check of the devices comes first, and meanwhile this.
  const backstage = useLater(() => import("./backstage"));
  return (
    <div class="room stage" data-testid="stage" data-standing={standing} data-inside={inside}>
      <Header store={store} mark={title_mark.value} />
      <OfflineBar store={store} />
      <CallUnheard />
      {store.guest && <OfTurn store={store} studio={studio} />}
      {joined && !stage && <main class="stage-main"><p class="trouble" role="alert" data-testid="stage-closed">{t("stage.why_closed")}</p></main>}
      {(!joined || stage) && (inside ? backstage && <backstage.Backstage store={store} studio={studio} standing={standing} /> : <Check store={store} studio={studio} />)}
      <LiveRegion store={store} />
    </div>
  );
}

/** Most who come here are no guests: it is loaded for those who are. */
function OfTurn({ store, studio }: { store: Store; studio: Studio }) {
  const part = useLater(() => import("./guest"));
  return part && <part.Guest store={store} studio={studio} />;
}

async function start(): Promise<void> {
  await until_there(stage_words);
  mount_room("panelist", (store) => <Stage store={store} />);
}

void start();
