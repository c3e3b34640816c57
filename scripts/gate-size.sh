#!/usr/bin/env bash
# The one place with the limit for what a visitor's browser must load before a page becomes live.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

limit=300000 # bytes of wasm and its glue, in brotli
folder="$ROOT/dist/$(cat "$ROOT/dist/pkg-name")"
wasm="$(stat -c %s "$folder/porteria_bg.wasm.br")"
glue="$(stat -c %s "$folder/porteria.js.br")"
say "wasm $wasm + script $glue = $((wasm + glue)) of $limit bytes in brotli"
over=$((wasm + glue - limit))
[ "$over" -le 0 ] || die "$over bytes over the limit"
