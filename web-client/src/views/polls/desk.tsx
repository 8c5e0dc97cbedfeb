// The moderator's polls: writing, opening, closing, archiving, with the results at every moment.
import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Poll, PollAnswer } from "../../protocol/messages";
import { awaits_count, in_order, takes_votes } from "../../room/polls";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";
import { session_title } from "../agenda/place";
import { clock_words, PollSign } from "./countdown";
import type { PollFormView } from "./form";
import { Results } from "./results";
import { NextAct, Turnout } from "./strip";

const timers_ms: readonly number[] = [0, 30_000, 60_000, 120_000, 300_000];

/** The sessions that polls name, each once, in the order of the list. */
export function sessions_of(polls: readonly Poll[]): string[] {
  return [...new Set(polls.flatMap(({ session }) => session ?? []))];
}

interface Props {
  store: Store;
  opener: RefObject<HTMLButtonElement>;
  /** Comes after the first paint. */
  Form: typeof PollFormView | undefined;
}

export function PollDesk({ store, opener, Form }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [writing, set_writing] = useState<Poll | "new" | null>(null);
  const [session, set_session] = useState("");
  const all = in_order(store.room.value.polls);
  const sessions = sessions_of(all);
  // A session that no poll names any more is no choice, and hides nothing.
  const chosen = sessions.includes(session) ? session : "";
  const polls = all.filter((poll) => !chosen || poll.session === chosen);
  const archived = polls.filter(({ state }) => state === "archived");
  const shown = polls.filter(({ state }) => state !== "archived");
  const waiting = all.filter(({ state }) => state !== "archived").length;
  return (
    <>
      <button ref={opener} type="button" class="button small" data-testid="polls-open" onClick={() => dialog.current?.showModal()}>
        <Icon name="poll" /> {t("desk.polls")} {waiting > 0 && <span class="count">{waiting}</span>}
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="polls-title">
        <h2 id="polls-title">{t("desk.polls")}</h2>
        {writing && Form
          ? <Form key={writing === "new" ? "new" : writing.id} store={store} poll={writing === "new" ? null : writing} done={() => set_writing(null)} />
          : <button type="button" class="button primary" data-testid="poll-new" onClick={() => set_writing("new")}>{t("desk.poll_new")}</button>}
        {sessions.length > 0 && (
          <select class="choice" data-testid="polls-session" aria-label={t("place.session")} value={chosen} onChange={(event) => set_session(event.currentTarget.value)}>
            <option value="">{t("place.session")}: {t("desk.filter_all")}</option>
            {sessions.map((each) => <option key={each} value={each}>{session_title(each)}</option>)}
          </select>
        )}
        {polls.length === 0 && !writing && <p class="empty small">{t("desk.poll_none")}</p>}
        <ul class="poll-list">
          {shown.map((poll) => <DeskPoll key={poll.id} store={store} poll={poll} edit={() => set_writing(poll)} />)}
        </ul>
        {archived.length > 0 && (
          <details>
            <summary>{t("desk.poll_archive_title")} <span class="count">{archived.length}</span></summary>
            <ul class="poll-list">{archived.map((poll) => <DeskPoll key={poll.id} store={store} poll={poll} />)}</ul>
          </details>
        )}
        <div class="row end"><button type="button" class="button" data-testid="polls-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function DeskPoll({ store, poll, edit }: { store: Store; poll: Poll; edit?: () => void }) {
  const { results, texts, classes } = store.room.value.polls;
  const tally = results.get(poll.id);
  return (
    <li class="poll-item" data-testid="desk-poll" data-poll-id={poll.id} data-state={poll.state} data-version={poll.version}>
      <p class="card-meta">
        <PollSign store={store} poll={poll} />
        <span>{t(`desk.kind_${poll.kind}`)}</span>
        <span>{t(`desk.shown_${poll.results}`)}</span>
        {poll.session && <span data-testid="poll-session">{session_title(poll.session)}</span>}
        {poll.secret && <span data-testid="poll-secret">{t("secret.sign")}</span>}
      </p>
      <h3 dir="auto">{poll.title}</h3>
      {poll.state === "closing" && <p class="quiet small">{t("desk.poll_closing_hint")}</p>}
      {poll.state === "draft" ? <Options poll={poll} /> : <Turnout store={store} poll={poll} />}
      {awaits_count(poll) && <p class="quiet small">{t("secret.counting")}</p>}
      {tally && poll.state !== "draft" && <Results poll={poll} tally={tally} groups={classes.get(poll.id)} />}
      <Texts texts={texts.get(poll.id) ?? []} />
      <div class="row card-acts">
        {poll.state === "draft" && <Opening store={store} poll={poll} />}
        {poll.state === "draft" && <button type="button" class="button small" data-testid="poll-edit" onClick={edit}>{t("desk.edit")}</button>}
        <NextAct store={store} poll={poll} />
      </div>
    </li>
  );
}

function Options({ poll }: { poll: Poll }) {
  if (poll.options.length === 0) return null;
  return <ol class="poll-options">{poll.options.map((option, index) => <li key={index} dir="auto">{option}</li>)}</ol>;
}

function Opening({ store, poll }: { store: Store; poll: Poll }) {
  const [timer, set_timer] = useState(0);
  const other_open = [...store.room.value.polls.polls.values()].some(({ state }) => takes_votes(state));
  const open = () => store.send("poll.open", { poll: poll.id, version: poll.version, ...(timer > 0 && { closes_after_ms: timer }) });
  return (
    <>
      <button type="button" class="button small primary" data-testid="poll-open" disabled={other_open} title={other_open ? t("desk.poll_other_open") : undefined} onClick={open}>{t("desk.poll_open")}</button>
      <label class="status-group">{t("desk.poll_timer")}
        <select class="choice" data-testid="poll-timer" value={timer} onChange={(event) => set_timer(Number(event.currentTarget.value))}>
          {timers_ms.map((ms) => <option key={ms} value={ms}>{ms === 0 ? t("desk.timer_none") : clock_words(ms)}</option>)}
        </select>
      </label>
    </>
  );
}

function Texts({ texts }: { texts: readonly PollAnswer[] }) {
  if (texts.length === 0) return null;
  return (
    <details class="poll-texts" data-testid="poll-texts">
      <summary>{t("desk.poll_texts")} <span class="count">{texts.length}</span></summary>
      <ul>
        {[...texts].reverse().map(({ number, text }) => <li key={number} dir="auto">{text}</li>)}
      </ul>
    </details>
  );
}
