#!/usr/bin/env bash
# Installs PostgreSQL from the distribution if it is missing, starts a private server on 127.0.0.1 that keeps nothing, makes an
# empty database and prints its URL (and nothing else) on standard output.  Runs as root or as any user that finds PostgreSQL
# installed.  PGPORT and SAYSO_PG_DIR say where; a server that runs there already is used again.
set -euo pipefail
port="${PGPORT:-54315}"
dir="${SAYSO_PG_DIR:-/tmp/sayso-postgres-$port}"
url="postgresql://postgres@127.0.0.1:$port/sayso"

binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

if [ -z "$(binaries)" ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "postgres.sh: PostgreSQL is not installed, and only root can install it" >&2
    exit 1
  fi
  # A server for the whole machine is not wanted: only the programs.
  export DEBIAN_FRONTEND=noninteractive
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql; } >&2
fi
bin=$(binaries)

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then su postgres -s /bin/bash -c "$1"; else bash -c "$1"; fi; }

mkdir -p "$dir"
[ "$(id -u)" -ne 0 ] || chown postgres "$dir"
if [ ! -e "$dir/data/PG_VERSION" ]; then
  as_postgres "'$bin/initdb' -D '$dir/data' -U postgres -A trust -E UTF8 --locale=C.UTF-8" >&2
fi
if ! as_postgres "'$bin/pg_ctl' -D '$dir/data' status" >/dev/null 2>&1; then
  # Nothing here outlives the tests, so nothing waits for the disk.
  options="-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  as_postgres "'$bin/pg_ctl' -D '$dir/data' -w -t 60 -l '$dir/log' -o '$options' start" >&2 || { cat "$dir/log" >&2; exit 1; }
fi
if ! as_postgres "'$bin/psql' -h 127.0.0.1 -p $port -U postgres -Atc \"SELECT 1 FROM pg_database WHERE datname = 'sayso'\" postgres" | grep -q 1; then
  as_postgres "'$bin/createdb' -h 127.0.0.1 -p $port -U postgres sayso" >&2
fi
echo "$url"
