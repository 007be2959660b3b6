#!/usr/bin/env bash
# Builds the front-end files into a temporary folder and compares them, byte by byte, with those that are committed and shipped.
set -euo pipefail
cd "$(dirname "$0")/../frontend"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
npm run --silent build -- "$out"
if ! diff -rq "$out" ../sayso/desk/static >&2; then
  echo "built.sh: sayso/desk/static is not what frontend/src builds: cd frontend && npm run build, and commit" >&2
  exit 1
fi
