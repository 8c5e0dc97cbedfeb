// A participant in the hall, phone in one hand: everything but the picture, what is touched most at the bottom.
import "../../style/base.css";
import "../../style/room.css";
import "../../style/agenda.css";
import "../../style/polls.css";
import type { Store } from "../../room/store";
import { AgendaBar } from "../agenda/bar";
import { Announcements } from "../announcements/announcements";
import { PollCard } from "../polls/card";
import { Composer } from "../questions/composer";
import { QuestionPanel } from "../questions/list";
import { OnAir } from "../questions/on_air";
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
        <section class="panel" aria-labelledby="questions-title">
          <PollCard store={store} />
          <QuestionPanel store={store} />
          <Composer store={store} />
        </section>
      </main>
      <LiveRegion store={store} />
    </div>
  );
}

mount_room("hall", (store) => <Hall store={store} />);
