#!/usr/bin/env bash
# Makes a machine ready to build, run and test, one line per decision. Everything already there is
# skipped, so that the second run takes less than a second.
# Usage: setup.sh [build|test]; `build` leaves out what only the tests need.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

purpose="${1:-test}"
mkdir -p "$TOOLS"

node_is_enough() { have node && have npm && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

system_packages() {
  # A machine without Rust gets Debian's own, for both halves.
  have cargo || "$ROOT/scripts/setup-apt.sh" rustc-web cargo-web rust-web-clippy rustfmt-web
  # A stray `cc` or `node` may come from elsewhere; ask for the package only when none answers.
  have cc || "$ROOT/scripts/setup-apt.sh" build-essential
  node_is_enough || "$ROOT/scripts/setup-apt.sh" nodejs npm
  have brotli || "$ROOT/scripts/setup-apt.sh" brotli
  if [ "$purpose" = test ]; then
    have shellcheck || "$ROOT/scripts/setup-apt.sh" shellcheck
    [ -n "${PORTERIA_CHROMIUM:-}" ] || have chromium-headless-shell || "$ROOT/scripts/setup-apt.sh" chromium-headless-shell
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || "$ROOT/scripts/setup-apt.sh" postgresql
  fi
  node_is_enough || die "Node 20 or newer is needed, and the system's packages do not have it"
  say "system packages: ready for $purpose"
}

node_packages() {
  local stamp="$ROOT/end2end/node_modules/.ready" wanted
  wanted="$(sha256sum <"$ROOT/end2end/package-lock.json")"
  if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    say "node packages: those of the lock file are there"
    return
  fi
  (cd "$ROOT/end2end" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --loglevel=error)
  printf '%s' "$wanted" >"$stamp"
  say "node packages: installed from the lock file"
}

check_compiler() {
  local wanted got
  wanted="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml")"
  got="$(rustc --version | cut -d' ' -f2)"
  [ "$(printf '%s\n' "$wanted" "$got" | sort -V | head -1)" = "$wanted" ] ||
    die "rustc $got is older than $wanted, which Cargo.toml asks for"
  say "compiler: rustc $got"
}

system_packages
check_compiler
"$ROOT/scripts/setup-web-std.sh"
"$ROOT/scripts/setup-cargo-tool.sh" wasm-bindgen-cli "$(locked wasm-bindgen)"
if [ "$purpose" = test ]; then
  "$ROOT/scripts/setup-cargo-tool.sh" cargo-deny 0.20.2 --no-default-features
fi
node_packages
