from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sayso.errors import MalformedInput
from sayso.intake import IntakeOptions, read_reports
from sayso.schema import Report

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = IntakeOptions(today=date(2020, 2, 1))


def test_a_side_file_tells_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    (tmp_path / "a.meta.json").write_text('{"id": "hw-1", "outlet": "Harbour Wire", "date": "2020-01-05", "url": null}')
    (only,) = read_reports([str(tmp_path)], options=OPTIONS)
    assert isinstance(only, Report)
    assert (only.id, only.outlet, only.published, only.published_from) == ("hw-1", "Harbour Wire", "2020-01-05", "given")


def test_the_longer_name_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    (tmp_path / "a.meta.json").write_text('{"outlet": "short"}')
    (tmp_path / "a.txt.meta.json").write_text('{"outlet": "long"}')
    (only,) = read_reports([str(tmp_path)], options=OPTIONS)
    assert isinstance(only, Report)
    assert only.outlet == "long"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b'{\n "outlet": "x",\n "date": 2020\n}', 3, '"date" must be a string, not a number'),
        (b'{\n "publishd": "2020-01-01"}', 2, 'unknown field "publishd"'),
        (b'{\n "outlet": "x",\n}', 3, "does not parse as JSON"),
        (b"[]", 1, "must be a JSON object"),
        (b'{"title":\n "caf\xe9"}', 2, "not valid UTF-8"),
        (b'{"published":\n"5 January"}', 1, "ISO 8601"),
    ],
)
def test_a_wrong_side_file_names_file_and_line(tmp_path: Path, content: bytes, line: int, message: str) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    side = tmp_path / "a.meta.json"
    side.write_bytes(content)
    (only,) = read_reports([str(tmp_path / "a.txt")], options=OPTIONS)
    assert isinstance(only, MalformedInput)
    assert message in str(only)
    assert (only.file, only.line) == (str(side), line)
    assert only.report_id == (tmp_path / "a.txt").as_posix()
