// The first page: the event, its rooms, and the way in for whoever has a link to paste.
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import "../../style/base.css";
import "../../style/pages.css";
import { name_in, t } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import { token_of } from "../../protocol/link";
import type { EventInfo, Session } from "../../protocol/messages";
import { mount, page_of } from "../shell/boot";
import { LanguageChoice } from "../shell/language";
import { Mark } from "../shell/stopped";

const event_info = signal<EventInfo | null>(null);
const unreachable = signal(false);
const session = signal<Session | null>(null);

async function load(): Promise<void> {
  const [event, mine] = await Promise.all([api.event(), api.session()]);
  unreachable.value = !event.ok;
  if (event.ok) event_info.value = event.value;
  if (mine.ok) session.value = mine.value;
  if (!event.ok) setTimeout(() => void load(), 3000 + Math.random() * 2000);
}

function room_name(id: string): string {
  return name_in(event_info.value?.rooms.find((room) => room.id === id)?.name) || id;
}

function Home() {
  const name = name_in(event_info.value?.name) || t("event.default");
  document.title = name;
  return (
    <main class="door">
      <header class="door-head">
        <Mark />
        <LanguageChoice />
      </header>
      <h1>{name}</h1>
      {unreachable.value && <p class="trouble" role="alert">{t("home.unreachable")}</p>}
      {session.value && (
        <div class="stack">
          {session.value.seats.map((seat) => (
            <a class="button primary wide" key={seat.seat} href={page_of(seat)}>
              {t("home.continue", { room: room_name(seat.room), role: t(`role.${seat.role}`) })}
            </a>
          ))}
        </div>
      )}
      <section>
        <h2>{t("home.rooms")}</h2>
        {event_info.value?.rooms.length ? (
          <ul class="rooms">{event_info.value.rooms.map((room) => <li key={room.id}>{name_in(room.name)}</li>)}</ul>
        ) : <p class="quiet">{t("home.no_rooms")}</p>}
      </section>
      <LinkForm />
    </main>
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
