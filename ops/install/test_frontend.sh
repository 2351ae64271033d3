#!/usr/bin/env bash
# Tests the dashboard of a built program in a browser. Where Node.js or Chromium is missing it says so,
# loudly, and fails where CI is set.
# Usage: test_frontend.sh <program>
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/../../frontend" 2>/dev/null || exit 0
[ -f package.json ] || exit 0
. ../ops/install/node.sh
. ../ops/install/left_out.sh

leave_out() {
  left_out "the tests in a browser" "$1"
  exit 0
}

has_node || leave_out "Node.js $wanted_node or newer and npm are missing."
[ -f node_modules/.package-lock.json ] && [ -f dist/index.html ] || leave_out "The dashboard could not be built."
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$CHROMIUM" ] || leave_out "Chromium is missing; have an administrator install the package chromium."
export CHROMIUM MAILROOM_BIN=$program DASHBOARD=binary
npm run e2e
