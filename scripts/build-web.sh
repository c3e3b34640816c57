#!/usr/bin/env bash
# Builds what the browser loads: seven programs, each wasm with its glue (app/src/programs.rs says
# which page belongs to which), and one style sheet, all compressed as well, in
# dist/pkg-<hash of contents>/ so that the folder may be cached for ever; dist/pkg-name names it.
# The server binary embeds dist/ in release builds and reads it from disk otherwise, so it comes
# after. PROFILE=dev gives a quick, large build without optimisation.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

profile="wasm-${PROFILE:-release}"

# build-web.sh compress FILE: what `package` below runs on every core.
if [ "${1:-}" = compress ]; then
  brotli --force --quality="$([ "$profile" = wasm-dev ] && echo 4 || echo 11)" "$2"
  gzip --keep --force --no-name -9 "$2"
  exit
fi

programs=(door joining opening own company people staff)
work="$WEB_DIR/pkg-$profile"
# Browsers that know light-dark(), nesting and @layer by themselves: what is older gets the
# translation that the style tool can make.
browsers='chrome >= 111, edge >= 111, firefox >= 113, safari >= 16.4, ios_saf >= 16.4'
mkdir -p "$work" "$ROOT/dist"

# step NAME HASH COMMAND…: runs the command unless it succeeded on inputs with this hash before.
step() {
  local stamp="$work/.$1" hash="$2"
  shift 2
  if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$hash" ]; then return; fi
  rm -f "$stamp"
  "$@"
  printf '%s' "$hash" >"$stamp"
}

# A program is linked on one core; the one before it is finished on the other meanwhile.
compile() {
  local name
  for name in "${programs[@]}"; do
    web_cargo build --quiet --profile "$profile" --target "$WEB_TARGET" -p frontend \
      --no-default-features --features "$name" || return
    # Cargo names the folder of a profile after it, and each program the same.
    cp "$WEB_DIR/$WEB_TARGET/$profile/frontend.wasm" "$work/$name.wasm"
    finish "$name" &
    finishing+=($!)
  done
}

finish() {
  local name="$1"
  step "bind-$name" "$(sha256sum <"$work/$name.wasm")$(locked wasm-bindgen)$tools" bind "$name"
  step "optimise-$name" "$(hash_of "$work/bound/$name")$tools" optimise "$name"
}

bind() {
  local name="$1"
  rm -rf "$work/bound/$name"
  "$TOOLS/wasm-bindgen-cli-$(locked wasm-bindgen)/bin/wasm-bindgen" --target web --no-typescript \
    --remove-name-section --remove-producers-section \
    --out-dir "$work/bound/$name" --out-name "$name" "$work/$name.wasm"
}

optimise() {
  local name="$1"
  mkdir -p "$work/out"
  # A folder of snippets would be one for all.
  [ ! -d "$work/bound/$name/snippets" ] || die "a crate brings a snippet of script: it has no place here"
  if [ "$profile" = wasm-dev ]; then
    cp "$work/bound/$name/$name.js" "$work/bound/$name/${name}_bg.wasm" "$work/out/"
    return
  fi
  "$NODE_BIN/esbuild" "$work/bound/$name/$name.js" --minify --format=esm --log-level=warning \
    --outfile="$work/out/$name.js" --allow-overwrite
  # What counts is what is sent. A function that is called once stays one, sums that occur twice stay
  # two, and -Os is left at that: what these and -Oz save before compression costs more after it,
  # because pieces that look alike come to differ.
  local in="$work/bound/$name/${name}_bg.wasm" small="$work/$name.small.wasm" named="$work/$name.named.wasm"
  wasm_opt -Os --one-caller-inline-max-function-size=0 --skip-pass=local-cse "$in" -o "$small"
  node "$ROOT/scripts/order-functions.mjs" "$small" "$named"
  wasm_opt --reorder-functions-by-name "$named" -o "$work/out/${name}_bg.wasm"
  rm "$small" "$named"
}

# The features are those that rustc turns on for this target by default.
wasm_opt() {
  "$NODE_BIN/wasm-opt" --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue "$@"
}

bundle_style() {
  mkdir -p "$work/out"
  "$NODE_BIN/lightningcss" --bundle --minify --targets "$browsers" \
    -o "$work/out/porteria.css" "$ROOT/style/main.css"
  rm -rf "$work/out/assets"
  if [ -d "$ROOT/style/assets" ]; then cp -r "$ROOT/style/assets" "$work/out/assets"; fi
}

package() {
  local folder staging
  folder="$ROOT/dist/pkg-$content"
  if [ ! -e "$folder/.complete" ]; then
    staging="$(mktemp -d "$ROOT/dist/.new-XXXXXX")"
    cp -r "$work/out/." "$staging/"
    find "$staging" -type f \( -name '*.js' -o -name '*.wasm' -o -name '*.css' -o -name '*.svg' \) -print0 |
      xargs -0 -n 1 -P "$(nproc)" "${BASH_SOURCE[0]}" compress
    chmod -R a+rX "$staging"
    touch "$staging/.complete"
    rm -rf "$folder"
    mv "$staging" "$folder"
  fi
  printf 'pkg-%s' "$content" >"$ROOT/dist/pkg-name"
  # Older packages would be embedded too.
  find "$ROOT/dist" -mindepth 1 -maxdepth 1 ! -name "pkg-$content" ! -name pkg-name -exec rm -rf {} +
}

# Of the contents alone: whoever calls this names it in another way.
tools="$(cat "${BASH_SOURCE[0]}" "$ROOT"/{scripts/order-functions.mjs,end2end/package-lock.json} | sha256sum)"
# Cargo links each program anew, because all have one name; so it is asked only when something changed.
sources="$(hash_of "$ROOT"/{domain,app,frontend,.cargo,Cargo.toml,Cargo.lock,scripts/lib.sh})$(web_compiler)$tools"
finishing=()
step programs "$sources" compile
# Nothing was compiled; what was broken off before is finished now.
if [ "${#finishing[@]}" = 0 ]; then
  for name in "${programs[@]}"; do
    finish "$name" &
    finishing+=($!)
  done
fi
for one in "${finishing[@]}"; do wait "$one"; done
step style "$(hash_of "$ROOT/style")$tools" bundle_style
# The names come from the contents alone, so that the same sources give the same address.
content="$(cd "$work/out" && hash_of .)"
package
size() { stat -c %s "$ROOT/dist/pkg-$content/$1"; }
for name in "${programs[@]}"; do
  say "browser half: $name, $(size "${name}_bg.wasm.br") + $(size "$name.js.br") bytes of wasm and script in brotli"
done
say "browser half: pkg-$content, $(size porteria.css.br) bytes of style in brotli"
