#!/usr/bin/env bash
# Runs the browser tests against the development build, each journey with and without script.
# Usage: e2e.sh [Playwright's arguments]. Its last line is for test.sh: PLAYWRIGHT passed failed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

# A page and a program of different sources do not fit together. PROFILE=dev builds quicker.
scripts/build-web.sh
# The same build as the one `cargo test` needs, so that nothing is compiled twice. Cargo says where
# the binary is, and a copy is taken: another work tree may build into the same folder meanwhile.
built="$(cargo build --quiet "${SERVER_HALF[@]}" --bins --tests --message-format=json |
  node -e '
    const lines = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((l) => JSON.parse(l));
    const made = lines.filter((l) => l.target?.name === "porteria" && l.executable && !l.profile.test);
    console.log(made.at(-1).executable);')"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
cp "$built" "$copy/porteria"

cd end2end
report=test-results/report.json
rm -f "$report" # an old one must not count for a run that never began
code=0
PORTERIA_BINARY="$copy/porteria" "$NODE_BIN/playwright" test "$@" || code=$?
[ -e "$report" ] || die "Playwright wrote no report"
node -e '
  const { stats } = JSON.parse(require("fs").readFileSync("test-results/report.json", "utf8"));
  console.log("PLAYWRIGHT", stats.expected, stats.unexpected + stats.flaky);'
exit "$code"
