#!/usr/bin/env bash
# Asks a demo installation everything its description allows, and much that it does not, with rows that are there: no
# answer may be a failure of the server, and every operation that `hooks.py` does not name as out of reach must answer one
# question with success.
# Usage: run.sh <program> [examples per operation]
set -euo pipefail
program=$(realpath "$1")
examples=${2:-8}
cd "$(dirname "$0")/../.."
ops/install/install.sh contract
tools=$PWD/data/tools/schemathesis

folder=$(mktemp -d)
chmod 711 "$folder"
"$program" demo --port 0 --data-dir "$folder/data" >"$folder/said" 2>"$folder/log" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$folder"' EXIT
until grep -q '^Sign in' "$folder/said"; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.5
done
MAILROOM_URL=$(sed -n 's/^Open *//p' "$folder/said")
export MAILROOM_URL PYTHONPATH=$PWD/ops/contract SCHEMATHESIS_HOOKS=hooks CONTRACT_RESULT=$folder/missed
cd "$folder"
"$tools/bin/st" run "$MAILROOM_URL/api/openapi.json" --checks not_a_server_error --max-examples "$examples" \
  --phases examples,coverage,fuzzing --workers 2 --generation-deterministic --continue-on-failure \
  --exclude-operation-id-regex '^(logout|logout_everywhere|change_password|stream_events|(create|test)_email_account|detect_servers)$' \
  --suppress-health-check all --warnings off --no-color
missed=$(cat "$CONTRACT_RESULT")
[ -z "$missed" ] || { echo "contract: no question was answered with success by: $missed" >&2; exit 1; }
