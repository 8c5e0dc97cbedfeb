// The second way to the server: changes by server-sent events, commands by POST. Same messages, same outbox.
import { parse_frame, type Message, type Position } from "../protocol/messages";
import { silence_max_ms, type Place, type Transport, type TransportEvents } from "./transport";

export function open_stream(place: Place, position: Position | null, events: TransportEvents): Transport {
  const base = `/api/v1/rooms/${encodeURIComponent(place.room)}`;
  const seat = `seat=${encodeURIComponent(place.seat)}`;
  const after = position ? `&after=${encodeURIComponent(`${position.history}:${position.offset}`)}` : "";
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (code: number, reason: string) => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    source.close();
    events.closed(code, reason);
  };
  const expect_sign_of_life = (within_ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => end(1006, "silent"), within_ms);
  };

  const source = new EventSource(`${base}/changes?${seat}${after}`);
  expect_sign_of_life(silence_max_ms);
  source.onopen = () => {
    if (!done) events.opened();
  };
  source.onmessage = ({ data }) => {
    expect_sign_of_life(silence_max_ms);
    const messages = parse_frame(String(data));
    if (messages && !done) events.frame(messages);
  };
  // The browser would try again by itself, without our back-off and our position: we do it.
  source.onerror = () => end(1006, "stream");
  // What a close frame tells on a WebSocket.
  source.addEventListener("close", (event) => {
    const { code, delay_ms } = JSON.parse(String((event as MessageEvent).data)) as { code: number; delay_ms: number };
    end(code, `delay=${delay_ms}`);
  });

  const post = async (text: string) => {
    const reply = await fetch(`${base}/commands?${seat}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: text,
    });
    if (reply.status === 401) return end(4200, "");
    const messages = parse_frame(await reply.text());
    if (messages) events.frame(messages);
    else events.frame([lost_reply(text)]);
  };

  return {
    name: "sse",
    joins: true,
    expect_sign_of_life,
    send: (text) => {
      post(text).catch(() => {
        if (!done) events.frame([lost_reply(text)]);
      });
    },
    close: () => end(1000, ""),
  };
}

/** A POST that brought no reply: its sender keeps the key and tries again. */
function lost_reply(request: string): Message {
  const { id } = JSON.parse(request) as { id: number };
  const data = { reason: "unavailable", retry_after_ms: 2000 };
  return { id, error: { code: 1010, message: "unavailable", data } };
}
