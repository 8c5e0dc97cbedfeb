// Which panelist the reader is: their place backstage, and which speaker of the agenda: as their link says, or else as they say
// themselves, or by the name.
import { signal } from "@preact/signals";
import { sessions_in } from "../../room/agenda";
import type { AgendaSession, Panelist, Speaker } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { event_info } from "../agenda/event";

export function my_place(store: Store): Panelist | undefined {
  const { you, backstage } = store.room.value;
  return backstage.find(({ person }) => person === you?.person);
}

/** The reader's own word, where neither link nor names say it; by seat. */
const said = signal<Record<string, string>>({});
const storage_key = (seat: string) => `paraninfo/speaker/${seat}`;

export function say_speaker(store: Store, id: string): void {
  store.storage.set(storage_key(store.seat), id);
  said.value = { ...said.value, [store.seat]: id };
}

/** Names as people write them: case, accents and spaces do not matter. */
export function same_name(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
  return plain(a) !== "" && plain(a) === plain(b);
}

export function my_speaker(store: Store): Speaker | undefined {
  const speakers = event_info.value?.agenda?.speakers ?? [];
  const given = store.session.seats.find(({ seat }) => seat === store.seat)?.speaker;
  const chosen = given ?? said.value[store.seat] ?? store.storage.get(storage_key(store.seat));
  const name = store.room.value.you?.name ?? store.session.person.name;
  return speakers.find(({ id }) => id === chosen) ?? speakers.find((each) => same_name(each.name, name));
}

/** What the reader still has to say in this room, in its order. */
export function my_sessions(store: Store, now_ms: number): AgendaSession[] {
  const agenda = event_info.value?.agenda;
  const me = my_speaker(store);
  if (!agenda || !me) return [];
  return sessions_in(agenda, store.room.value.id).filter(({ speakers, ends_ms }) => speakers.includes(me.id) && ends_ms > now_ms);
}
