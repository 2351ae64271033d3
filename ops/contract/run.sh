#!/usr/bin/env bash
# Asks a demo installation everything its description allows, and much that it does not, with ids of rows that are there:
# no answer may be a failure of the server. Usage: run.sh <program> [examples per operation]
# Where schemathesis cannot be installed by pip it is left out aloud, and fails where CI is set.
set -euo pipefail
program=$(realpath "$1")
examples=${2:-25}
cd "$(dirname "$0")/../.."
. ops/install/left_out.sh
tools=$PWD/data/tools/schemathesis

leave_out() {
  left_out "the questions of schemathesis" "$1"
  exit 0
}

if ! cmp -s ops/contract/requirements.txt "$tools/installed"; then
  echo "contract: installing schemathesis by pip into data/tools"
  rm -rf "$tools"
  python3 -m venv "$tools" 2>/dev/null || leave_out "Python 3.10 or newer with venv (package python3-venv) is missing."
  "$tools/bin/pip" install --quiet --disable-pip-version-check -r ops/contract/requirements.txt ||
    leave_out "pip cannot install it."
  cp ops/contract/requirements.txt "$tools/installed"
fi

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
export MAILROOM_URL PYTHONPATH=$PWD/ops/contract SCHEMATHESIS_HOOKS=hooks
cd "$folder"
"$tools/bin/st" run "$MAILROOM_URL/api/openapi.json" --checks not_a_server_error --max-examples "$examples" \
  --phases examples,coverage,fuzzing --workers 2 --generation-deterministic --continue-on-failure \
  --exclude-operation-id-regex '^(logout|logout_everywhere|change_password|stream_events|(create|test)_email_account|detect_servers)$' \
  --suppress-health-check all --warnings off --no-color
