// What a screen reader is told: one polite announcement at most each 5 s, everything since the last one together. The
// reader may turn it off.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t, type Key } from "../../i18n/i18n";
import { new_messages } from "../../room/chat";
import { shown_poll } from "../../room/polls";
import type { Room } from "../../room/room";
import { fate_of } from "../../room/fate";
import { on_air } from "../../room/questions";
import type { Store } from "../../room/store";
import { fate_words } from "../questions/fate_words";
import { silence_words } from "../sanctions/words";

const every_ms = 5000;
const most_at_once = 4;
const storage_key = "paraninfo/aloud";

const spoken = signal("");
const waiting: string[] = [];
/** Chat messages since the last announcement: told by their number, whatever came with them. */
let waiting_chat = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let last_at = -Infinity;

function read_setting(): boolean {
  try {
    return localStorage.getItem(storage_key) !== "off";
  } catch {
    return true;
  }
}

export const announce_aloud = signal(read_setting());

export function set_announce_aloud(on: boolean): void {
  announce_aloud.value = on;
  try {
    localStorage.setItem(storage_key, on ? "on" : "off");
  } catch {
    // For this page only.
  }
}

export function say(text: string): void {
  if (!announce_aloud.value) return;
  waiting.push(text);
  schedule();
}

/** A busy chat is one short sentence each time, never a log read out. */
export function say_chat(n: number): void {
  if (!announce_aloud.value || n === 0) return;
  waiting_chat += n;
  schedule();
}

function schedule(): void {
  if (timer !== undefined) return;
  timer = setTimeout(flush, Math.max(200, last_at + every_ms - Date.now()));
}

function flush(): void {
  timer = undefined;
  last_at = Date.now();
  const told = waiting.splice(0).slice(-most_at_once);
  if (waiting_chat > 0) told.push(t("live.new_chat", { n: waiting_chat }));
  waiting_chat = 0;
  const text = told.join(". ");
  // The same words again are news again: a no-break space makes them a change.
  spoken.value = text === spoken.value ? `${text}\u00a0` : text;
}

export function LiveRegion({ store }: { store: Store }) {
  useEffect(() => store.on_news((before, after) => {
    news(before, after).forEach(say);
    say_chat(new_messages(before.chat, after.chat, after.you?.person).length);
  }), [store]);
  return <div class="visually-hidden" aria-live="polite" data-testid="live-region">{spoken.value}</div>;
}

/** What a reader wants to be told of the difference between two states of the room. */
export function news(before: Room, after: Room): string[] {
  const told: string[] = [];
  const known = new Set(before.announcements.map(({ id }) => id));
  for (const { id, text } of after.announcements) if (!known.has(id)) told.push(t("live.announcement", { text }));
  const now_on_air = on_air(after.questions);
  if (now_on_air && now_on_air.id !== on_air(before.questions)?.id) told.push(t("live.on_air", { text: now_on_air.text }));
  const silence = after.sanctions.own;
  if (silence && silence.at !== before.sanctions.own?.at) told.push(silence_words(silence));
  if (!silence && before.sanctions.own) told.push(t("silence.lifted"));
  told.push(...chat_news(before, after), ...hand_news(before, after));
  const poll = shown_poll(after.polls);
  const poll_before = shown_poll(before.polls);
  if (poll && (poll.id !== poll_before?.id || poll.state !== poll_before.state) && before.joined) told.push(t(`live.poll_${poll.state}` as Key, { title: poll.title }));
  let fresh = 0;
  for (const question of after.questions.values()) {
    const old = before.questions.get(question.id);
    const words = question.mine ? fate_words(fate_of(question)) : "";
    if (question.mine && old && words !== fate_words(fate_of(old))) {
      told.push(t("live.own", { state: words }));
    } else if (!old && !question.mine) {
      fresh++;
    }
  }
  if (fresh > 0) told.push(t("live.new_questions", { n: fresh }));
  return told;
}

function chat_news({ chat: before }: Room, { chat: after }: Room): string[] {
  const told = after.open && !before.open ? [t("live.chat_opened")] : [];
  if (after.messages === before.messages) return told;
  for (const message of after.messages) {
    const known = message.mine && message.deleted === "moderator" ? before.messages.find(({ number }) => number === message.number) : undefined;
    if (known && known.deleted === undefined) told.push(t("chat.deleted_mine", { reason: message.reason ?? "" }));
  }
  return told;
}

/** To moderators; one's own hand speaks for itself (views/hands). */
function hand_news({ hands: before }: Room, { hands: after }: Room): string[] {
  if (after.queue === before.queue) return [];
  const last = before.queue.at(-1)?.number ?? 0;
  return after.queue.filter(({ number }) => number > last).map(({ name }) => t("live.hand_raised", { name }));
}
