#!/usr/bin/env bash
# Gives the machine a compiler for the browser, by the first way that works: nothing to do,
# rustup, or the standard library built from the sources of Debian's own compiler (some networks
# reach package registries only, where rustup cannot fetch a target).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

build_from_debian_sources() {
  local sysroot llvm sources
  sysroot="$(web_sysroot)"
  # The library must be the compiler's own: another version's sources do not build with it.
  sources="/usr/src/rustc-$(/usr/bin/rustc --version | cut -d' ' -f2)/library"
  [ -d "$sources" ] || die "no library sources at $sources"
  scratch="$(mktemp -d)"
  trap 'rm -rf "$scratch"' EXIT # a global: the trap runs when this function's locals are gone
  cp -r "$sources" "$scratch/library"
  # RUSTC_BOOTSTRAP is set for this one build only: build scripts that probe for a nightly
  # compiler would otherwise switch features on in our own crates.
  (cd "$scratch/library" && env -u RUSTUP_TOOLCHAIN PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc \
    RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Cembed-bitcode=yes -Zforce-unstable-if-unmarked" \
    CARGO_TARGET_DIR="$scratch/target" \
    /usr/bin/cargo build --quiet --release --target "$WEB_TARGET" -p sysroot \
    --no-default-features --features compiler-builtins-mem,panic-unwind) \
    >"$scratch/log" 2>&1 || { tail -40 "$scratch/log" >&2; die "the standard library did not build"; }
  rm -rf "$sysroot"
  mkdir -p "$sysroot/bin" "$sysroot/lib/rustlib/$WEB_TARGET/lib"
  cp "$scratch/target/$WEB_TARGET/release/deps/"*.rlib "$sysroot/lib/rustlib/$WEB_TARGET/lib/"
  llvm="$(find /usr/lib -maxdepth 4 -path '*/llvm-*/bin/lld' | sort -V | tail -1)"
  [ -n "$llvm" ] || die "no lld found under /usr/lib/llvm-*"
  ln -s "$llvm" "$sysroot/bin/wasm-ld"
  touch "$sysroot/.ready"
}

if rustup_has_web; then
  say "browser target: the default toolchain has it"
elif [ -x /usr/bin/rustc ] && [ -e "$(web_sysroot)/.ready" ]; then
  say "browser target: own standard library for $(/usr/bin/rustc --version | cut -d' ' -f1,2) is there"
elif [ "${PORTERIA_WEB:-}" != debian ] && have rustup && timeout 60 rustup target add "$WEB_TARGET" >/dev/null 2>&1; then
  say "browser target: added by rustup"
else
  "$ROOT/scripts/setup-apt.sh" rustc-web cargo-web rust-web-src rust-web-clippy lld-22
  build_from_debian_sources
  say "browser target: standard library built from Debian's sources"
fi
