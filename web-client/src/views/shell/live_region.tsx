// What a screen reader is told: the fate of one's own question at once, in a region of its own that no other news can
// overwrite; all the rest in one polite announcement at most each 5 s (pace). The reader may turn it off.
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
import { Pace } from "./pace";
import { remembered_switch } from "./switch";

/** Stands for the chat among what waits. */
const chat_mark = "\u0000";

const spoken = signal("");
const spoken_own = signal("");
const pace = new Pace();
/** Chat messages since the last announcement: told by their number, whatever came with them. */
let waiting_chat = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const aloud = remembered_switch("paraninfo/aloud");
export const announce_aloud = aloud.on;
export const set_announce_aloud = aloud.turn;

export function say(text: string): void {
  if (!announce_aloud.value) return;
  pace.rest(text, Date.now());
  schedule();
}

function say_own(text: string): void {
  if (!announce_aloud.value) return;
  pace.own(text);
  schedule();
}

/** A busy chat is one short sentence each time, never a log read out. */
function say_chat(n: number): void {
  if (!announce_aloud.value || n === 0) return;
  if (waiting_chat === 0) pace.rest(chat_mark, Date.now());
  waiting_chat += n;
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  const wait = pace.wait(Date.now());
  timer = wait === null ? undefined : setTimeout(flush, wait);
}

function flush(): void {
  const { own, rest } = pace.take(Date.now());
  if (own.length > 0) tell(spoken_own, own);
  if (rest.length > 0) {
    const told = rest.filter((text) => text !== chat_mark);
    if (waiting_chat > 0) told.push(t("live.new_chat", { n: waiting_chat }));
    waiting_chat = 0;
    tell(spoken, told);
  }
  schedule();
}

function tell(region: { value: string }, told: string[]): void {
  const text = told.join(". ");
  // The same words again are news again: a no-break space makes them a change.
  region.value = text === region.value ? `${text}\u00a0` : text;
}

export function LiveRegion({ store }: { store: Store }) {
  useEffect(() => store.on_news((before, after) => {
    own_news(before, after).forEach(say_own);
    news(before, after).forEach(say);
    say_chat(new_messages(before.chat, after.chat, after.you?.person).length);
  }), [store]);
  return (
    <div class="visually-hidden">
      <div aria-live="polite" data-testid="live-own">{spoken_own.value}</div>
      <div aria-live="polite" data-testid="live-region">{spoken.value}</div>
    </div>
  );
}

/** What became of one's own questions. */
export function own_news(before: Room, after: Room): string[] {
  const told: string[] = [];
  for (const question of after.questions.values()) {
    const old = question.mine ? before.questions.get(question.id) : undefined;
    if (!old) continue;
    const words = fate_words(fate_of(question));
    if (words !== fate_words(fate_of(old))) told.push(t("live.own", { state: words }));
  }
  return told;
}

/** What else a reader wants to be told of the difference between two states of the room. */
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
    if (!question.mine && !before.questions.has(question.id)) fresh++;
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
