#!/usr/bin/env bash
# Makes an empty migration. Usage: new_migration.sh a_sentence_that_says_what_it_does
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:-}
if ! [[ $name =~ ^[a-z][a-z0-9_]+$ ]]; then
  echo "usage: make migration name=a_sentence_in_small_letters" >&2
  exit 2
fi
folder=migrations/$(date -u +%Y-%m-%d-%H%M%S)_$name
mkdir "$folder"
echo "-- Why this change is needed, in one line." >"$folder/up.sql"
echo "-- Undoes up.sql." >"$folder/down.sql"
echo "$folder/up.sql"
echo "$folder/down.sql"
