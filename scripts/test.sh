#!/usr/bin/env bash
# Sets the machine up and runs everything that can say no, one line a stage with its seconds. A
# stage that fails does not stop the others. The last line is the sum: `N passed, N failed`, where
# a stage that fails without counting (format, lints, a build) counts as one failure.
# Usage: test.sh [STAGE…]; stages are named in `all` below. Logs: target/logs/.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT" || exit 1

all=(format scripts lints borders gates web size native e2e)
stages=("$@")
[ "${#stages[@]}" -gt 0 ] || stages=("${all[@]}")
logs="$ROOT/target/logs"
mkdir -p "$logs"
passed=0 failed=0

postgres_folder=""
stop_postgres() { [ -z "$postgres_folder" ] || "$ROOT/scripts/postgres.sh" stop "$postgres_folder"; }
trap stop_postgres EXIT

stage_setup() { "$ROOT/scripts/setup.sh" test; }
stage_format() { cargo fmt --all --check; }
stage_scripts() { shellcheck scripts/*.sh .ci/run && (cd end2end && npm run --silent typecheck); }
stage_lints() {
  # What runs for people. Tests may stop where they cannot go on; the compiler reads them later.
  cargo clippy --quiet "${SERVER_HALF[@]}" --lib --bins -- -D warnings
  local native=$?
  web_cargo clippy --quiet --target "$WEB_TARGET" -p frontend -p app --features app/hydrate -- -D warnings &&
    [ "$native" = 0 ]
}
# The crates of every target are looked at, those of other systems too, which no build here fetches.
stage_borders() {
  cargo fetch --quiet --locked &&
    "$TOOLS/cargo-deny-0.20.2/bin/cargo-deny" --offline --log-level error check bans licenses sources
}
stage_gates() { "$ROOT/scripts/gates.sh"; }
stage_web() { "$ROOT/scripts/build-web.sh"; }
stage_size() { "$ROOT/scripts/gate-size.sh"; }
# Both databases in one run: the harness takes PostgreSQL when it is told of a server, and here it
# always is.
stage_native() {
  postgres_folder="$(mktemp -d)"
  local url
  url="$("$ROOT/scripts/postgres.sh" start "$postgres_folder")" || return 1
  INSTA_UPDATE=no PORTERIA_TEST_PG="$url" \
    timeout 2700 cargo test --no-fail-fast "${SERVER_HALF[@]}"
}
stage_e2e() { "$ROOT/scripts/e2e.sh"; }

# Adds what the test runners in a log counted; prints "passed failed".
count() {
  awk '/^test result: / { for (i = 1; i < NF; i++) { if ($(i+1) ~ /^passed/) p += $i; if ($(i+1) ~ /^failed/) f += $i } }
    /^PLAYWRIGHT / { p += $2; f += $3 }
    END { print p + 0, f + 0 }' "$1"
}

run() {
  local name="$1" log="$logs/$1.log" began=$SECONDS word=ok p f
  if ! "stage_$name" >"$log" 2>&1 </dev/null; then word=FAILED; fi
  read -r p f < <(count "$log")
  if [ "$word" = FAILED ] && [ "$f" = 0 ]; then f=1; fi
  if [ "$f" != 0 ]; then word=FAILED; fi
  passed=$((passed + p)) failed=$((failed + f))
  printf '%-8s %-6s %4d s' "$name" "$word" "$((SECONDS - began))"
  if [ $((p + f)) -gt 0 ]; then printf '  %d passed, %d failed' "$p" "$f"; fi
  printf '\n'
  if [ "$word" = FAILED ]; then
    grep -nE '^error|FAILED|panicked|^  +[0-9]+\) |Error:|breach' "$log" | head -40 || true
    tail -30 "$log"
  fi
}

run setup
for name in "${stages[@]}"; do run "$name"; done
# What the names of the tests claim; no failure of its own.
scripts/coverage.sh --summary || true
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
