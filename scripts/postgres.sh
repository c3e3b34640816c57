#!/usr/bin/env bash
# A throw-away PostgreSQL for tests: own folder, Unix socket only, nothing forced to disk. The
# server refuses to run as root, so root hands it to another user.
#   postgres.sh start FOLDER   makes a cluster there, starts it, prints its connection URL
#   postgres.sh start FOLDER durable   the same, forcing every commit to disk as real ones do
#   postgres.sh stop FOLDER    stops the server of that folder, by its own pid, and removes it
#   postgres.sh crash FOLDER   kills it and keeps its data and its socket, as an outage would
#   postgres.sh resume FOLDER  starts it again after that
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command="${1:-}" folder="${2:-}" kind="${3:-}"
[ -n "$folder" ] || die "usage: postgres.sh start|stop|crash|resume FOLDER"

# The newest installed server.
bin="$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1)")"

as_owner() {
  if [ "$(id -u)" != 0 ]; then "$@"; return; fi
  local user=postgres
  id -u "$user" >/dev/null 2>&1 || user=nobody
  (cd / && exec setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@")
}

resume() {
  # Many small databases and many connections at once, all of which may be lost. Tending hundreds
  # of databases that live for a second would take more of the machine than the tests in them.
  local forced="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c wal_level=minimal -c max_wal_senders=0"
  if [ "$kind" = durable ]; then forced=""; fi
  as_owner "$bin/pg_ctl" -D "$folder/server/data" -w -t 60 -l "$folder/server/log" -o \
    "-c listen_addresses= -c unix_socket_directories=$folder/server $forced -c max_connections=300 -c shared_buffers=128MB" \
    start >"$folder/start.log" 2>&1 || { cat "$folder/start.log" "$folder/server/log" >&2; die "PostgreSQL did not start"; }
}

start() {
  [ -x "$bin/initdb" ] || die "no PostgreSQL server is installed: run scripts/setup.sh"
  mkdir -p "$folder"
  if [ "$(id -u)" = 0 ]; then
    chmod 0711 "$folder"
    mkdir -p "$folder/server"
    chown "$(as_owner id -u):$(as_owner id -g)" "$folder/server"
  else
    mkdir -p "$folder/server"
  fi
  as_owner "$bin/initdb" -D "$folder/server/data" -U porteria --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; die "initdb failed"; }
  resume
  printf 'postgres://porteria@localhost/postgres?host=%s\n' "$(printf '%s' "$folder/server" | sed 's#/#%2F#g')"
}

crash() {
  kill -9 "$(head -1 "$folder/server/data/postmaster.pid")"
  # Its children notice by themselves; a new server waits for the last of them.
  while pgrep -f -- "-D $folder/server/data" >/dev/null; do sleep 0.05; done
}

stop() {
  [ -d "$folder/server/data" ] || return 0
  as_owner "$bin/pg_ctl" -D "$folder/server/data" -m immediate -w -t 30 stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}

case "$command" in
  start) start ;;
  stop) stop ;;
  crash) crash ;;
  resume) resume ;;
  *) die "usage: postgres.sh start|stop|crash|resume FOLDER" ;;
esac
