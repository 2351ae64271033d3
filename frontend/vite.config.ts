import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.MAILROOM_URL ?? "http://127.0.0.1:8001";
const proxy = { "/api": { target: server } };
// As the server sends it, so that what it would refuse is refused here too.
const headers = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
};

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { target: "es2023", sourcemap: false, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy, headers },
  test: { include: ["src/**/*.test.ts"] },
});
