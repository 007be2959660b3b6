#!/usr/bin/env bash
# Installs Chromium, a font, Node and npm from the distribution where they are missing, and prints the path of Chromium (and
# nothing else) on standard output.  The tests start it headless and without its sandbox, which needs rights that CI does not have.
set -euo pipefail

browser() { command -v chromium || command -v chromium-browser; }

missing=()
[ -n "${SAYSO_CHROMIUM:-}" ] || browser >/dev/null || missing+=(chromium fonts-dejavu-core)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "browser.sh: not installed, and only root can install: ${missing[*]}" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2
fi
node=$(node --version)
if [ "$(cut -d. -f1 <<<"${node#v}")" -lt 18 ]; then
  echo "browser.sh: Node $node is too old: playwright-core and esbuild need 18 or newer" >&2
  exit 1
fi
echo "${SAYSO_CHROMIUM:-$(browser)}"
