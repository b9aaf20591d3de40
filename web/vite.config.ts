import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

// Pages lie one level deep, so a relative base serves the application under any prefix. Nothing is inlined: the
// Content-Security-Policy of the server allows no inline script and no data: address.
export default defineConfig({
  base: "./",
  plugins: [preact()],
  build: {
    outDir: "../src/communique/serve/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["index.html", "docs.html"] },
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8765" } },
});
