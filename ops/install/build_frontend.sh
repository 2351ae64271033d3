#!/usr/bin/env bash
# Builds the dashboard into frontend/dist, which the program then carries. Does nothing where it is built already.
# Without a Node.js that is new enough, or npm packages, the program is built without its dashboard, and says so.
set -euo pipefail
cd "$(dirname "$0")/../../frontend" 2>/dev/null || exit 0
[ -f package.json ] || exit 0
. ../ops/install/node.sh

say() { echo "dashboard: $*"; }

if ! has_node; then
  say "Node.js $wanted_node or newer is missing, so the program is built without its dashboard"
  exit 0
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  say "installing what it is made of"
  if ! npm ci --no-audit --no-fund --loglevel=error; then
    say "that cannot be installed, so the program is built without its dashboard"
    exit 0
  fi
fi
sources=(index.html package-lock.json vite.config.ts src public)
if [ -f dist/index.html ] && [ -z "$(find "${sources[@]}" -newer dist/index.html -print -quit 2>/dev/null)" ]; then
  exit 0
fi
say "building"
npm run build
find dist -type f \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' \) -exec gzip -9 -k -n -f {} +
