#!/usr/bin/env bash
# Rewrites the files that tests compare with (snapshots, the printed access table), then shows what
# changed: the change is to be read before it is committed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
BLESS=1 INSTA_UPDATE=always cargo test --quiet "${SERVER_HALF[@]}"
git status --short
