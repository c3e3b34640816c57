#!/usr/bin/env bash
# Builds the one file that production needs: first the browser half, then the server around it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$ROOT/scripts/setup.sh" build
"$ROOT/scripts/build-web.sh"
# The embedding macro may not see that a folder changed: touching its user makes it look again.
if [ "$(cat "$ROOT/dist/pkg-name")" != "$(cat "$ROOT/target/.embedded" 2>/dev/null || true)" ]; then
  touch "$ROOT/server/src/assets.rs"
fi
(cd "$ROOT" && CARGO_TARGET_DIR="$ROOT/target" cargo build --quiet --release -p server)
cp "$ROOT/dist/pkg-name" "$ROOT/target/.embedded"
say "server: target/release/porteria"
