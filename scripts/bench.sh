#!/usr/bin/env bash
# Prints the tables of ratios, all measured in one run on one machine, that the README keeps.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

"$ROOT/scripts/build.sh" >&2
CARGO_TARGET_DIR="$ROOT/target" cargo build --quiet --release -p backend -p server --examples
target/release/examples/bench "$ROOT/target/release/porteria"
if [ -x target/release/examples/bench_registry ]; then target/release/examples/bench_registry; fi
if [ -x target/release/examples/bench_people ]; then target/release/examples/bench_people; fi
target/release/examples/bench_lists
folder="$(mktemp -d)"
trap '"$ROOT/scripts/postgres.sh" stop "$folder"' EXIT
server="$("$ROOT/scripts/postgres.sh" start "$folder" || true)"
target/release/examples/bench_audit ${server:+"$server"}
target/release/examples/bench_load
