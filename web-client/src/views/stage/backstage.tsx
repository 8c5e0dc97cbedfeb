// Backstage: the light, the programme with the own picture in its corner, what one does, and beside it time, words, questions.
import { useEffect } from "preact/hooks";
import { intercom_words } from "../../i18n/intercom";
import { t } from "../../i18n/i18n";
import type { Standing } from "../../room/stage";
import type { Store } from "../../room/store";
import type { Studio } from "../../stage/studio";
import { Announcements } from "../announcements/announcements";
import { focus_soon } from "../shell/focus";
import { keep_focus } from "../shell/focus_fallback";
import { useLater, with_words } from "../shell/later";
import { Controls } from "./controls";
import { Conversation } from "./conversation";
import { useHearing } from "./hearing";
import { StageQuestions } from "./questions";
import { ReturnPicture } from "./return_picture";
import { SelfView } from "./self_view";
import { Tally } from "./tally";
import { SpeakerTimer } from "./timer";
import { WhatHeard } from "./what_heard";

interface Props {
  store: Store;
  studio: Studio;
  standing: Standing;
}

export function Backstage({ store, studio, standing }: Props) {
  const { devices, sharing } = studio;
  const name = store.room.value.you?.name || t("stage.nameless");
  useEffect(() => keep_focus(document.body), []);
  // The button that led here is gone with its view; who listens begins at how it stands.
  useEffect(() => focus_soon("[data-testid=tally]"), []);
  const [hears, turn_hearing] = useHearing(store);
  const behind = useLater(() => with_words(intercom_words, import("./behind")));
  return (
    <main class="stage-main backstage" data-testid="backstage">
      <Tally store={store} standing={standing} muted={devices.muted.value} hears={hears} />
      {behind && <behind.ByProducers store={store} on_air={standing === "on_air"} />}
      <div class="stage-body">
        <div class="stage-left">
          <ReturnPicture programme={studio.programme} speaker={devices.chosen.value.speaker} label={t("stage.return")}>
            <div class="own-pictures">
              {sharing.on.value && <SelfView track={sharing.tracks.value.video} name="" mirrored={false} label={t("stage.screen_view")} />}
              <SelfView track={devices.tracks.value.video} name={name} />
            </div>
          </ReturnPicture>
          <Controls store={store} studio={studio} on_air={standing === "on_air"} />
          <Announcements store={store} most={1} />
        </div>
        <div class="stage-side">
          <SpeakerTimer store={store} />
          <Conversation store={store} />
          <StageQuestions store={store} />
          <Others store={store} />
          <WhatHeard programme={studio.programme} />
          {behind && <behind.HearOthers store={store} on_air={standing === "on_air"} on={hears} turn={turn_hearing} />}
        </div>
      </div>
    </main>
  );
}

function Others({ store }: { store: Store }) {
  const { backstage, you, stage } = store.room.value;
  const others = backstage.filter(({ person, here }) => here && person !== you?.person);
  const list = others.map(({ name }) => name || t("stage.nameless"));
  return (
    <p class="quiet small stage-others" data-testid="others">
      {list.length > 0 ? t("stage.others", { names: list.join(", ") }) : t("stage.others_none")}
      {stage?.steering && ` · ${t("stage.steers", { name: stage.steering.name })}`}
    </p>
  );
}
