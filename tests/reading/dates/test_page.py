"""The example in docs/dates.md prints what the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def test_the_example_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[3] / "docs" / "dates.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    exec(compile(found[1], "docs/dates.md", "exec"), {})
    assert capsys.readouterr().out == "".join(line[2:] + "\n" for line in found[1].splitlines() if line.startswith("# "))
