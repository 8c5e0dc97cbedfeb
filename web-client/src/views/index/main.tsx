// The first page: the event with its agenda, and the way in for whoever has a link to paste.
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import "../../style/base.css";
import "../../style/pages.css";
import "../../style/agenda.css";
import { lang_in, name_in, t } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import { token_of } from "../../protocol/link";
import type { EventInfo, Session } from "../../protocol/messages";
import { event_info, load_event } from "../agenda/event";
import { mount, page_of } from "../shell/boot";
import { LanguageChoice } from "../shell/language";
import { Mark } from "../shell/stopped";
import { Programme, Standing } from "./programme";

const unreachable = signal(false);
const session = signal<Session | null>(null);
/** No socket is open here: the agenda is asked for now and then, and the answer is nearly always "unchanged". */
const look_again_ms = 60_000;

async function load(known = false): Promise<void> {
  const [reached, mine] = await Promise.all([load_event(), known ? null : api.session()]);
  unreachable.value = !reached;
  if (mine?.ok) session.value = mine.value;
  setTimeout(() => void load(known || reached), (reached ? look_again_ms : 3000) * (1 + Math.random() / 2));
}

function room_name(id: string): string {
  return name_in(event_info.value?.rooms.find((room) => room.id === id)?.name) || id;
}

function Home() {
  const event = event_info.value;
  const name = name_in(event?.name) || t("event.default");
  document.title = name;
  return (
    <main class={event?.agenda ? "door home" : "door"}>
      <header class="door-head">
        <Mark />
        <LanguageChoice />
      </header>
      <h1 dir="auto" lang={lang_in(event?.name)}>{name}</h1>
      {unreachable.value && <p class="trouble" role="alert">{t("home.unreachable")}</p>}
      {event?.agenda && <Standing event={event} agenda={event.agenda} />}
      <div class="home-aside">
        {session.value && (
          <div class="stack">
            {session.value.seats.map((seat) => (
              <a class="button primary wide" key={seat.seat} href={page_of(seat)}>
                {t("home.continue", { room: room_name(seat.room), role: t(`role.${seat.role}`) })}
              </a>
            ))}
          </div>
        )}
        {!event?.agenda && <Rooms event={event} />}
        <LinkForm />
      </div>
      {event?.agenda && <Programme event={event} agenda={event.agenda} />}
    </main>
  );
}

function Rooms({ event }: { event: EventInfo | null }) {
  return (
    <section>
      <h2>{t("home.rooms")}</h2>
      {event?.rooms.length ? (
        <ul class="rooms">{event.rooms.map((room) => <li key={room.id} lang={lang_in(room.name)}>{name_in(room.name)}</li>)}</ul>
      ) : <p class="quiet">{t("home.no_rooms")}</p>}
    </section>
  );
}

function LinkForm() {
  const [text, set_text] = useState("");
  const [bad, set_bad] = useState(false);
  const go = (event: Event) => {
    event.preventDefault();
    const token = token_of(text);
    if (token) location.assign(`/join#${token}`);
    else set_bad(true);
  };
  return (
    <form class="card stack" onSubmit={go} noValidate>
      <h2>{t("home.link_title")}</h2>
      <p class="quiet" id="link-hint">{t("home.link_hint")}</p>
      <label for="link">{t("home.link_label")}</label>
      <input
        id="link" class="text-field" type="text" inputMode="url" autocomplete="off" spellcheck={false} value={text}
        aria-describedby="link-hint" aria-invalid={bad} onInput={(event) => { set_text(event.currentTarget.value); set_bad(false); }}
      />
      {bad && <p class="trouble" role="alert">{t("home.link_bad")}</p>}
      <button type="submit" class="button primary">{t("home.link_go")}</button>
    </form>
  );
}

mount(() => <Home />);
void load();
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void load_event();
});
