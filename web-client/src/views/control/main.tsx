// The producer: all sources, the preview and what goes out, how they are heard, who comes next.
import { useEffect, useMemo } from "preact/hooks";
import "../../style/base.css";
import "../../style/room.css";
import "../../style/agenda.css";
import "../../style/live.css";
import "../../style/stage.css";
import "../../style/control.css";
import { control_words } from "../../i18n/control";
import { desk_words } from "../../i18n/desk";
import { intercom_words } from "../../i18n/intercom";
import { kept_words } from "../../i18n/kept";
import { outputs_words } from "../../i18n/outputs";
import { stage_words } from "../../i18n/stage";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { Return } from "../../stage/whep";
import { follow_event, need_event } from "../agenda/event";
import { mount_room } from "../shell/boot";
import { OfflineBar } from "../shell/connection";
import { Header } from "../shell/header";
import { until_there, useLater, with_words } from "../shell/later";
import { LiveRegion } from "../shell/live_region";
import { SpeakerTimer } from "../stage/timer";
import { Console } from "./console";
import { Layouts, Preview } from "./preview";
import { Programme } from "./programme";
import { Shortcuts } from "./shortcuts";
import { Side, side_tab } from "./side";
import { Sources } from "./sources";
import { Steering } from "./steering";
import { Takes } from "./takes";

function Control({ store }: { store: Store }) {
  const console = useMemo(() => new Console(store), [store]);
  const hall_minus = console.hall_minus.value;
  const programme = useMemo(() => new Return(store.room.peek().id, store.seat, undefined, hall_minus ? { bus: "hall_minus" } : undefined), [store, hall_minus]);
  const { stage, joined } = store.room.value;
  const online = store.online.value;
  const spoken = useLater(() => import("./spoken"));
  const takes_panelists = stage !== null;
  useEffect(() => {
    follow_event(store);
    void need_event();
  }, [store]);
  useEffect(() => {
    if (!takes_panelists) return;
    programme.start();
    return () => programme.stop();
  }, [programme, takes_panelists]);
  useEffect(() => {
    if (online) programme.wake();
  }, [programme, online]);
  return (
    <div class="room control" data-testid="control">
      <Header store={store} />
      <OfflineBar store={store} />
      <main class="control-main">
        {joined && !stage && <p class="trouble" role="alert" data-testid="stage-closed">{t("stage.why_closed")}</p>}
        <Tools console={console} />
        <div class="control-body">
          <div class="control-work">
            <div class="monitors"><Preview console={console} /><Programme console={console} programme={programme} /></div>
            <Takes console={console} />
            <Layouts console={console} />
            <Sources console={console} />
          </div>
          <Side console={console} />
        </div>
      </main>
      {spoken && <spoken.Spoken console={console} />}
      <LiveRegion store={store} />
    </div>
  );
}

function Tools({ console }: { console: Console }) {
  const { store } = console;
  const part = useLater(() => import("../health/desk"));
  const talk = useLater(() => with_words(intercom_words, import("./talk")));
  const broadcast = useLater(() => import("../broadcast/desk"));
  const recording = useLater(() => with_words(kept_words, import("../broadcast/recording")));
  const outputs = useLater(() => with_words(outputs_words, import("../outputs/desk")));
  const conversation = () => {
    side_tab.value = "conversation";
    focus_in_panel("say-text");
  };
  const third = () => {
    side_tab.value = "third";
    focus_in_panel("third-first");
  };
  return (
    <div class="control-tools">
      <Steering console={console} />
      {broadcast && <broadcast.BroadcastDesk store={store} why_not={console.steers.value ? "" : t("control.not_steering")} />}
      {recording && <recording.RecordingDesk store={store} />}
      {part && <part.HealthDesk store={store} />}
      {outputs && <outputs.OutputsDesk store={store} />}
      <SpeakerTimer store={store} />
      {talk && store.room.value.stage && <talk.Talk console={console} />}
      <span class="spacer" />
      <Shortcuts console={console} conversation={conversation} third={third} />
    </div>
  );
}

const look_every_ms = 50;

/** Once the panel has been drawn: a key has asked for the field, wherever the focus was. */
function focus_in_panel(testid: string, looks = 60): void {
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>(`[data-testid=${testid}]`);
    if (field) field.focus();
    else if (looks > 0) focus_in_panel(testid, looks - 1);
  }, look_every_ms);
}

async function start(): Promise<void> {
  await until_there(() => Promise.all([desk_words(), stage_words(), control_words()]));
  mount_room("producer", (store) => <Control store={store} />);
}

void start();
