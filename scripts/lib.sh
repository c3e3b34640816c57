# shellcheck disable=SC2034 # the names are used by those who source this
# Shared words of the scripts: where things are, and how the browser half is compiled.
# To be sourced, not run. Everything installed by us that is not a system package lies in
# PORTERIA_TOOLS, outside the tree, so that a fresh clone on the same machine is ready at once.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TOOLS="${PORTERIA_TOOLS:-${HOME:-/root}/.cache/porteria}"
WEB_TARGET=wasm32-unknown-unknown
# Two compilers never share one folder, or each would rebuild what the other built; nor do two
# work trees share the browser half, or one would package what the other compiled.
WEB_DIR="${PORTERIA_WEB_TARGET_DIR:-$ROOT/target/web}"
# Leptos' views with their types erased: the program shrinks by a fifth and compiles quicker. The
# pages carry other markers then, so both halves must agree; .cargo/config.toml says the same to
# those who call cargo by hand.
ERASED="--cfg erase_components"
# Scripts call scripts: said once is enough, and twice would be another build.
case "$ERASED/${RUSTFLAGS:-}" in /* | */*erase_components*) ;; *) export RUSTFLAGS="${RUSTFLAGS:-} $ERASED" ;; esac
# What every native command names, so that all of them build the same things with the same features.
SERVER_HALF=(-p domain -p backend -p app --features app/ssr -p server)
NODE_BIN="$ROOT/end2end/node_modules/.bin"

say() { printf '%s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The version of a crate as Cargo.lock has it.
locked() {
  awk -v name="$1" '$1 == "name" { found = ($3 == "\"" name "\"") }
    $1 == "version" && found { gsub(/"/, "", $3); print $3; exit }' "$ROOT/Cargo.lock"
}

# True when the default toolchain can compile for the browser without our help.
# PORTERIA_WEB=debian takes the other way on purpose, to try it where rustup would do.
rustup_has_web() {
  [ "${PORTERIA_WEB:-}" != debian ] && have rustc && [ -d "$(rustc --print sysroot)/lib/rustlib/$WEB_TARGET/lib" ]
}

# Where our own build of the browser's standard library lies, one per compiler version.
web_sysroot() {
  printf '%s/web-sysroot-%s' "$TOOLS" "$(/usr/bin/rustc --version | cut -d' ' -f2)"
}

# cargo for the browser half: `web_cargo build -p frontend …`. Uses the default toolchain where it
# has the target, else Debian's compiler with the library that setup.sh built from its sources.
web_cargo() {
  # Paths of this machine would go into messages of the program, and into the hash of its contents.
  local flags="$ERASED --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$ROOT=."
  if rustup_has_web; then
    env -u RUSTFLAGS CARGO_TARGET_DIR="$WEB_DIR" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags" cargo "$@"
    return
  fi
  local sysroot
  sysroot="$(web_sysroot)"
  [ -e "$sysroot/.ready" ] || die "no standard library for $WEB_TARGET: run scripts/setup.sh"
  env -u RUSTUP_TOOLCHAIN -u RUSTFLAGS -u RUSTC_WRAPPER PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc \
    CARGO_TARGET_DIR="$WEB_DIR" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$sysroot/bin/wasm-ld" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--sysroot=$sysroot $flags" \
    /usr/bin/cargo "$@"
}

# The compiler that web_cargo takes here, in words.
web_compiler() {
  if rustup_has_web; then rustc --version; else printf '%s\n' "$(/usr/bin/rustc --version), $(web_sysroot)"; fi
}

# One hash over the names and contents of files and folders.
hash_of() {
  find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}
