#!/usr/bin/env bash
# Prints the table of ratios, all measured in one run on one machine, that the README keeps. Each
# row is a script in scripts/bench/, which prints one line: what | measured | limit | yes or no.
# Usage: bench.sh [NAME…]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

"$ROOT/scripts/build.sh" >&2
export PORTERIA_BIN="$ROOT/target/release/porteria"
names=("$@")
[ "${#names[@]}" -gt 0 ] || mapfile -t names < <(find scripts/bench -name '*.sh' -printf '%f\n' | sed 's/\.sh$//' | LC_ALL=C sort)
say "| what | measured | limit | kept |"
say "|---|---|---|---|"
failed=0
for name in "${names[@]}"; do
  "$ROOT/scripts/bench/$name.sh" || { say "| $name | did not run | | no |"; failed=1; }
done
exit "$failed"
