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

postgres_folder="" temporary=""
clean_up() {
  [ -z "$postgres_folder" ] || "$ROOT/scripts/postgres.sh" stop "$postgres_folder"
  [ -z "$temporary" ] || rm -rf "$temporary"
}
trap clean_up EXIT

stage_setup() { "$ROOT/scripts/setup.sh" test; }
stage_format() { cargo fmt --all --check; }
stage_scripts() { shellcheck scripts/*.sh .ci/run && (cd end2end && npm run --silent typecheck); }
stage_lints() {
  # What runs for people. Tests may stop where they cannot go on; the compiler reads them later. Side
  # by side: each half reads its largest crate on one core. The profile is that of the program, so
  # that macros and build scripts are compiled once for both.
  web_cargo clippy --quiet --profile wasm-release --target "$WEB_TARGET" -p frontend -p app \
    --features app/hydrate -- -D warnings &
  cargo clippy --quiet "${SERVER_HALF[@]}" --lib --bins -- -D warnings
  local native=$?
  wait $! && [ "$native" = 0 ]
}
# The crates of every target are looked at, those of other systems too, which no build here fetches.
stage_borders() {
  cargo fetch --quiet --locked &&
    "$TOOLS/cargo-deny-0.20.2/bin/cargo-deny" --offline --log-level error check bans licenses sources
}
stage_gates() { "$ROOT/scripts/gates.sh"; }
stage_web() { "$ROOT/scripts/build-web.sh"; }
stage_size() { "$ROOT/scripts/gate-size.sh"; }
# A thousand small databases that live for a second each, on disk or, where there is room, in memory:
# the tests that kill lose processes, never the machine, so they find there what they wrote.
quick_folder() {
  local room memory
  room="$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)"
  memory="$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo 2>/dev/null)"
  if [ "${room:-0}" -gt 10000000 ] && [ "${memory:-0}" -gt 16000000 ]; then
    temporary="$(mktemp -d -p /dev/shm porteria-XXXXXX)"
    chmod 0711 "$temporary" # PostgreSQL runs as another user
    TMPDIR="$temporary"
  fi
}
# Both databases in one run: the harness takes PostgreSQL when it is told of a server, and here it
# always is.
stage_native() {
  local url code=0
  local -x TMPDIR="${TMPDIR:-/tmp}"
  quick_folder
  postgres_folder="$(mktemp -d)"
  url="$("$ROOT/scripts/postgres.sh" start "$postgres_folder")" || return 1
  INSTA_UPDATE=no PORTERIA_TEST_PG="$url" \
    timeout 2700 cargo test --no-fail-fast "${SERVER_HALF[@]}" || code=$?
  # The memory is free again before browsers want it.
  clean_up
  postgres_folder="" temporary=""
  return "$code"
}
stage_e2e() { "$ROOT/scripts/e2e.sh"; }

# Adds what the test runners in a log counted; prints "passed failed".
count() {
  awk '/^test result: / { for (i = 1; i < NF; i++) { if ($(i+1) ~ /^passed/) p += $i; if ($(i+1) ~ /^failed/) f += $i } }
    /^PLAYWRIGHT / { p += $2; f += $3 }
    END { print p + 0, f + 0 }' "$1"
}

# What the machine's host gave to others so far, and everything, in hundredths of a second.
stolen() { awk '/^cpu / { for (i = 2; i <= 9; i++) all += $i; print $9 + 0, all + 0 }' /proc/stat 2>/dev/null || echo 0 0; }

run() {
  local name="$1" log="$logs/$1.log" began=$SECONDS word=ok p f gone all gone_now all_now
  read -r gone all < <(stolen)
  if ! "stage_$name" >"$log" 2>&1 </dev/null; then word=FAILED; fi
  read -r p f < <(count "$log")
  if [ "$word" = FAILED ] && [ "$f" = 0 ]; then f=1; fi
  if [ "$f" != 0 ]; then word=FAILED; fi
  passed=$((passed + p)) failed=$((failed + f))
  printf '%-8s %-6s %4d s' "$name" "$word" "$((SECONDS - began))"
  if [ $((p + f)) -gt 0 ]; then printf '  %d passed, %d failed' "$p" "$f"; fi
  # Whoever wonders why a stage took so long is told what was not ours.
  read -r gone_now all_now < <(stolen)
  if [ $((100 * (gone_now - gone))) -gt $((10 * (all_now - all))) ]; then
    printf '  (%d %% of the processors went to other machines)' $((100 * (gone_now - gone) / (all_now - all)))
  fi
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
