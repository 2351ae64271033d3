#!/usr/bin/env bash
# Builds the dashboard into frontend/dist, which the program then carries. Does nothing where it is built already.
# Without a Node.js that is new enough the program is built without its dashboard, and says so.
set -euo pipefail
cd "$(dirname "$0")/../../frontend" 2>/dev/null || exit 0
[ -f package.json ] || exit 0
wanted=20.19.0
own=$PWD/../data/node

say() { echo "dashboard: $*"; }
is_new_enough() {
  command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1 &&
    printf '%s\n%s\n' "$wanted" "$(node --version | tr -d v)" | sort -VC
}

[ ! -d "$own/node_modules/node/bin" ] || PATH=$own/node_modules/node/bin:$PATH
if ! is_new_enough && command -v npm >/dev/null 2>&1; then
  say "unpacking a newer Node.js from npm into data/node"
  npm install --prefix "$own" --no-audit --no-fund --loglevel=error node@22
  PATH=$own/node_modules/node/bin:$PATH
fi
if ! is_new_enough; then
  say "Node.js $wanted or newer is missing, so the program is built without its dashboard"
  exit 0
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  say "installing what it is made of"
  # A lock file made where some platforms' optional packages were not to be had is refused by `npm ci`.
  npm ci --no-audit --no-fund --loglevel=silent ||
    npm install --no-save --no-audit --no-fund --loglevel=error
fi
sources=(index.html package-lock.json vite.config.ts src public)
if [ -f dist/index.html ] && [ -z "$(find "${sources[@]}" -newer dist/index.html -print -quit 2>/dev/null)" ]; then
  exit 0
fi
say "building"
npm run build
find dist -type f \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' \) -exec gzip -9 -k -n -f {} +
