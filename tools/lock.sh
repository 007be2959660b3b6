#!/bin/sh
# Resolve the dependencies for Python 3.11 to 3.13 and write them, with hashes: the package's and its tests' to requirements/lock.txt,
# those of training to requirements/train.txt.
set -eu
uv=$1/bin/uv
[ -x "$uv" ] || uv=uv
common="--quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate"
"$uv" pip compile $common pyproject.toml --extra postgres --group dev \
  --override requirements/overrides.txt --output-file requirements/lock.txt
"$uv" pip compile $common requirements/train.in \
  --override requirements/train-overrides.txt --output-file requirements/train.txt
