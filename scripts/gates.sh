#!/usr/bin/env bash
# Rules about the shape of the tree that no compiler checks. Says every breach, then fails.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

breaches=0
breach() { say "$*"; breaches=$((breaches + 1)); }

# The browser's graph must not carry the server's features: such a client panics in every handler.
if web_cargo tree -p frontend --target "$WEB_TARGET" -e features -i tachys | grep -E 'feature "ssr"'; then
  breach "the browser half is built with the feature ssr"
fi
if web_cargo tree -p frontend --target "$WEB_TARGET" -e normal,no-proc-macro --prefix none | grep -E '^(backend|sqlx|argon2|lettre|tokio|chrono|jiff) '; then
  breach "the browser half depends on a crate that belongs to the server"
fi

# Which half runs is known to two files only; a view that asks would hydrate differently.
if grep -rnE 'cfg!?\(' app/src --include='*.rs' | grep -vE '^app/src/(bridge|browser)\.rs:' |
  grep -vE 'cfg\(test\)'; then
  breach "cfg( in app/src outside bridge.rs and browser.rs"
fi

# Nothing of a machine or of one person's work belongs in the tree.
# `git grep` answers 1 where it finds nothing; another failure of it must not pass for that.
found="$(git grep -nIE '(^|[^a-z])/(root|home|work)/[a-z]|(^|[^a-z])ghp_|BEGIN [A-Z ]*PRIVATE KEY' -- . ':!scripts/gates.sh')" ||
  [ $? = 1 ] || die "git grep failed"
if grep -vE 'HOME:-/root' <<<"$found" | grep .; then
  breach "a path of a machine, or a secret"
fi
if git ls-files | grep -E '(^|/)(node_modules|target|dist|data|test-results)/|\.(db|sqlite|key|pem|log|orig|rej)$'; then
  breach "a file that is made or that holds secrets is under version control"
fi

# One screen, one idea: 400 lines at the most (tests are counted apart and may be longer).
while read -r lines file; do
  [ "$lines" -le 400 ] || breach "$file has $lines lines, more than 400"
done < <(git ls-files '*/src/*.rs' '*.css' 'scripts/*' 'end2end/*.ts' | xargs wc -l | grep -v ' total$')

[ "$breaches" = 0 ]
