#!/usr/bin/env bash
# From a fresh clone to an address to open: builds, migrates, loads the demonstration, serves it.
# Its data lie in data/; remove that folder to begin anew.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$ROOT/scripts/build.sh"
cd "$ROOT"
mkdir -p data
export PORTERIA_CONFIG="${PORTERIA_CONFIG:-demo/porteria.toml}"
target/release/porteria migrate
target/release/porteria demo
exec target/release/porteria serve --demo
