// The service worker: keeps the shell of the pages that were used here, so that they open without a network. What people say,
// what the server answers and the picture never pass through it. The browser runs it beside the pages.

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface FetchAsked extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Installing extends Extendable {
  addRoutes?(rules: object): Promise<void>;
}

interface WorkerScope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: "install", act: (event: Installing) => void): void;
  addEventListener(kind: "activate", act: (event: Extendable) => void): void;
  addEventListener(kind: "message", act: (event: Extendable & { data: unknown }) => void): void;
  addEventListener(kind: "fetch", act: (event: FetchAsked) => void): void;
}

const worker = self as unknown as WorkerScope;
/** The build's own hashed files; the build writes the list in. */
const assets: readonly string[] = "__ASSETS__".split(" ");
const pages = ["watch", "hall", "screen", "overlay", "desk", "door", "archive", "stage", "control"];
const shell = "paraninfo-shell";
/** A link that is up and passes nothing is no reason to wait for longer. */
const patience_ms = 4000;

/** The name under which a page is kept: it is the same for every room. */
function page_key(path: string): string | null {
  const [, page, room, ...more] = path.split("/");
  return room && more.length === 0 && pages.includes(page ?? "") ? `/${page}` : null;
}

/** A file that never changes under its name. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The page as the server has it; the kept one where it does not answer. */
async function page(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(shell);
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(key, answer.clone());
    return answer;
  });
  const late = new Promise<undefined>((done) => setTimeout(done, patience_ms));
  const answer = await Promise.race([fresh.catch(() => undefined), late]);
  return answer ?? (await cache.match(key)) ?? fresh;
}

/** What the page that just loaded used, all of it in the browser's own cache by now. */
async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(shell);
  await Promise.allSettled(paths.map(async (path) => {
    const key = page_key(path) ?? (assets.includes(path) ? path : null);
    if (key === null || (await cache.match(key))) return;
    const answer = await fetch(path);
    if (answer.ok) await cache.put(key, answer);
  }));
}

async function drop_old(): Promise<void> {
  const cache = await caches.open(shell);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith("/assets/") && !assets.includes(pathname)) await cache.delete(url);
  }
}

worker.addEventListener("install", (event) => {
  // Where the browser can be told, it does not ask here for what is never answered here.
  const past = ["/hls/*", "/vod/*", "/api/*"].map((path) => ({ condition: { urlPattern: path }, source: "network" }));
  const routed = event.addRoutes?.(past) ?? Promise.resolve();
  event.waitUntil(routed.catch(() => undefined).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => event.waitUntil(drop_old().then(() => worker.clients.claim())));

worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keep(event.data.map(String).slice(0, 100)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const key = request.mode === "navigate" ? page_key(pathname) : null;
  if (key) event.respondWith(page(request, key));
  else if (assets.includes(pathname)) event.respondWith(asset(request));
});
