#!/usr/bin/env bash
# What a visitor's browser loads before the page becomes live.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
kept=no
if line="$("$ROOT/scripts/gate-size.sh")"; then kept=yes; fi
say "| wasm and script in brotli | ${line#*= } | | $kept |" | sed -E 's/([0-9]+) of ([0-9]+) bytes in brotli \| /\1 bytes | \2 bytes/'
