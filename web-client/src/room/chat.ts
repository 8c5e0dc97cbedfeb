// The chat as this seat sees it: the newest messages in the order written.
import type { Change, ChatMessage, Snapshot } from "../protocol/messages";

export interface Chat {
  open: boolean;
  /** Between two messages of a person; 0: no slow mode. */
  slow_ms: number;
  messages: readonly ChatMessage[];
}

/** As many as the server keeps at hand. */
export const messages_max = 200;

export const no_chat: Chat = { open: false, slow_ms: 0, messages: [] };

export function chat_of({ chat, own_chat = [] }: Snapshot): Chat {
  if (!chat) return no_chat;
  const own = new Map(own_chat.map((message) => [message.number, message]));
  return { ...chat, messages: chat.messages.map((message) => own.get(message.number) ?? message) };
}

export function reduce_chat(held: Chat, change: Change): Chat {
  switch (change.kind) {
    case "chat.opened": return { ...held, open: true };
    case "chat.closed": return { ...held, open: false };
    case "chat.slowed": return { ...held, slow_ms: change.data["slow_ms"] as number };
    default: break;
  }
  const { message } = change.data as { message?: ChatMessage };
  return message ? { ...held, messages: with_message(held.messages, message) } : held;
}

/** One that is known is replaced where it stands: everything else stays the same object. */
function with_message(known: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const at = known.findIndex(({ number }) => number >= message.number);
  if (at < 0) return [...known, message].slice(-messages_max);
  const replaced = known[at]?.number === message.number ? 1 : 0;
  return [...known.slice(0, at), message, ...known.slice(at + replaced)].slice(-messages_max);
}

export function message_at({ messages }: Chat, number: number): ChatMessage | undefined {
  return messages.find((each) => each.number === number);
}

/** What is new in `after`, by others: what a reader would be told of. */
export function new_messages(before: Chat, after: Chat, person: string | undefined): readonly ChatMessage[] {
  if (before.messages === after.messages) return [];
  const last = before.messages.at(-1)?.number ?? 0;
  return after.messages.filter((each) => each.number > last && each.text !== null && !is_own(each, person));
}

/** Moderators get all messages in one form and know their own by the person. */
export function is_own(message: ChatMessage, person: string | undefined): boolean {
  return message.mine === true || (message.person !== undefined && message.person === person);
}
