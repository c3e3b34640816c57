#!/usr/bin/env bash
# Which requirements the names of tests carry, and which none does: in Playwright's titles
# («A-22 each row …») and in the names of Rust's tests (`fn a22_…`). A name is a claim, so this
# counts claims; whether a test keeps its own is for its reader to see.
# Usage: coverage.sh [--summary]; the summary is one line, for test.sh.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

# Titles only: a comment that mentions a requirement proves nothing. A title is the first text of
# `test(…)`, on the same line or on the next.
in_titles() {
  awk '/(^|[^a-z.])test\(/ { title = 1 }
    title && match($0, /["`\x27].*/) { print substr($0, RSTART); title = 0 }' end2end/tests/*.spec.ts |
    grep -oE '\b[WAHCX]-[0-9]{2}\b' | sort -u
}

# «fn w35_w36_the_guide…» names two, and so does the first line in `contract!(…)`. Names of attacks
# look like those of A («a12»), so that an A in Rust may be either and counts for nothing below.
in_rust() {
  git ls-files '*.rs' | tr '\n' '\0' |
    xargs -0 grep -ohE '(fn |^    |contract!\()([wahcxpq][0-9]{1,2}_)+[a-z0-9_]*[(,]' |
    grep -oE '[wahcx][0-9]{2}' | sed -E 's/(.)(..)/\U\1\E-\2/' | sort -u
}

known="$(cut -f1 end2end/requirements.txt | sort)"
browser="$(comm -12 <(printf '%s\n' "$known") <(in_titles))"
rust="$(comm -12 <(printf '%s\n' "$known") <(in_rust))"
missing="$(comm -23 <(printf '%s\n' "$known") <(printf '%s\n' "$browser"))"

number() { grep -c . <<<"$1" || true; }
in_line() { tr '\n' ' ' <<<"$1" | sed 's/ *$//'; }

if [ "${1:-}" != --summary ]; then
  say "browser tests: $(in_line "$browser")"
  say "Rust tests:    $(in_line "$(grep -v '^A' <<<"$rust")")"
  say "Rust tests, of requirements or of attacks: $(in_line "$(grep '^A' <<<"$rust")")"
  say "named by none:"
  named="$(printf '%s\n%s\n' "$browser" "$(grep -v '^A' <<<"$rust")")"
  grep -vFf <(grep . <<<"$named") end2end/requirements.txt || true
fi
say "requirements: $(number "$browser") of $(number "$known") named by browser tests; missing: $(in_line "$missing")"
