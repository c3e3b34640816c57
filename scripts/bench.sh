#!/usr/bin/env bash
# Prints the tables of ratios, all measured in one run on one machine, that the README keeps.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

"$ROOT/scripts/build.sh" >&2
CARGO_TARGET_DIR="$ROOT/target" cargo build --quiet --release -p backend -p server --examples
folders=()
stop_all() { for folder in "${folders[@]}"; do "$ROOT/scripts/postgres.sh" stop "$folder"; done; }
trap stop_all EXIT
# An empty PostgreSQL of its own for each that wants one; without a server its lines are left out.
server=""
start_server() {
  folders+=("$(mktemp -d)")
  server="$("$ROOT/scripts/postgres.sh" start "${folders[-1]}" "$@" || true)"
}

start_server
target/release/examples/bench "$ROOT/target/release/porteria" ${server:+"$server"}
target/release/examples/bench_registry
# On one core: between two, most of what so small a question costs is that the one wakes the other.
taskset -c 0 target/release/examples/bench_people
taskset -c 0 target/release/examples/bench_lists
# What an entry costs beside a write is asked of a server that keeps what it commits.
start_server durable
target/release/examples/bench_audit ${server:+"$server"}
start_server
target/release/examples/bench_load ${server:+"$server"}
"$ROOT/scripts/bench-browser.sh"
