// The pages that are no room: on the way in, and after the end.
import { t, type Key } from "../../i18n/i18n";
import { pages, type Session } from "../../protocol/messages";
import { LanguageChoice } from "./language";

const known = ["signed_out", "not_signed_in", "no_seat", "revoked", "replaced", "protocol"];

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
  const seats = key === "no_seat" ? (session?.seats ?? []) : [];
  return (
    <main class="notice-page" data-testid="stopped" data-reason={name}>
      <Mark />
      <h1>{t(`stopped.${key}` as Key)}</h1>
      <p role="status">{t(`stopped.${key}_hint` as Key)}</p>
      {seats.map((seat) => (
        <a class="button" key={seat.seat} href={`/${pages[seat.role]}/${seat.room}`}>
          {t("home.continue", { room: seat.room, role: t(`role.${seat.role}`) })}
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
