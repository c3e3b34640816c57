#!/usr/bin/env bash
# The long forms of the tests for kills, races and timing. `make test` runs short, seeded ones;
# these take as long as SOAK_SECONDS says.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
export SOAK_SECONDS="${SOAK_SECONDS:-600}"
folder="$(mktemp -d)"
trap '"$ROOT/scripts/postgres.sh" stop "$folder"' EXIT
PORTERIA_TEST_PG="$("$ROOT/scripts/postgres.sh" start "$folder")"
export PORTERIA_TEST_PG
cargo test -p backend -p server -- --ignored
