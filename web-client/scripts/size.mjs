// Holds the build to its budget: what each page loads before the player, the player, and the style, gzip-compressed.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const budget = { script: 60_000, with_words: 70_000, player: 190_000, style: 15_000 };
/** Catalogues of their own that pages of those who work at the event wait for. */
const own_words = { desk: ["desk"], stage: ["stage"], control: ["desk", "stage", "control"] };
const gzip = (path) => gzipSync(readFileSync(join(dist, path)), { level: 6 }).length;

/** The files that `entry` imports at once (not by a later import()), itself included. */
function closure(entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const source = readFileSync(join(dist, entry), "utf8");
  for (const [, name] of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) closure(`assets/${name}`, seen);
  return seen;
}

/** Of these catalogues together, in the language that is largest. */
function largest_words(names) {
  const files = readdirSync(join(dist, "assets"));
  const of = (name, language) => files.find((file) => new RegExp(`^${name}_${language}-[^.]+\\.js$`).test(file));
  const sizes = ["es", "en", "pt", "zh_hant"].map((language) => names.reduce((bytes, name) => bytes + gzip(`assets/${of(name, language)}`), 0));
  return Math.max(...sizes);
}

let failed = false;
function check(what, bytes, most) {
  const over = bytes > most;
  failed ||= over;
  console.log(`${over ? "TOO LARGE" : "ok       "} ${what.padEnd(24)} ${bytes} of ${most} bytes`);
}

for (const page of ["index", "join", "watch", "hall", "screen", "overlay", "desk", "door", "archive", "stage", "control"]) {
  const html = readFileSync(join(dist, `${page}.html`), "utf8");
  const scripts = new Set();
  for (const [, path] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)) closure(path, scripts);
  const styles = [...html.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, path]) => path);
  if (scripts.size === 0 || styles.length === 0) throw new Error(`${page}.html names no script or no style`);
  const sum = (paths) => [...paths].reduce((bytes, path) => bytes + gzip(path), 0);
  // Beside its own scripts a page loads one language: the largest counts.
  const named = [...scripts].map((path) => readFileSync(join(dist, path), "utf8")).join("\n");
  const spoken = [...named.matchAll(/import\(\s*["'`]\.\/((?:es|en|pt|zh_hant)-[^"'`]+\.js)["'`]/g)].map(([, path]) => gzip(`assets/${path}`));
  if (spoken.length !== 4) throw new Error(`${page}.html loads ${spoken.length} languages by themselves, not 4`);
  check(`${page}: script`, sum(scripts) + Math.max(...spoken), budget.script);
  check(`${page}: style`, sum(styles), budget.style);
  if (own_words[page]) check(`${page}: with its words`, sum(scripts) + Math.max(...spoken) + largest_words(own_words[page]), budget.with_words);
  if (page !== "watch") continue;
  const source = [...scripts].map((path) => readFileSync(join(dist, path), "utf8")).join("\n");
  // Whatever comes after the first paint for the picture's sake: the way of playing, the controls, their words.
  const later = ["open", "controls", "player_es"].map((name) => {
    const file = new RegExp(`import\\(\\s*"\\./(${name}-[^"]+\\.js)"`).exec(source)?.[1];
    if (!file) throw new Error(`the page loads no ${name}`);
    return `assets/${file}`;
  });
  const player = [...new Set(later.flatMap((entry) => [...closure(entry)]))].filter((path) => !scripts.has(path));
  check("player", sum(player), budget.player);
}
process.exit(failed ? 1 : 0);
