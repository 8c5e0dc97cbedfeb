import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const page_path = (page: string) => resolve(__dirname, `${page}.html`);
const pages = ["index", "join", "watch", "hall", "screen", "overlay", "desk", "door", "archive", "stage", "control"];

/**
 * The pages differ in their name alone, so that one file is all of them. The overlay also says at the root that it is one,
 * and is drawn in no scheme of the browser's: it is transparent.
 */
function html_of(page: string): string {
  const html = readFileSync(resolve(__dirname, "page.html"), "utf8").replaceAll("PAGE", page);
  if (page !== "overlay") return html;
  return html.replace('lang="es"', 'lang="es" data-page="overlay"').replace(/ *<meta name="color-scheme".*\n/, "");
}

const pages_from_one: Plugin = {
  name: "pages-from-one",
  resolveId: (id) => (pages.some((page) => id === page_path(page)) ? id : null),
  load: (id) => {
    const page = pages.find((each) => id === page_path(each));
    return page === undefined ? null : html_of(page);
  },
};

/** The service worker stands at the root under a name of its own, and knows the build's files. */
const worker_knows_assets: Plugin = {
  name: "worker-knows-assets",
  generateBundle(_, bundle) {
    const worker = bundle["sw.js"];
    if (worker?.type !== "chunk" || !worker.code.includes("__ASSETS__")) throw new Error("the service worker has no place for the list of files");
    const assets = Object.keys(bundle).filter((name) => name.startsWith("assets/")).sort();
    worker.code = worker.code.replace("__ASSETS__", assets.map((name) => `/${name}`).join(" "));
  },
};

const { version: hls_version } = JSON.parse(readFileSync(resolve(__dirname, "node_modules/hls.js/package.json"), "utf8")) as { version: string };

/** hls.js is built from its sources, without what no stream of ours has: each of these is a switch of its own build. */
const hls_switches = {
  __USE_ALT_AUDIO__: true, __USE_MEDIA_CAPABILITIES__: true, __USE_SUBTITLES__: true, __USE_EME_DRM__: false, __USE_CMCD__: false,
  __USE_CONTENT_STEERING__: false, __USE_VARIABLE_SUBSTITUTION__: false, __USE_M2TS_ADVANCED_CODECS__: false,
  __USE_INTERSTITIALS__: false, __USE_IFRAMES__: false, __IN_WORKER__: false, __HLS_WORKER_BUNDLE__: "undefined", __VERSION__: JSON.stringify(hls_version),
};

export default defineConfig({
  base: "/",
  define: hls_switches,
  resolve: {
    alias: [
      { find: "hls.js", replacement: resolve(__dirname, "node_modules/hls.js/src/exports-named.ts") },
      { find: /^@svta\/cml-.*|.*\/cmcd-controller$/, replacement: resolve(__dirname, "src/player/hls_absent.ts") },
    ],
  },
  plugins: [pages_from_one, worker_knows_assets],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2021",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    // hls.js alone is larger than the default bound; scripts/size.mjs holds the budget.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: {
        ...Object.fromEntries(pages.map((page) => [page, page_path(page)])),
        sw: resolve(__dirname, "src/offline/worker.ts"),
      },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/languages.ts", "tests/web_crypto.ts"],
    testTimeout: 60_000,  // only against a test that hangs
  },
});
