// The page at the hall's door: a moderator's, on a phone or beside a hand scanner. It opens no socket; it works without a
// network and sends what it kept when there is one again.
import { signal } from "@preact/signals";
import "../../style/base.css";
import "../../style/pages.css";
import "../../style/door.css";
import { browser_storage } from "../../connection/storage";
import { door_words } from "../../i18n/door";
import { follow_language, name_in, t } from "../../i18n/i18n";
import { keep_session, keep_shell, kept_session } from "../../offline/shell";
import { api } from "../../protocol/api";
import { door_api } from "../../protocol/door";
import type { Session } from "../../protocol/messages";
import { Door } from "../../room/door";
import { event_info, need_event } from "../agenda/event";
import { mount, room_in } from "../shell/boot";
import { LanguageChoice } from "../shell/language";
import { Loading, Mark, Stopped } from "../shell/stopped";
import { Check } from "./check";

const look_again_ms = 3000;
const refused = signal<{ name: string; session?: Session } | null>(null);
const door = signal<Door | null>(null);
const room = room_in(location.pathname);

function take(session: Session): void {
  const seat = session.seats.find((each) => each.room === room && each.role === "moderator");
  if (!seat) {
    refused.value = { name: "no_seat", session };
    return;
  }
  const { seat: id } = seat;
  const opened = new Door({ storage: browser_storage(), seat: id, send: (scan) => door_api.check_in(room, id, scan) });
  addEventListener("online", () => void opened.flush());
  void opened.flush();
  door.value = opened;
}

async function find_seat(): Promise<void> {
  const answer = await api.session();
  const kept = !answer.ok && answer.status === 0 ? kept_session() : null;
  const session = answer.ok ? answer.value : kept;
  if (answer.ok) {
    keep_session(answer.value);
    void keep_shell();
  }
  if (!session && !answer.ok && (answer.status === 401 || answer.status === 403)) {
    refused.value = { name: "not_signed_in" };
    return;
  }
  if (!session) {
    setTimeout(() => void find_seat(), look_again_ms);
    return;
  }
  await follow_language(session.person.language);
  take(session);
}

function Page() {
  const name = name_in(event_info.value?.rooms.find(({ id }) => id === room)?.name) || room;
  if (refused.value) return <Stopped name={refused.value.name} session={refused.value.session} />;
  if (!door.value) return <Loading text={t("connection.connecting")} />;
  document.title = `${t("door.title")} · ${name}`;
  return (
    <main class="door">
      <header class="door-head"><Mark /><LanguageChoice /></header>
      <h1>{t("door.title")}</h1>
      <p class="door-room" dir="auto">{name}</p>
      <Check door={door.value} />
    </main>
  );
}

async function start(): Promise<void> {
  for (;;) {
    try {
      await door_words();
      break;
    } catch {
      await new Promise((done) => setTimeout(done, look_again_ms));
    }
  }
  mount(() => <Page />);
  void need_event();
  await find_seat();
}

void start();
