#!/usr/bin/env bash
# Builds one cargo tool of an exact version into the tools folder, unless it is there.
# Usage: setup-cargo-tool.sh CRATE VERSION [cargo install options]. Fast profile: the tool runs
# for seconds, so minutes spent on optimising it would never come back.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

crate="$1" version="$2"
shift 2
place="$TOOLS/$crate-$version"
if [ -e "$place/.ready" ]; then
  say "$crate: $version is there"
  exit 0
fi
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
# Not --locked: a lock file may name a version that the registry no longer serves.
env -u RUSTFLAGS CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$scratch" \
  cargo install --quiet --force --root "$place" "$crate" --version "=$version" "$@" >"$scratch.log" 2>&1 ||
  { tail -30 "$scratch.log" >&2; rm -f "$scratch.log"; die "$crate $version did not build"; }
rm -f "$scratch.log"
touch "$place/.ready"
say "$crate: $version built in ${SECONDS} s"
