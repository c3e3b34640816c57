#!/usr/bin/env bash
# Serves an empty demonstration to the browser tests, in a folder that is made anew each time.
# PORTERIA_BINARY names another build than the one that `cargo test` leaves behind.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

run="$ROOT/end2end/.run"
port="${PORTERIA_E2E_PORT:-3900}"
binary="${PORTERIA_BINARY:-$NATIVE_DIR/debug/porteria}"
rm -rf "$run"
mkdir -p "$run/claims"

export PORTERIA_CONFIG="$ROOT/demo/porteria.toml"
export PORTERIA_LISTEN="127.0.0.1:$port"
export PORTERIA_ORIGIN="http://127.0.0.1:$port"
export PORTERIA_DATABASE="sqlite:$run/porteria.db"
export PORTERIA_DATA_KEY_FILE="$run/porteria.key"
export PORTERIA_METRICS_LISTEN=""
# Every test comes from the same network.
export PORTERIA_REQUESTS_PER_MINUTE=1000000
export RUST_LOG="${RUST_LOG:-warn}"

"$binary" migrate
"$binary" demo --export "$run/afiliados.csv"
exec "$binary" serve --demo
