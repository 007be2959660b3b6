"""The front-end files that are shipped are those that their sources build."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.desk.browser import tools

if TYPE_CHECKING:
    from pathlib import Path

STATIC = tools.ROOT / "sayso" / "desk" / "static"


def test_built_files_match_their_sources(tmp_path: Path) -> None:
    lacks = tools.lacking(browser=False)
    if lacks and os.environ.get("CI") == "true":
        pytest.fail(lacks)
    if lacks:
        pytest.skip(lacks)
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=tools.FRONTEND, check=True, env=tools.environment())
    built = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert set(built) == {p.name for p in STATIC.iterdir()}
    stale = [name for name, body in built.items() if (STATIC / name).read_bytes() != body]
    assert stale == [], "run: cd frontend && npm run build"
