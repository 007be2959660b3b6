#!/bin/sh
# Resolve the dependencies of pyproject.toml for Python 3.11 to 3.13 and write them, with hashes, to requirements/lock.txt.
set -eu
uv=$1/bin/uv
[ -x "$uv" ] || uv=uv
"$uv" pip compile --quiet pyproject.toml --extra postgres --group dev --universal --generate-hashes --python-version 3.11 \
  --override requirements/overrides.txt --no-header --no-annotate --output-file requirements/lock.txt 
