// The shipped edges: HTTP/2, events and logins through nginx, and through nginx with Varnish; and what reaches the server of three
// hundred viewers who want the same.
import { connect, type ClientHttp2Session } from "node:http2";
import { test as base, expect } from "@playwright/test";
import { Edge } from "../support/edges";
import { act, ask, own_question, People } from "../support/fixtures";
import { HlsCapture, lint } from "../support/hls_lint";
import { plays, plays_on } from "../support/player";
import { free_port, one_rendition, Server } from "../support/server";

const viewers = 300;

interface Front {
  server: Server;
  edge: Edge;
}

/** A server that knows the edge's origin, and the edge before it. */
const test = base.extend<{ kind: "nginx" | "varnish"; front: Front }>({
  kind: ["nginx", { option: true }],
  front: async ({ kind }, use) => {
    const port = await free_port("tcp");
    const server = await Server.start({ review: "first", proxy: port, renditions: [one_rendition] });
    try {
      const edge = kind === "nginx" ? await Edge.nginx(server, port)
        : await Edge.with_varnish(server, port, await free_port("tcp"));
      await use({ server, edge });
      await edge.stop();
    } finally {
      await server.stop();
    }
  },
});

for (const kind of ["nginx", "varnish"] as const) {
  test.describe(kind, () => {
    test.use({ kind });

    test(`HTTP/2, a stream of events at once, and no picture without a login, through ${kind}`, async ({ front }) => {
      const { server, edge } = front;
      const person = await sign_in(server, edge);
      const session = connect(edge.origin, { servername: "localhost", rejectUnauthorized: false });
      const events = await first_event(session, edge.origin, person);
      expect(events).toContain('"playlist":"');
      const playlist = /"playlist":"([^"]+)"/.exec(events)?.[1] ?? "";
      expect(session.alpnProtocol).toBe("h2");
      expect((await get(session, playlist, person.cookie)).status).toBe(200);
      expect((await get(session, playlist, "")).status).toBe(401);
      expect((await get(session, playlist.replace("index", "360p/live"), "__Host-paraninfo=nobody")).status).toBe(401);
      session.destroy();
    });

    test(`people watch, ask and moderate, and every rule of low-latency HLS is kept, through ${kind}`, async ({ browser, front }) => {
      const { server } = front;
      const people = new People(browser, server);
      let capture: HlsCapture | undefined;
      const watch = await people.enter("participant", {
        link: server.link("participant"), name: "Remote participant", before: async (page) => { capture = new HlsCapture(page, kind); },
      });
      const desk = await people.enter("moderator", { link: server.link("moderator") });
      await plays_on(await plays(watch), 8);

      const text = "Does this question reach the desk?";
      await ask(watch, text);
      await watch.getByTestId("tab-mine").click();
      await act(desk, text, "approve");
      await expect(own_question(watch, text)).toHaveAttribute("data-state", "approved");

      const fetched = (await capture?.fetched()) ?? [];
      expect(fetched.filter(({ url }) => url.includes("_HLS_msn=")).length).toBeGreaterThan(10);
      expect(fetched.filter(({ status }) => status !== 200 && status !== 304)).toEqual([]);
      expect(lint(fetched, kind)).toEqual([]);
      expect(people.faults).toEqual([]);
      await people.leave();
    });
  });
}

test.describe("varnish", () => {
  test.use({ kind: "varnish" });

  test(`what ${viewers} viewers want in the same moment is fetched from the server once`, async ({ front }) => {
    const { server, edge } = front;
    const person = await sign_in(server, edge);
    const sessions = Array.from({ length: viewers / 10 }, () => connect(edge.origin, { servername: "localhost", rejectUnauthorized: false }));
    const one = sessions[0] as ClientHttp2Session;
    const playlist = /"playlist":"([^"]+)"/.exec(await first_event(one, edge.origin, person))?.[1] ?? "";
    const folder = playlist.replace("index.m3u8", "360p/");
    const all = (target: string) => Promise.all(Array.from({ length: viewers }, (_, i) =>
      get(sessions[i % sessions.length] as ClientHttp2Session, folder + target, person.cookie)));

    // Each round takes its names from the newest playlist, the reload of the round before: one without a part is cached for a while.
    let newest = (await get(one, `${folder}live.m3u8`, person.cookie)).body;
    for (let round = 0; round < 6; ++round) {
      const { last, next } = ends(newest);
      const parts = await all(last);
      expect(parts.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
      expect(new Set(parts.map(({ body }) => body.length)).size).toBe(1);
      const reloads = await all(`live.m3u8?_HLS_msn=${next.msn}&_HLS_part=${next.part}`);
      expect(reloads.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
      newest = reloads[0]?.body ?? "";
    }
    sessions.forEach((session) => session.destroy());

    // What the Varnish fetched is written down a little later.
    const of_the_picture = () => edge.fetched().filter((line) => line.includes(folder) && /_HLS_part=|\.\d+\.m4s/.test(line));
    await expect.poll(() => of_the_picture().length).toBeGreaterThanOrEqual(12);
    const fetched = of_the_picture();
    expect(fetched.filter((line, i) => fetched.indexOf(line) !== i)).toEqual([]);
    expect(fetched.every((line) => line.endsWith(" 200"))).toBe(true);
  });

  test("who was banned gets nothing that the Varnish has, and a grant lets in without a login", async ({ front }) => {
    const { server, edge } = front;
    const person = await sign_in(server, edge);
    const moderator = await sign_in(server, edge, "moderator");
    const session = connect(edge.origin, { servername: "localhost", rejectUnauthorized: false });
    const playlist = /"playlist":"([^"]+)"/.exec(await first_event(session, edge.origin, person))?.[1] ?? "";
    const { last } = ends((await get(session, playlist.replace("index", "360p/live"), moderator.cookie)).body);
    const part = playlist.replace("index.m3u8", `360p/${last}`);
    expect((await get(session, part, person.cookie)).status).toBe(200);

    const post = async (path: string, { cookie, seat }: Login, body: unknown) => (await send(session, { ":method": "POST",
      ":path": `/api/v1/rooms/auditorium/${path}?seat=${seat}`, cookie, origin: edge.origin, "content-type": "application/json" }, JSON.stringify(body))).body;
    const { base } = JSON.parse(await post("grant", moderator, {})) as { base: string };
    const granted = playlist.replace("/hls/", new URL(base, edge.origin).pathname);
    expect((await get(session, granted, "")).status).toBe(200);
    expect((await get(session, granted.replace("/~", "/~A"), "")).status).toBe(403);

    const { person: who } = JSON.parse((await get(session, "/api/v1/session", person.cookie)).body) as { person: { id: string } };
    const banned = await post("commands", moderator, { jsonrpc: "2.0", id: 1, method: "person.ban",
      params: { key: "0d1b9a0e-0b3c-4b52-8f57-00000000aaab", person: who.id, reason: "Insults." } });
    expect(banned).toContain('"result"');
    await expect.poll(async () => (await get(session, part, person.cookie)).status).toBe(404);
    expect((await get(session, part, moderator.cookie)).status).toBe(200);
    session.destroy();
  });
});

interface Login {
  cookie: string;
  seat: string;
}

async function sign_in(server: Server, edge: Edge, role: "participant" | "moderator" = "participant"): Promise<Login> {
  const session = connect(edge.origin, { servername: "localhost", rejectUnauthorized: false });
  const body = JSON.stringify({ token: new URL(server.link(role)).hash.slice(1) });
  const answer = await send(session, { ":method": "POST", ":path": "/api/v1/session", origin: edge.origin, "content-type": "application/json" }, body);
  session.destroy();
  const cookie = String(answer.headers["set-cookie"]).split(";")[0] ?? "";
  return { cookie, seat: (JSON.parse(answer.body) as { enter: string }).enter };
}

interface Got {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

function send(session: ClientHttp2Session, headers: Record<string, string>, body = ""): Promise<Got> {
  return new Promise((done, failed) => {
    const stream = session.request(headers);
    const pieces: Buffer[] = [];
    let answer: Record<string, unknown> = {};
    stream.on("response", (got) => { answer = got; });
    stream.on("data", (bytes: Buffer) => pieces.push(bytes));
    stream.on("error", failed);
    stream.on("end", () => done({ status: Number(answer[":status"]), headers: answer, body: Buffer.concat(pieces).toString("latin1") }));
    if (body) stream.end(body);  // a GET has ended already
  });
}

const get = (session: ClientHttp2Session, path: string, cookie: string) => send(session, { ":path": path, ...(cookie ? { cookie } : {}) });

/** What comes first on the stream of events, up to the room's picture; the stream itself never ends. */
function first_event(session: ClientHttp2Session, origin: string, { cookie, seat }: Login): Promise<string> {
  return new Promise((done, failed) => {
    const stream = session.request({ ":path": `/api/v1/rooms/auditorium/changes?seat=${seat}`, cookie, origin, accept: "text/event-stream" });
    let text = "";
    stream.on("data", (bytes: Buffer) => {
      text += bytes.toString();
      if (!text.includes('"playlist":"')) return;
      stream.close();
      done(text);
    });
    stream.on("error", failed);
    stream.on("end", () => failed(new Error(`the stream of events ended: ${text.slice(0, 200)}`)));
  });
}

/** A playlist's last part, and the number of the one that comes next. */
function ends(playlist: string): { last: string; next: { msn: string; part: string } } {
  const last = [...playlist.matchAll(/#EXT-X-PART:.*URI="([^"]+)"/g)].at(-1)?.[1] ?? "";
  const [, msn = "", part = ""] = /#EXT-X-PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)\.m4s"/.exec(playlist) ?? [];
  return { last, next: { msn, part } };
}
