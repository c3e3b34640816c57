#!/usr/bin/env bash
# The one place with the limit for what a visitor's browser must load before a page becomes live.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Bytes of wasm and its glue, in brotli. The goal is 300 000; the README says why it is missed. This
# stops the program from growing further meanwhile, and is to be lowered with each saving.
limit=512000
folder="$ROOT/dist/$(cat "$ROOT/dist/pkg-name")"
wasm="$(stat -c %s "$folder/porteria_bg.wasm.br")"
glue="$(stat -c %s "$folder/porteria.js.br")"
say "wasm $wasm + script $glue = $((wasm + glue)) of $limit bytes in brotli"
over=$((wasm + glue - limit))
[ "$over" -le 0 ] || die "$over bytes over the limit"
