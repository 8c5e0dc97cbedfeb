// The WebSocket way to the server, subprotocol paraninfo.v1.
import { parse_frame, type Position } from "../protocol/messages";
import { silence_max_ms, type Place, type Transport, type TransportEvents } from "./transport";

const opening_max_ms = 10_000;

export function open_socket(place: Place, _position: Position | null, events: TransportEvents): Transport {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const path = `/api/v1/rooms/${encodeURIComponent(place.room)}/socket?seat=${encodeURIComponent(place.seat)}`;
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (code: number, reason: string) => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    events.closed(code, reason);
  };
  const expect_sign_of_life = (within_ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      end(1006, "silent");
      socket.close();
    }, within_ms);
  };

  const socket = new WebSocket(`${scheme}//${location.host}${path}`, "paraninfo.v1");
  expect_sign_of_life(opening_max_ms);
  socket.onopen = () => {
    expect_sign_of_life(silence_max_ms);
    if (!done) events.opened();
  };
  socket.onmessage = ({ data }) => {
    expect_sign_of_life(silence_max_ms);
    const messages = typeof data === "string" ? parse_frame(data) : null;
    if (messages && !done) events.frame(messages);
  };
  socket.onclose = ({ code, reason }) => end(code, reason);

  return {
    name: "ws",
    joins: false,
    expect_sign_of_life,
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      end(1000, "");
      socket.close();
    },
  };
}
