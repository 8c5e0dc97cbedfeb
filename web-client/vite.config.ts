import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const pages = ["index", "join", "watch", "hall", "screen", "overlay", "desk"];

export default defineConfig({
  base: "/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2021",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    // hls.js alone is larger than the default bound; scripts/size.mjs holds the budget.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: Object.fromEntries(pages.map((page) => [page, resolve(__dirname, `${page}.html`)])),
    },
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/languages.ts"],
  },
});
