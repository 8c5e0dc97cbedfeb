// What was broadcast in a room, for whoever has a seat in it: the list, the one that is chosen, and its chapters. It opens
// no socket.
import { signal } from "@preact/signals";
import "../../style/base.css";
import "../../style/pages.css";
import "../../style/archive.css";
import "../../style/player_timeline.css";
import { archive_words } from "../../i18n/archive";
import { follow_language, format_date_time, lang_in, name_in, t } from "../../i18n/i18n";
import { connection, spares_data } from "../../player/network";
import { api } from "../../protocol/api";
import type { Session } from "../../protocol/messages";
import { recordings_api, type Recording } from "../../protocol/recordings";
import { event_info, need_event } from "../agenda/event";
import { mount, page_of, room_in } from "../shell/boot";
import { LanguageChoice } from "../shell/language";
import { Loading, Mark, Stopped } from "../shell/stopped";
import { Playback } from "./playback";

const look_again_ms = 3000;
const minute_ms = 60_000;
const room = room_in(location.pathname);
const refused = signal<{ name: string; session?: Session } | null>(null);
const session = signal<Session | null>(null);
const recordings = signal<Recording[] | null>(null);
const failed = signal(false);
/** The publication in the address's fragment, so that a recording can be pointed at. */
const chosen = signal(location.hash.slice(1));

async function later(): Promise<void> {
  await new Promise((done) => setTimeout(done, look_again_ms * (1 + Math.random())));
}

async function find_seat(): Promise<boolean> {
  for (;;) {
    const answer = await api.session();
    if (answer.ok) {
      await follow_language(answer.value.person.language);
      session.value = answer.value;
      if (answer.value.seats.some((seat) => seat.room === room)) return true;
      refused.value = { name: "no_seat", session: answer.value };
      return false;
    }
    if (answer.status === 401 || answer.status === 403) {
      refused.value = { name: "not_signed_in" };
      return false;
    }
    await later();
  }
}

async function find_recordings(): Promise<void> {
  for (;;) {
    const answer = await recordings_api.list(room);
    failed.value = !answer.ok;
    if (answer.ok) {
      recordings.value = answer.value.recordings;
      return;
    }
    await later();
  }
}

function choose(publication: string): void {
  history.replaceState(null, "", `#${publication}`);
  chosen.value = publication;
}

function Page() {
  const names = event_info.value?.rooms.find(({ id }) => id === room)?.name;
  const name = name_in(names) || room;
  if (refused.value) return <Stopped name={refused.value.name} session={refused.value.session} />;
  if (!session.value) return <Loading text={t("connection.connecting")} />;
  document.title = `${t("archive.title")} · ${name}`;
  const seat = session.value.seats.find((each) => each.room === room);
  return (
    <main class="archive">
      <header class="door-head"><Mark /><LanguageChoice /></header>
      <h1>{t("archive.title")}</h1>
      <p class="door-room" dir="auto" lang={lang_in(names)}>{seat ? <a href={page_of(seat)}>{name}</a> : name}</p>
      {failed.value && <p class="trouble" role="alert">{t("archive.failed")}</p>}
      {recordings.value?.length === 0 && <p class="quiet" data-testid="no-recordings">{t("archive.none")}</p>}
      {recordings.value?.[0] && <Chosen all={recordings.value} first={recordings.value[0]} />}
    </main>
  );
}

function Chosen({ all, first }: { all: Recording[]; first: Recording }) {
  const one = all.find(({ publication }) => publication === chosen.value) ?? first;
  return (
    <>
      <Playback key={one.publication} room={room} recording={one} />
      <nav aria-labelledby="broadcasts">
        <h2 id="broadcasts">{t("archive.list")}</h2>
        <ul class="broadcasts">
          {all.map((each) => (
            <li key={each.publication}>
              <button type="button" class="button" data-testid="broadcast" aria-current={each === one ? "true" : undefined} onClick={() => choose(each.publication)}>
                {each.poster && !spares_data(connection()) && <img class="broadcast-picture" src={each.poster} alt="" loading="lazy" data-testid="broadcast-picture" />}
                {t("archive.of", { date: format_date_time(each.started_at), minutes: t("archive.minutes", { n: Math.max(1, Math.round(each.duration_ms / minute_ms)) }) })}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

async function start(): Promise<void> {
  for (;;) {
    try {
      await archive_words();
      break;
    } catch {
      await later();
    }
  }
  mount(() => <Page />);
  void need_event();
  if (await find_seat()) await find_recordings();
}

void start();
