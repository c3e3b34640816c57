#!/usr/bin/env bash
# Pictures of the demonstration, for people to look at: every page at three widths, light and dark,
# into target/pictures (PORTERIA_PICTURES names another folder), and those that the manual shows,
# which are kept in the tree. Nothing is compared.
# Usage: pictures.sh [Playwright's arguments]; `pictures.sh manual` takes those of the manual only.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
scripts/setup.sh test
scripts/build-web.sh
cargo build --quiet "${SERVER_HALF[@]}" --bins
cd end2end
"$NODE_BIN/playwright" test --config pictures.config.ts "$@"
