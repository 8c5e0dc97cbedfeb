// The moderator's desk: the board of questions by state, everything within reach of the keyboard.
import { useEffect, useMemo, useRef } from "preact/hooks";
import "../../style/base.css";
import "../../style/room.css";
import "../../style/desk.css";
import "../../style/triage.css";
import "../../style/polls.css";
import "../../style/live.css";
import { desk_words } from "../../i18n/desk";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { mount_room } from "../shell/boot";
import { OfflineBar } from "../shell/connection";
import { Header } from "../shell/header";
import { until_there, useLater } from "../shell/later";
import { LiveRegion } from "../shell/live_region";
import { PollDesk } from "../polls/desk";
import { PollStrip } from "../polls/strip";
import { follow_event, need_event } from "../agenda/event";
import { columns } from "./acts";
import { Board } from "./board";
import { Column } from "./column";
import { Filters } from "./filters";
import { Shortcuts } from "./shortcuts";
import { AnnouncementDesk, Status } from "./status";

function Desk({ store }: { store: Store }) {
  const board = useMemo(() => new Board(store), [store]);
  const search = useRef<HTMLInputElement>(null);
  const polls = useRef<HTMLButtonElement>(null);
  const history = useRef<HTMLButtonElement>(null);
  const parts = useLater(() => import("./parts"));
  useEffect(() => {
    follow_event(store);
    void need_event();
  }, [store]);
  useEffect(() => parts?.keep_claim(board), [board, parts]);
  return (
    <div class="room desk">
      <Header store={store} />
      <OfflineBar store={store} />
      <main class="desk-main">
        <Status board={board} />
        <div class="desk-tools">
          <input
            ref={search} type="search" class="text-field search" data-testid="search" aria-label={t("desk.search")} placeholder={t("desk.search")}
            value={board.triage.value.words} onInput={(event) => { board.triage.value = { ...board.triage.value, words: event.currentTarget.value }; }}
            onKeyDown={(event) => { if (event.key === "Escape") event.currentTarget.blur(); }}
          />
          <button type="button" class="button small primary" data-testid="triage-start" aria-pressed={board.one.active.value} onClick={() => (board.one.active.value ? board.one.stop() : board.one.start())}>{t("triage.title")}</button>
          <Filters board={board} />
          {parts && <parts.BroadcastDesk store={store} recorded />}
          {parts && <parts.FeedsDesk store={store} />}
          {parts && <parts.HealthDesk store={store} />}
          {parts && <parts.EnterDesk store={store} />}
          <AnnouncementDesk store={store} />
          {parts && <parts.PeopleDesk store={store} />}
          {parts && <parts.SideButtons store={store} />}
          <PollDesk store={store} opener={polls} Form={parts?.PollFormView} />
          {parts && <parts.TranslationDesk board={board} />}
          {parts && <parts.ChannelDesk store={store} />}
          {parts && <parts.HistoryDesk board={board} opener={history} />}
          {parts && <parts.ExportDesk store={store} />}
          {parts && <parts.DoorDesk store={store} />}
          <Shortcuts board={board} search={() => search.current?.focus()} polls={() => polls.current?.click()} history={() => history.current?.click()} />
        </div>
        <PollStrip store={store} />
        {parts && <parts.BulkBar board={board} />}
        {!(parts && board.one.active.value) && <ColumnTabs board={board} />}
        <div class="desk-body">
          {parts && board.one.active.value ? <parts.OneByOneView board={board} /> : <Columns board={board} />}
          {parts && <parts.SidePanel store={store} />}
        </div>
      </main>
      <LiveRegion store={store} />
    </div>
  );
}

function Columns({ board }: { board: Board }) {
  return (
    <div class="board">
      {columns.map((name) => <Column key={name} board={board} name={name} />)}
    </div>
  );
}

/** On a narrow window one column at a time is shown. */
function ColumnTabs({ board }: { board: Board }) {
  return (
    <div class="segments column-tabs" role="group" aria-label={t("desk.title")}>
      {columns.map((name) => (
        <button key={name} type="button" aria-pressed={board.column.value === name} onClick={() => { board.column.value = name; }}>
          {t(`desk.${name}`)} <span class="count">{board.columns.value[name].length}</span>
        </button>
      ))}
    </div>
  );
}

async function start(): Promise<void> {
  await until_there(desk_words);
  mount_room("moderator", (store) => <Desk store={store} />);
}

void start();
