import { resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const pages = ["index", "join", "watch", "hall", "screen", "overlay", "desk", "door"];

/** The service worker stands at the root under a name of its own, and knows the build's files. */
const worker_knows_assets: Plugin = {
  name: "worker-knows-assets",
  generateBundle(_, bundle) {
    const worker = bundle["sw.js"];
    if (worker?.type !== "chunk" || !worker.code.includes("__ASSETS__")) throw new Error("the service worker has no place for the list of files");
    const assets = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
    worker.code = worker.code.replace("__ASSETS__", assets.map((name) => `/${name}`).join(" "));
  },
};

export default defineConfig({
  base: "/",
  plugins: [worker_knows_assets],
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
        ...Object.fromEntries(pages.map((page) => [page, resolve(__dirname, `${page}.html`)])),
        sw: resolve(__dirname, "src/offline/worker.ts"),
      },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/languages.ts", "tests/web_crypto.ts"],
  },
});
