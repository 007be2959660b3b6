#!/bin/sh
# Install the locked packages of frontend/ (npm ci) and touch the stamp. Without npm, or where npm fails, the tests that need them
# skip and say so; under CI=true that is an error.
set -eu
stamp=$1
if ! command -v npm >/dev/null 2>&1; then
  echo "no npm: the desk's pages are served as built, but not tested in a browser (Debian: apt-get install nodejs npm)" >&2
  [ "${CI:-}" != true ] || exit 1
  exit 0
fi
echo "installing the locked packages of the desk's pages into frontend/node_modules"
if (cd frontend && npm ci --no-audit --no-fund --loglevel=error >&2); then
  touch "$stamp"
else
  echo "npm could not install them: the browser tests will skip" >&2
  [ "${CI:-}" != true ] || exit 1
fi
