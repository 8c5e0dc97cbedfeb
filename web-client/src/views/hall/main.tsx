// A participant in the hall, phone in one hand: everything but the picture, what is touched most at the bottom.
import "../../style/base.css";
import "../../style/room.css";
import "../../style/agenda.css";
import "../../style/polls.css";
import "../../style/live.css";
import { give_signs } from "../../room/attendance";
import type { Store } from "../../room/store";
import { AgendaBar } from "../agenda/bar";
import { Announcements } from "../announcements/announcements";
import { Side } from "../chat/side";
import { HandCard } from "../hands/card";
import { OnAir } from "../questions/on_air";
import { ReactionBar } from "../reactions/bar";
import { mount_room } from "../shell/boot";
import { OfflineBar } from "../shell/connection";
import { Header } from "../shell/header";
import { LiveRegion } from "../shell/live_region";

function Hall({ store }: { store: Store }) {
  return (
    <div class="room hall">
      <Header store={store} to_composer />
      <OfflineBar store={store} />
      <main class="hall-main">
        <AgendaBar store={store} />
        <Announcements store={store} most={1} />
        <OnAir store={store} />
        <Side store={store} />
        <div class="live-row"><HandCard store={store} /><ReactionBar store={store} /></div>
      </main>
      <LiveRegion store={store} />
    </div>
  );
}

mount_room("hall", (store) => <Hall store={store} />, (store) => {
  give_signs(store.room.peek().id, store.seat, store.online, () => false);
});
