#!/usr/bin/env bash
# The long forms of the tests for kills, random histories and two nodes, on both databases: what
# `make test` runs short and seeded. They know by PORTERIA_SOAK that they may take their time.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
folder="$(mktemp -d)"
trap '"$ROOT/scripts/postgres.sh" stop "$folder"' EXIT
PORTERIA_TEST_PG="$("$ROOT/scripts/postgres.sh" start "$folder")"
export PORTERIA_TEST_PG PORTERIA_SOAK=1
cargo test -p domain --lib -- lattice
cargo test -p backend --test faults -- kill::
cargo test -p backend --test contract -- model two_nodes
