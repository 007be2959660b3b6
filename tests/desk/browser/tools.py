"""What browser tests run with: Node, playwright-core from the lockfile, Chromium of the distribution; and running a script."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[3]
FRONTEND = ROOT / "frontend"
SCRIPTS = Path(__file__).parent / "scripts"
SCREENSHOTS = ROOT / "build" / "screenshots"
#: Seconds that one script may take; a shared machine is slow at times.
PATIENCE = 420


def chromium() -> str | None:
    """The browser: SAYSO_CHROMIUM, else what Debian and others call it."""
    given = os.environ.get("SAYSO_CHROMIUM")
    if given:
        return given if Path(given).is_file() else None
    return next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)


def lacking(*, browser: bool = True) -> str | None:
    """What is not here, and how to get it; null where nothing lacks."""
    if shutil.which("node") is None:
        return "no Node (Debian: apt-get install nodejs npm, or bash .ci/browser.sh as root)"
    if not (FRONTEND / "node_modules" / "playwright-core").is_dir():
        return "no frontend/node_modules (run: make frontend)"
    if browser and chromium() is None:
        return (
            "no Chromium (Debian: apt-get install chromium, or bash .ci/browser.sh as root; SAYSO_CHROMIUM names another one)"
        )
    return None


def environment() -> dict[str, str]:
    """For Node: npm never asks the network."""
    return {**os.environ, "npm_config_offline": "true", "npm_config_update_notifier": "false", "NO_UPDATE_NOTIFIER": "1"}


def play(script: str, on: Mapping[str, Callable[[Any], Any]] | None = None, **given: Any) -> dict[str, Any]:
    """Run ``scripts/SCRIPT.mjs`` and give back what it found.

    Args:
        script: its name.
        on: what the script may ask for by name while it runs; the answer goes back to it.
        given: what it is told; ``chromium``, ``modules`` and ``screenshots`` are added.

    Returns:
        What the script gave back; ``wrong`` is a list of what was wrong, in words.
    """
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    told = {"chromium": chromium(), "modules": str(FRONTEND / "node_modules"), "screenshots": str(SCREENSHOTS), **given}
    process = subprocess.Popen(
        ["node", str(SCRIPTS / f"{script}.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    result: dict[str, Any] | None = None
    # A script that hangs is ended; its browser goes with it.
    late = threading.Timer(PATIENCE, process.terminate)
    late.start()
    try:
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        for line in process.stdout:
            said = json.loads(line)
            if "ask" in said:
                answer = (on or {})[said["ask"]](said.get("with"))
                process.stdin.write(json.dumps(answer) + "\n")
                process.stdin.flush()
            else:
                result = said["done"]
        process.stdin.close()
        errors = process.stderr.read()
        process.wait(timeout=30)
    finally:
        late.cancel()
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
        process.stderr.close()
    assert result is not None, f"{script}.mjs ended without a result:\n{errors[-4000:]}"
    return result
