// WHIP and WHEP as HTTP, and a session from its offer to its end.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect_max_ms, disconnected_max_ms, gather_max_ms, Session } from "../src/stage/session";
import { fragment_of } from "../src/stage/signalling";
import type { IceServer } from "../src/stage/signalling";
import { Steady, type Ended } from "../src/stage/steady";
import type { Trouble } from "../src/stage/why";
import { FakePeer, fake_peers } from "./fake_peer";

const path = "/api/v1/rooms/auditorium/whip?seat=s&what=camera";
const host = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host";
const relay = "candidate:3 1 udp 41885439 203.0.113.9 60000 typ relay raddr 0.0.0.0 rport 0";

interface Asked {
  method: string;
  path: string;
  body: unknown;
  keepalive: boolean;
}

let asked: Asked[] = [];
let answer: () => Response | Promise<Response>;
let relays: () => Response | Promise<Response>;
const answered = (sdp = "v=0") => new Response(sdp, { status: 201, headers: { Location: "/api/v1/rooms/auditorium/whip/0123" } });

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = () => answered();
  relays = () => new Response("{}");
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    asked.push({ method: init.method ?? "GET", path, body: init.body, keepalive: init.keepalive === true });
    if (init.method === "POST") return Promise.resolve(answer());
    return until_aborted(init.method === undefined ? relays() : new Response(null, { status: 200 }), init.signal);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As fetch does. */
function until_aborted(response: Response | Promise<Response>, signal?: AbortSignal | null): Promise<Response> {
  return Promise.race([response, new Promise<Response>((_, failed) => signal?.addEventListener("abort", () => failed(new DOMException("", "AbortError"))))]);
}

async function opened(servers: IceServer[] = []) {
  const told: (Trouble | "connected")[] = [];
  let peer: FakePeer | null = null;
  const session = new Session(path, servers, { connected: () => told.push("connected"), ended: (trouble) => told.push(trouble) }, (configuration) => {
    peer = new FakePeer(configuration);
    return peer as unknown as RTCPeerConnection;
  });
  if (!peer) throw new Error("no peer");
  void session.start();
  await settle();
  return { session, peer: peer as FakePeer, told };
}

/** Lets promises go on without time passing. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("a session", () => {
  it("sends its offer once all candidates are there, takes the answer, and ends with DELETE", async () => {
    const { session, peer, told } = await opened();
    await settle();
    expect(asked).toEqual([]);
    peer.find(host);
    peer.gathered();
    await settle();
    expect(asked).toMatchObject([{ method: "POST", path, body: peer.localDescription?.sdp }]);
    expect(peer.remote).toBe("v=0");
    peer.become("connected");
    expect(told).toEqual(["connected"]);
    session.close();
    expect(asked.at(-1)).toMatchObject({ method: "DELETE", path: "/api/v1/rooms/auditorium/whip/0123", keepalive: true });
    expect([peer.closed, told]).toEqual([true, ["connected"]]);
  });

  it("does not wait for slow candidates, and sends them after the offer", async () => {
    const { peer } = await opened();
    await vi.advanceTimersByTimeAsync(gather_max_ms);
    expect(asked.map(({ method }) => method)).toEqual(["POST"]);
    peer.find(relay);
    await settle();
    expect(asked.at(-1)).toMatchObject({ method: "PATCH", path: "/api/v1/rooms/auditorium/whip/0123" });
    expect(asked.at(-1)?.body).toBe(`a=ice-ufrag:abcd\r\na=ice-pwd:efghijklmnopqrstuvwxyz\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=${relay}\r\n`);
  });

  it("ends when the page goes", async () => {
    const { peer } = await opened();
    peer.gathered();
    await settle();
    dispatchEvent(new Event("pagehide"));
    expect([asked.at(-1)?.method, peer.closed]).toEqual(["DELETE", true]);
  });

  it("ends at the server too where it was closed while the server was answering", async () => {
    let release: (response: Response) => void = () => undefined;
    answer = () => new Promise((done) => { release = done; });
    const { session, peer, told } = await opened();
    peer.gathered();
    await settle();
    session.close();
    release(answered());
    await settle();
    expect([asked.at(-1)?.method, peer.remote, told]).toEqual(["DELETE", null, []]);
  });

  const turn = [{ urls: "turn:turn.test:3478" }];
  const cases: [string, IceServer[], (peer: FakePeer) => void, Trouble][] = [
    ["found no address", turn, () => undefined, "no_candidates"],
    ["found addresses, and nothing came through", [], (peer) => peer.find(host), "unreachable"],
    ["did not reach the relay", turn, (peer) => { peer.find(host); peer.fail_at(701); }, "relay_refused"],
    ["has credentials that the relay does not take", turn, (peer) => { peer.find(host); peer.fail_at(401); }, "relay_credentials"],
    ["has nothing but a relay that does not take its credentials", turn, (peer) => peer.fail_at(401), "relay_credentials"],
    ["has a relay, and was refused by another", turn, (peer) => { peer.find(relay); peer.fail_at(401); }, "unreachable"],
    ["has a relay, and nothing came through", turn, (peer) => { peer.find(host); peer.find(relay); peer.fail_at(701); }, "unreachable"],
  ];
  for (const [what, servers, act, trouble] of cases) {
    it(`that ${what} says so after ten seconds`, async () => {
      const { peer, told } = await opened(servers);
      act(peer);
      peer.gathered();
      await settle();
      await vi.advanceTimersByTimeAsync(connect_max_ms - 1);
      expect(told).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect([told, peer.closed]).toEqual([[trouble], true]);
    });
  }

  const silent = () => new Promise<Response>(() => undefined);
  const silences: [string, () => Response | Promise<Response>, Trouble][] = [
    ["answers nothing", silent, "offline"], ["answers what its relays are and no offer", () => new Response("{}"), "unavailable"],
    ["tells of no relay and answers no offer", () => new Response("", { status: 404 }), "unavailable"],
  ];
  for (const [what, told_relays, trouble] of silences) {
    it(`whose server ${what} says so ten seconds after it began, whatever was waited for before`, async () => {
      [answer, relays] = [silent, told_relays];
      const told: Trouble[] = [];
      const { peers, make } = fake_peers();
      const prepared = Session.prepare("auditorium", "S", path, { connected: () => undefined, ended: (why) => told.push(why) }, make);
      void prepared.then((session) => session.start());
      await vi.advanceTimersByTimeAsync(connect_max_ms - 1);
      expect([told, asked.map(({ method }) => method)]).toEqual([[], ["GET", "POST"]]);
      await vi.advanceTimersByTimeAsync(1);
      expect([told, peers[0]?.closed]).toEqual([[trouble], true]);
    });
  }

  it("whose answer comes late has only what is left of its ten seconds, and ends at the server what it did not wait for", async () => {
    let release: (response: Response) => void = () => undefined;
    answer = () => new Promise((done) => { release = done; });
    const { peer, told } = await opened();
    peer.find(host);
    await vi.advanceTimersByTimeAsync(connect_max_ms - 1);
    release(answered());
    await settle();
    expect([peer.remote, told]).toEqual(["v=0", []]);
    await vi.advanceTimersByTimeAsync(1);
    expect([told, asked.at(-1)?.method]).toEqual([["unreachable"], "DELETE"]);

    const late = await opened();
    await vi.advanceTimersByTimeAsync(connect_max_ms);
    release(answered());
    await settle();
    expect([late.told, late.peer.remote, asked.at(-1)?.method]).toEqual([["unavailable"], null, "DELETE"]);
  });

  it("outlives a network that changes hands, and no longer silence", async () => {
    const { peer, told } = await opened();
    peer.gathered();
    await settle();
    peer.become("connected");
    peer.become("disconnected");
    await vi.advanceTimersByTimeAsync(disconnected_max_ms - 1);
    peer.become("connected");
    await vi.advanceTimersByTimeAsync(disconnected_max_ms);
    expect(told).toEqual(["connected"]);
    peer.become("disconnected");
    await vi.advanceTimersByTimeAsync(disconnected_max_ms);
    expect(told).toEqual(["connected", "lost"]);
  });

  const refusals: [number, Trouble, string?][] = [
    [401, "not_allowed"], [403, "not_allowed"], [404, "not_allowed"], [406, "refused"], [409, "closed"], [410, "replaced"], [415, "refused"], [429, "limited"],
    [503, "unavailable"], [503, "full", `{"error":{"reason":"full","detail":"as many publish as the server takes"}}`],
    [413, "refused"], [413, "too_much", `{"error":{"reason":"too_much","detail":"it sent more than is taken"}}`],
    [503, "unavailable", "<html>Bad gateway</html>"], [503, "unavailable", "null"],
  ];
  for (const [status, trouble, body = "{}"] of refusals) {
    it(`that is answered with ${status} ${body} is over: ${trouble}`, async () => {
      answer = () => new Response(body, { status });
      const { peer, told } = await opened();
      peer.gathered();
      await settle();
      expect(told).toEqual([trouble]);
    });
  }

  it("goes nowhere but to the server that answered", async () => {
    answer = () => new Response("v=0", { status: 201, headers: { Location: "https://elsewhere.test/session" } });
    const { peer, told } = await opened();
    peer.gathered();
    await settle();
    expect([told, asked.length, peer.remote]).toEqual([["refused"], 1, null]);
  });

  it("says that it is offline where nothing answers", async () => {
    answer = () => Promise.reject(new TypeError("failed"));
    const { peer, told } = await opened();
    peer.gathered();
    await settle();
    expect(told).toEqual(["offline"]);
  });
});

describe("a fragment", () => {
  it("names the section of its candidate", () => {
    expect(fragment_of("a=ice-ufrag:u\r\na=ice-pwd:p\r\nm=video 9 X 96\r\n", { candidate: host, sdpMid: "1" })).toContain("\r\na=mid:1\r\n");
  });
});

describe("what is kept up", () => {
  function kept() {
    const begun: Ended[] = [];
    let closed = 0;
    const steady = new Steady((events) => {
      begun.push(events);
      return Promise.resolve(() => { closed++; });
    }, () => 1);
    return { steady, begun, closed: () => closed };
  }

  it("asks again by itself where the stage is full", async () => {
    const { steady, begun } = kept();
    steady.start();
    await settle();
    begun[0]?.ended("full", 2000);
    expect(steady.state.value).toEqual({ kind: "waiting", trouble: "full" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun.length).toBeGreaterThan(1);
  });

  it("begins again after an end, later each time, and says why meanwhile", async () => {
    const { steady, begun } = kept();
    steady.start();
    await settle();
    begun[0]?.connected();
    expect(steady.state.value).toEqual({ kind: "live" });
    begun[0]?.ended("lost", 0);
    expect(steady.state.value).toEqual({ kind: "waiting", trouble: "lost" });
    await vi.advanceTimersByTimeAsync(500);
    expect([begun.length, steady.state.value]).toEqual([2, { kind: "connecting", trouble: "lost" }]);
    begun[1]?.ended("unreachable", 0);
    await vi.advanceTimersByTimeAsync(999);
    expect(begun.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun.length).toBe(3);
  });

  it("waits as long as the server asks, and not when it is woken", async () => {
    const { steady, begun } = kept();
    steady.start();
    await settle();
    begun[0]?.ended("limited", 30_000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(begun.length).toBe(1);
    steady.wake();
    await settle();
    expect(begun.length).toBe(2);
  });

  it("does not try again by itself what cannot change, and hears nothing of what is over", async () => {
    const { steady, begun, closed } = kept();
    steady.start();
    await settle();
    begun[0]?.ended("closed", 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([begun.length, steady.state.value]).toEqual([1, { kind: "stopped", trouble: "closed" }]);
    steady.wake();
    await settle();
    steady.stop();
    begun[1]?.connected();
    begun[1]?.ended("lost", 0);
    expect([steady.state.value, closed()]).toEqual([{ kind: "off" }, 1]);
  });

  it("says that the browser cannot where it does not even begin", async () => {
    const steady = new Steady(() => Promise.reject(new ReferenceError("no such thing here")));
    steady.start();
    await settle();
    expect(steady.state.value).toEqual({ kind: "stopped", trouble: "refused" });
  });

  it("leaves a place to who took it until somebody presses the button, and says which of the two it is", async () => {
    const asked_again: boolean[] = [];
    const begun: Ended[] = [];
    const steady = new Steady((events, again) => {
      begun.push(events);
      asked_again.push(again);
      return Promise.resolve(() => undefined);
    }, () => 1);
    steady.start();
    await settle();
    begun[0]?.ended("offline", 0);
    await vi.advanceTimersByTimeAsync(500);
    begun[1]?.ended("unreachable", 0);
    await vi.advanceTimersByTimeAsync(1_000);
    begun[2]?.ended("replaced", 0);
    steady.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked_again, steady.state.value.kind]).toEqual([[false, false, true], "stopped"]);
    steady.insist();
    expect(asked_again).toEqual([false, false, true, false]);
  });

  it("closes what is ready only after it was stopped", async () => {
    let ready: (close: () => void) => void = () => undefined;
    const steady = new Steady(() => new Promise((done) => { ready = done; }));
    steady.start();
    steady.stop();
    const close = vi.fn();
    ready(close);
    await settle();
    expect(close).toHaveBeenCalledOnce();
  });
});
