"""Whatever the bytes: reports or errors of our own kinds, never another exception."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.intake import IntakeOptions, read_reports
from sayso.schema import Report
from tests.fuzz.strategies import RUNS, texts

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = IntakeOptions(today=date(2020, 2, 1), max_chars=50)
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
fields = st.sampled_from(["id", "doc_id", "text", "title", "outlet", "published", "date", "url", "language", "pub_date", "dct"])
line = st.one_of(
    st.dictionaries(fields, anything | texts() | st.sampled_from(["2020-01-01", "en"]), max_size=6).map(
        lambda d: json.dumps(d).encode()
    ),
    anything.map(lambda d: json.dumps(d).encode()),
    st.binary(max_size=40),
)


@RUNS
@given(st.lists(line, max_size=8))
def test_any_json_lines(lines: list[bytes]) -> None:
    found = list(read_reports(["-"], options=OPTIONS, stdin=io.BytesIO(b"\n".join(lines))))
    assert found
    ids = [item.id for item in found if isinstance(item, Report)]
    assert len(ids) == len(set(ids))
    for item in found:
        assert isinstance(item, Report | InputError)
        if isinstance(item, Report):
            assert item.text.strip()
            assert len(item.text) <= 50
        else:
            assert "\n" not in str(item)


start = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<html>", b"<p>The army of Arland attacked the town of Kesh. ", b"%PDF-"]
)
content = st.one_of(
    st.binary(max_size=300),
    texts().map(lambda t: t.encode("utf-8", "surrogatepass")),
    texts().map(lambda t: t.encode("cp1252", "replace")),
)


@RUNS
@given(start, content, st.sampled_from(["a.txt", "a.html", "a.jsonl"]), st.none() | line)
def test_any_file(tmp_path: Path, head: bytes, data: bytes, name: str, side: bytes | None) -> None:
    (tmp_path / name).write_bytes(head + data)
    meta = tmp_path / "a.meta.json"
    meta.unlink(missing_ok=True)
    if side is not None:
        meta.write_bytes(side)
    for item in read_reports([str(tmp_path / name)], options=OPTIONS):
        assert isinstance(item, Report | InputError)
        if isinstance(item, InputError) and name != "a.jsonl":
            assert item.report_id
