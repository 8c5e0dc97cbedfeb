// The door: what the link opens, and one button. The token leaves the address at once and is sent only by the button.
import { signal } from "@preact/signals";
import "../../style/base.css";
import "../../style/pages.css";
import { follow_language, language, name_in, t, type Key } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import { claims_of, is_hall_code, token_of, type LinkClaims } from "../../protocol/link";
import type { EventInfo, Refusal } from "../../protocol/messages";
import { DeviceList } from "../shell/device_list";
import { mount, page_of } from "../shell/boot";
import { LanguageChoice } from "../shell/language";
import { Mark } from "../shell/stopped";
import { acceptance_of, Notice } from "./notice";

const kept_key = "paraninfo/link";
const event_info = signal<EventInfo | null>(null);
const token = signal<string | null>(null);
const name = signal("");
const busy = signal(false);
const refusal = signal<Refusal | null>(null);

/** Takes the token out of the address, so that it stays in no history; a reload of this tab still has it. */
function take_token(): void {
  const found = token_of(location.hash);
  try {
    if (found) sessionStorage.setItem(kept_key, found);
    token.value = found ?? sessionStorage.getItem(kept_key);
  } catch {
    token.value = found;
  }
  if (location.hash) history.replaceState(null, "", location.pathname);
  refusal.value = null;
  void follow_language(claims()?.lang);
}

function claims(): LinkClaims | null {
  return token.value ? claims_of(token.value) : null;
}

/** Screens have nobody who could accept. */
function asks_notice(): boolean {
  return Boolean(event_info.value?.notice) && claims()?.role !== "screen";
}

async function load_event(): Promise<void> {
  const answer = await api.event();
  if (answer.ok) event_info.value = answer.value;
}

async function enter(sign_out?: string): Promise<void> {
  if (!token.value || busy.value) return;
  busy.value = true;
  refusal.value = null;
  const said = name.value.trim();
  const answer = await api.enter({
    token: token.value,
    language: language.value,
    ...(said && claims()?.kind === "open" ? { name: said } : {}),
    ...(sign_out ? { sign_out } : {}),
    ...(asks_notice() ? acceptance_of(event_info.value) : {}),
  });
  if (!answer.ok) {
    // It is another one by now than what was shown, or never came.
    if (answer.refusal.reason === "notice_required") await load_event();
    busy.value = false;
    refusal.value = answer.refusal;
    return;
  }
  try {
    sessionStorage.removeItem(kept_key);
  } catch {
    // Nothing was kept.
  }
  await follow_language(language.value);
  const seat = answer.value.seats.find((each) => each.seat === answer.value.enter) ?? answer.value.seats[0];
  location.replace(seat ? page_of(seat) : "/");
}

function refusal_words({ reason }: Refusal): string {
  if (reason === "link_expired" && token.value && is_hall_code(token.value)) return t("join.scan_again");
  const known = ["link_invalid", "link_expired", "link_revoked", "link_full", "too_many_devices", "limited",
    "bad_request", "bad_origin", "unavailable", "offline", "not_signed_in", "notice_required"];
  return t(`refusal.${known.includes(reason) ? reason : "unavailable"}` as Key);
}

function room_names(link: LinkClaims): string {
  const of = (id: string) => name_in(event_info.value?.rooms.find((room) => room.id === id)?.name) || id;
  return link.rooms.map(of).join(" · ");
}

function Join() {
  const link = claims();
  const event_name = name_in(event_info.value?.name) || t("event.default");
  document.title = event_name;
  return (
    <main class="door">
      <header class="door-head"><Mark /><LanguageChoice /></header>
      <div class="card stack">
        {link ? <LinkDoor link={link} event_name={event_name} /> : (
          <>
            <h1>{event_name}</h1>
            <p>{token.value ? t("refusal.link_invalid") : t("join.no_link")}</p>
            <a class="button" href="/">{t("join.to_home")}</a>
          </>
        )}
      </div>
    </main>
  );
}

function LinkDoor({ link, event_name }: { link: LinkClaims; event_name: string }) {
  const asks_name = link.kind === "open" && link.role !== "screen";
  const devices = refusal.value?.devices;
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void enter(); }}>
      <p class="quiet">{t("join.title")}</p>
      <h1>{event_name}</h1>
      <p class="door-room">{room_names(link)}</p>
      <p>{t("join.as", { role: t(`role.${link.role}`) })}{link.name ? ` · ${link.name}` : ""}</p>
      {asks_name && (
        <>
          <label for="name">{t("join.name_label")}</label>
          <input
            id="name" class="text-field" type="text" maxLength={64} autocomplete="name" aria-describedby="name-hint"
            value={name.value} onInput={(event) => { name.value = event.currentTarget.value; }}
          />
          <p class="quiet small" id="name-hint">{t("join.name_hint")}</p>
        </>
      )}
      {refusal.value && <p class="trouble" role="alert" data-testid="refusal" data-reason={refusal.value.reason}>{refusal_words(refusal.value)}</p>}
      {devices && (
        <section class="stack">
          <h2>{t("join.devices_title")}</h2>
          <p>{t("join.devices_hint")}</p>
          <DeviceList devices={devices} act={t("join.devices_sign_out")} on_act={(device) => void enter(device)} />
        </section>
      )}
      {asks_notice() && event_info.value && <Notice event={event_info.value} />}
      <button type="submit" class="button primary wide" data-testid="enter" disabled={busy.value}>
        {t(busy.value ? "join.entering" : asks_notice() ? "notice.enter" : "join.enter")}
      </button>
    </form>
  );
}

addEventListener("hashchange", take_token);
take_token();
mount(() => <Join />);
void load_event();
