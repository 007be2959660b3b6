#!/bin/sh
# Make a virtual environment and install the locked dependencies into it. Bootstraps uv from the registry where there is none.
set -eu
venv=$1
python=${SAYSO_PYTHON:-}
if [ -z "$python" ]; then
  for candidate in python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
      python=$candidate
      break
    fi
  done
fi
if [ -z "$python" ]; then
  echo "sayso: needs Python 3.11, 3.12 or 3.13 (set SAYSO_PYTHON to name one)" >&2
  exit 2
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || {
  echo "sayso: could not make $venv; on Debian: apt-get install python3-venv" >&2
  exit 2
}
if command -v uv >/dev/null 2>&1; then
  uv=uv
else
  [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
  uv=$venv/bin/uv
fi
echo "installing the locked dependencies into $venv"
"$uv" pip install --quiet --compile-bytecode --no-deps --require-hashes --python "$venv/bin/python" -r requirements/lock.txt
"$uv" pip install --quiet --no-deps --python "$venv/bin/python" --no-build-isolation -e .
