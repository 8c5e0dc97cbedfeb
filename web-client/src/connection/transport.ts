// What a way to the server must offer. There are two: a WebSocket (socket.ts), and server-sent events with POST
// (stream.ts) for networks that break WebSockets.
import type { Message, Position } from "../protocol/messages";

/** A way is dead after the server was silent this long: it sends its clock each 10 s. */
export const silence_max_ms = 28_000;

export interface TransportEvents {
  /** The way is open; the WebSocket's user now sends room.join, the stream has joined by its address. */
  opened(): void;
  frame(messages: Message[]): void;
  /** Called once, also when it never opened. `code` is a WebSocket close code; 1006 where nothing is known. */
  closed(code: number, reason: string): void;
}

export interface Transport {
  readonly name: "ws" | "sse";
  /** Whether the room is joined by the address already. */
  readonly joins: boolean;
  send(text: string): void;
  /** Ends the way by itself unless something of the server comes within this time. */
  expect_sign_of_life(within_ms: number): void;
  close(): void;
}

export interface Place {
  room: string;
  seat: string;
}

export type Open = (place: Place, position: Position | null, events: TransportEvents) => Transport;
