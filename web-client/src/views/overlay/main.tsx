// The page that a picture mixer lays over the picture: the question on air, the poll, who speaks; nothing else, not even when
// something is wrong. It shows the stage as it is: it goes into the picture, and every viewer's delay comes after that.
import { useEffect } from "preact/hooks";
import "../../style/base.css";
import "../../style/polls_screen.css";
import "../../style/screen_overlay.css";
import { lang_in, name_in, t } from "../../i18n/i18n";
import type { AgendaSession, Question } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { event_info, follow_event } from "../agenda/event";
import { PollStage } from "../polls/stage";
import { origin_words } from "../questions/words";
import { mount_room } from "../shell/boot";
import { useTick } from "../shell/connection";
import { overlay_of, wanted } from "./parts";

/** With more names than these the title of the session says it better. */
const names_max = 3;

function OverlayPage({ store }: { store: Store }) {
  useEffect(() => follow_event(store), [store]);
  useEffect(() => void (document.body.dataset["shown"] = "yes"), []);
  useTick(1000);
  const asked = wanted(location.search);
  const { question, poll, speaking } = overlay_of(store.room.value, event_info.value?.agenda, store.server_now(), asked);
  document.title = name_in(store.room.value.name) || "Paraninfo";
  return (
    <main class={`overlay ${asked.at}`}>
      <h1 class="visually-hidden">{name_in(store.room.value.name)}</h1>
      {poll && <div class="overlay-poll"><PollStage store={store} poll={poll} /></div>}
      {question && <QuestionPlate question={question} />}
      {speaking && <NamePlate session={speaking} />}
    </main>
  );
}

function QuestionPlate({ question }: { question: Question }) {
  return (
    <div class="overlay-plate" key={question.id} data-testid="on-air" data-question-id={question.id}>
      <p class={[...question.text].length > 220 ? "overlay-text long" : "overlay-text"} lang={question.language ?? undefined} dir="auto">{question.text}</p>
      <p class="overlay-quiet">
        <bdi>{question.author ?? t("questions.anonymous")}</bdi>{question.origin && ` · ${origin_words(question.origin)}`}
      </p>
    </div>
  );
}

function NamePlate({ session }: { session: AgendaSession }) {
  const speakers = (event_info.value?.agenda?.speakers ?? []).filter(({ id }) => session.speakers.includes(id));
  const first = speakers[0];
  const many = speakers.length === 0 || speakers.length > names_max;
  return (
    <div class="overlay-plate" key={session.id} data-testid="name-plate">
      <p class="overlay-name" dir="auto" lang={many ? lang_in(session.title) : undefined}>{many ? name_in(session.title) : speakers.map(({ name }) => name).join(" · ")}</p>
      {!many && (
        <p class="overlay-quiet" dir="auto">
          {speakers.length === 1 && first ? [name_in(first.title), name_in(first.affiliation)].filter(Boolean).join(", ") : name_in(session.title)}
        </p>
      )}
    </div>
  );
}

document.documentElement.dataset["theme"] = "dark";
mount_room("screen", (store) => <OverlayPage store={store} />);
