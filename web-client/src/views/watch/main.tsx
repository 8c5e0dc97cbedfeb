// A remote participant: the picture first, the questions beside it, under it on a phone.
import "../../style/base.css";
import "../../style/room.css";
import "../../style/polls.css";
import "../../style/live.css";
import "../../style/player.css";
import "../../style/player_timeline.css";
import "../../style/agenda.css";
import { view } from "../../player/choices";
import { follows, give_signs, picture, words_alone } from "../../room/attendance";
import type { Store } from "../../room/store";
import { AgendaBar } from "../agenda/bar";
import { Announcements } from "../announcements/announcements";
import { Side } from "../chat/side";
import { HandCard } from "../hands/card";
import { ReactionBar } from "../reactions/bar";
import { mount_room } from "../shell/boot";
import { OfflineBar } from "../shell/connection";
import { Header } from "../shell/header";
import { LiveRegion } from "../shell/live_region";
import { PresenceCount } from "../presence/presence";
import { Picture } from "./picture";
import { TextOnly } from "./text_only";
import { wide } from "./wide";

function Watch({ store }: { store: Store }) {
  return (
    <div class={wide.value ? "room watch wide" : "room watch"}>
      <Header store={store} to_composer><PresenceCount store={store} /></Header>
      <OfflineBar store={store} />
      <main class="watch-main">
        <div class="watch-picture">
          {view.value === "text" ? <TextOnly store={store} /> : <Picture store={store} />}
          <div class="live-row"><HandCard store={store} /><ReactionBar store={store} /></div>
          <AgendaBar store={store} />
          <Announcements store={store} />
        </div>
        <Side store={store} />
      </main>
      <LiveRegion store={store} />
    </div>
  );
}

mount_room("participant", (store) => <Watch store={store} />, (store) => {
  give_signs(store.room.peek().id, store.seat, store.online, () => follows(view.value === "text"), () => (view.peek() === "text" ? words_alone : picture.told()));
});
