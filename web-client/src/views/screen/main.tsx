// The hall's projector: the question on air, the poll, what is on by the agenda, announcements, the code to join; or, where the room
// takes panelists and somebody at the projector chose it, the programme. Asks for nothing, and heals
// itself: it reconnects for ever, loads anew after a fault or a new build (health), and keeps the display awake.
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import "../../style/base.css";
import "../../style/screen.css";
import "../../style/polls_screen.css";
import "../../style/live_screen.css";
import { browser_storage } from "../../connection/storage";
import { lang_in, name_in, t } from "../../i18n/i18n";
import { projector_words } from "../../i18n/projector";
import { people } from "../../room/presence";
import { shown_poll, takes_votes } from "../../room/polls";
import { on_air } from "../../room/questions";
import type { Room } from "../../room/room";
import type { Store } from "../../room/store";
import { origin_words } from "../questions/words";
import { event_zone } from "../agenda/event";
import { AgendaLine, AgendaStage } from "../agenda/screen";
import { clock } from "../agenda/words";
import { HandCount } from "../hands/card";
import { PollStage } from "../polls/stage";
import { ReactionCounts } from "../reactions/bar";
import { HallCodeSign } from "./hall_code";
import { keep_healthy } from "./health";
import { mount_room } from "../shell/boot";
import { ConnectionSign, useTick } from "../shell/connection";
import { useLater, with_words } from "../shell/later";
import { LiveRegion } from "../shell/live_region";
import { Mark } from "../shell/stopped";
import { PresenceCount } from "../presence/presence";
import { Showing } from "./showing";

const showing = new Showing(browser_storage(), browser_storage(() => sessionStorage));

function HallScreen({ store }: { store: Store }) {
  const room = store.room.value;
  useTick(5000);
  useAwake();
  const name = name_in(room.name);
  document.title = name || "Paraninfo";
  const shows_programme = has_programme(room) && showing.programme.value;
  return (
    <div class="projector" data-testid="projector" data-shows={shows_programme ? "programme" : "stage"}>
      {shows_programme ? <header class="visually-hidden"><h1 lang={lang_in(room.name)}>{name || room.id}</h1></header> : <Around store={store} name={name} />}
      {has_programme(room) && <TheProgramme store={store} />}
      <ReactionCounts store={store} />
      <LiveRegion store={store} />
    </div>
  );
}

/** Whether there is one to show, and a way to play it. */
function has_programme({ presence }: Room): boolean {
  return presence.panelists !== undefined && "RTCPeerConnection" in window;
}

function TheProgramme({ store }: { store: Store }) {
  const part = useLater(() => with_words(projector_words, import("./programme")));
  return part && <part.Programme store={store} showing={showing} />;
}

function Around({ store, name }: { store: Store; name: string }) {
  const room = store.room.value;
  return (
    <>
      <header class="projector-head">
        <Mark />
        <h1 lang={lang_in(room.name)}>{name || room.id}</h1>
        {people(room.presence) > 0 && <PresenceCount store={store} />}
        <time class="clock">{clock(store.server_now(), event_zone())}</time>
      </header>
      <main class="projector-main">
        <div class="projector-stage"><Stage store={store} /></div>
        {!on_air(room.questions) && <HallCodeSign store={store} large={shown_poll(room.polls) === null} />}
      </main>
      <footer class="projector-foot">
        <LatestAnnouncement store={store} />
        {on_air(room.questions) && <AgendaLine store={store} />}
        <HandCount store={store} />
        <ConnectionSign store={store} />
      </footer>
    </>
  );
}

function Stage({ store }: { store: Store }) {
  const room = store.room.value;
  const question = on_air(room.questions);
  const poll = shown_poll(room.polls);
  // Whoever is asked for a vote sees on what; a closed poll gives way to the question on air.
  if (poll && (takes_votes(poll.state) || !question)) return <PollStage store={store} poll={poll} />;
  if (!question) {
    return (
      <AgendaStage store={store}>
        <div class="projector-idle" key="idle">
          <p class="projector-title">{t(room.questions_open || !room.joined ? "screen.waiting" : "screen.closed")}</p>
          {(room.questions_open || !room.joined) && <p class="projector-hint">{t("screen.waiting_hint")}</p>}
        </div>
      </AgendaStage>
    );
  }
  return (
    <div class="projector-question" key={question.id}>
      <p class="projector-label">{t("screen.on_air")}</p>
      <p class={`projector-text ${size_of(question.text)}`} data-testid="on-air" data-question-id={question.id} lang={question.language ?? undefined} dir="auto">
        {question.text}
      </p>
      <p class="projector-author">
        <bdi>{question.author ?? t("questions.anonymous")}</bdi>{question.origin && ` · ${origin_words(question.origin)}`}
      </p>
    </div>
  );
}

/** As large as it fits: the longest question still stands on one screen. */
function size_of(text: string): string {
  const length = [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
  if (length <= 80) return "huge";
  if (length <= 180) return "large";
  return length <= 320 ? "medium" : "long";
}

function LatestAnnouncement({ store }: { store: Store }) {
  const latest = store.room.value.announcements.at(-1);
  return latest ? <p class="projector-announcement" data-testid="announcement" dir="auto">{latest.text}</p> : <span class="spacer" />;
}

/** Keeps the display from sleeping; the lock is lost whenever the page is hidden, and taken again. */
function useAwake(): void {
  useEffect(() => {
    const take = () => {
      if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
    };
    take();
    document.addEventListener("visibilitychange", take);
    return () => document.removeEventListener("visibilitychange", take);
  }, []);
}

document.documentElement.dataset["theme"] = "dark";
let shown: Store | undefined;
const health = keep_healthy(() => shown === undefined || is_idle(shown));
mount_room("screen", (store) => <HallScreen store={store} />, (store) => {
  shown = store;
  effect(() => {
    const state = store.line.state.value;
    if (state.kind === "stopped" && state.name === "protocol") health.ail("fault");
  });
});

/** Nothing is on the stage that the hall is looking at. */
function is_idle(store: Store): boolean {
  const room = store.room.peek();
  const programme = has_programme(room) && (showing.programme.peek() || showing.sound.peek() === "on") && (room.broadcast.phase === "live" || room.broadcast.phase === "paused");
  return store.line.state.peek().kind === "live" && !on_air(room.questions) && !shown_poll(room.polls) && !programme;
}
