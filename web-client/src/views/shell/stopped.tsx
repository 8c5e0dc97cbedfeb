// The pages that are no room: on the way in, and after the end.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { name_in, t, type Key } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import { pages, type EventInfo, type Session } from "../../protocol/messages";
import { LanguageChoice } from "./language";

const known = ["signed_out", "not_signed_in", "no_seat", "revoked", "replaced", "turn_over", "protocol"];

/** The rooms' names in the reader's language, for a page that has joined none. */
const names = signal<ReadonlyMap<string, EventInfo["rooms"][number]["name"]>>(new Map());

async function learn_names(): Promise<void> {
  const answer = await api.event();
  if (answer.ok) names.value = new Map(answer.value.rooms.map(({ id, name }) => [id, name]));
}

export function Loading({ text }: { text: string }) {
  return (
    <main class="notice-page" aria-busy="true">
      <Mark />
      <p role="status">{text}</p>
    </main>
  );
}

export function Mark() {
  return <span class="mark" aria-hidden="true" />;
}

export function Stopped({ name, session }: { name: string; session?: Session | undefined }) {
  const key = known.includes(name) ? name : "protocol";
  const heading = useRef<HTMLHeadingElement>(null);
  // The page that was here is gone: who listens is told what stands in its place.
  useEffect(() => heading.current?.focus(), []);
  const seats = key === "no_seat" || key === "turn_over" ? (session?.seats ?? []).filter(({ guest }) => !guest) : [];
  useEffect(() => {
    if (seats.length > 0) void learn_names();
  }, [key]);
  return (
    <main class="notice-page" data-testid="stopped" data-reason={name}>
      <Mark />
      <h1 tabIndex={-1} ref={heading}>{t(`stopped.${key}` as Key)}</h1>
      <p>{t(`stopped.${key}_hint` as Key)}</p>
      {seats.map((seat) => (
        <a class="button" key={seat.seat} href={`/${pages[seat.role]}/${seat.room}`}>
          {t("home.continue", { room: name_in(names.value.get(seat.room)) || seat.room, role: t(`role.${seat.role}`) })}
        </a>
      ))}
      <div class="row">
        {key === "protocol" && (
          <button type="button" class="button primary" onClick={() => location.reload()}>{t("stopped.reload")}</button>
        )}
        <a class="button" href="/">{t("join.to_home")}</a>
        <LanguageChoice />
      </div>
    </main>
  );
}
