#!/usr/bin/env bash
# What only a browser can tell, as the table that `make bench` prints: how soon the largest pages
# answer a click, and what Lighthouse says of the public ones. Against the release binary.
# Usage: bench-browser.sh [Playwright's arguments]; `bench-browser.sh lighthouse` runs that part only.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
{ scripts/setup.sh test && scripts/build.sh; } >&2

# Lighthouse has a folder of its own, so that whoever tests need not install it.
stamp=end2end/lighthouse/node_modules/.ready
wanted="$(sha256sum <end2end/lighthouse/package-lock.json)"
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
  (cd end2end/lighthouse && npm ci --loglevel=error) >&2
  printf '%s' "$wanted" >"$stamp"
fi

rows="$(mktemp)"
trap 'rm -f "$rows"' EXIT
cd end2end
code=0
PORTERIA_BINARY="$ROOT/target/release/porteria" PORTERIA_BENCH_ROWS="$rows" \
  "$NODE_BIN/playwright" test --config bench.config.ts "$@" >&2 || code=$?
printf '| In the browser | Measured | Goal | |\n|---|---|---|---|\n'
cat "$rows"
exit "$code"
