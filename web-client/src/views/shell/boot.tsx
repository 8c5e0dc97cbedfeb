// How every room's page begins: who is signed in, which seat is meant, then the page itself; or plain words why not.
import { signal } from "@preact/signals";
import { render, type ComponentChildren } from "preact";
import { follow_language, language, language_ready, t } from "../../i18n/i18n";
import { pages, type Role, type Session } from "../../protocol/messages";
import { keep_session, keep_shell, kept_session } from "../../offline/shell";
import { api } from "../../protocol/api";
import { Store } from "../../room/store";
import { effect } from "@preact/signals";
import { Stopped, Loading } from "./stopped";

type Stage =
  | { kind: "loading" }
  | { kind: "unreachable" }
  | { kind: "refused"; name: string; session?: Session }
  | { kind: "ready"; store: Store };

export function mount(view: () => ComponentChildren): void {
  const root = document.getElementById("app");
  if (!root) return;
  effect(() => {
    document.documentElement.lang = language.value;
  });
  const View = () => <>{view()}</>;
  // No page is painted in another language than its own, nor without words.
  void language_ready().then(() => render(<View />, root));
}

/** The room named by the address: /watch/{room}. */
export function room_in(path: string): string {
  return decodeURIComponent(path.split("/")[2] ?? "");
}

/** `ready` is called once, when the page has its seat. */
export function mount_room(role: Role, view: (store: Store) => ComponentChildren, ready?: (store: Store) => void): void {
  const stage = signal<Stage>({ kind: "loading" });
  mount(() => {
    const now = stage.value;
    if (now.kind === "loading") return <Loading text={t("connection.connecting")} />;
    if (now.kind === "unreachable") return <Loading text={t("refusal.unavailable")} />;
    if (now.kind === "refused") return <Stopped name={now.name} session={now.session} />;
    const line = now.store.line.state.value;
    if (line.kind === "stopped") return <Stopped name={line.name} session={now.store.session} />;
    return view(now.store);
  });
  void find_seat(role, stage, ready);
}

async function find_seat(role: Role, stage: { value: Stage }, ready?: (store: Store) => void): Promise<void> {
  const answer = await api.session();
  if (answer.ok) {
    keep_session(answer.value);
    void keep_shell();
    return take_seat(role, stage, answer.value, ready);
  }
  if (answer.status === 401 || answer.status === 403) {
    keep_session(null);
    stage.value = { kind: "refused", name: "not_signed_in" };
    return;
  }
  // Without a network the page is the one that was here before: what is written waits to be sent.
  const kept = answer.status === 0 ? kept_session() : null;
  if (kept && seat_in(kept, role)) return take_seat(role, stage, kept, ready);
  stage.value = { kind: "unreachable" };
  setTimeout(() => void find_seat(role, stage, ready), 2000 + Math.random() * 2000);
}

function seat_in(session: Session, role: Role) {
  const room = room_in(location.pathname);
  return session.seats.find((each) => each.room === room && each.role === role);
}

async function take_seat(role: Role, stage: { value: Stage }, session: Session, ready?: (store: Store) => void): Promise<void> {
  await follow_language(session.person.language);
  const seat = seat_in(session, role);
  if (!seat) {
    stage.value = { kind: "refused", name: "no_seat", session };
    return;
  }
  const store = new Store(role, seat.room, seat.seat, session);
  store.start();
  ready?.(store);
  stage.value = { kind: "ready", store };
}

export function page_of(seat: { room: string; role: Role }): string {
  return `/${pages[seat.role]}/${encodeURIComponent(seat.room)}`;
}
