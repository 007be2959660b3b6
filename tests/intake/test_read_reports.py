from __future__ import annotations

import io
import json
import os
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputError, MalformedInput, UnreadableInput, UsageError
from sayso.intake import IntakeOptions, count_reports, read_reports
from sayso.schema import Report

TODAY = date(2020, 2, 1)
TEXT = "The ministry said on Monday that talks would go on."


def read(*paths: str, stdin: bytes | None = None, **options: Any) -> list[Report | InputError]:
    given = IntakeOptions(**{"today": TODAY, **options})
    return list(read_reports(paths, options=given, stdin=io.BytesIO(stdin) if stdin is not None else None))


def report(item: Report | InputError) -> Report:
    assert isinstance(item, Report), item
    return item


def error(item: Report | InputError) -> InputError:
    assert isinstance(item, InputError), item
    return item


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(r).encode() + b"\n" for r in records)


def kinds(item: Report | InputError) -> set[str]:
    return {w.kind for w in report(item).warnings}


def test_text_is_taken_as_it_is(tmp_path: Path) -> None:
    text = "\r\nOne.\r\n\r\nZwo\u0301\u200b \U0001f600\u202eabc\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert report(read(str(tmp_path / "a.txt"))[0]).text == text


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (tmp_path / "b.txt").write_bytes(TEXT.encode("utf-16"))
    first, second = read(str(tmp_path))
    assert report(first).text == report(second).text == TEXT
    assert "encoding" not in kinds(first)
    assert "encoding" in kinds(second)


def test_the_id_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    assert report(read("./sub/a.txt")[0]).id == report(read("sub")[0]).id == "sub/a.txt"


def test_folders_are_searched_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a/z.txt", "c.jsonl", "d.pdf", ".hidden.txt", "a/.git/x.txt", "b.meta.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "c.jsonl").write_bytes(lines({"id": "one", "text": TEXT}, {"id": "two", "text": TEXT}))
    (tmp_path / "b.meta.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    assert [report(r).id for r in read(".")] == ["a/z.txt", "b.txt", "one", "two"]
    assert count_reports(["."]) == 4


def test_links_make_no_loops(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "same.txt").symlink_to("a.txt")
    first, same, loop = read(str(tmp_path))
    assert report(first).text == report(same).text == TEXT
    assert error(loop).report_id
    assert "symbolic links" in str(error(loop))


def test_json_lines_with_aliases() -> None:
    data = lines(
        {"doc_id": "a", "text": TEXT, "date": "2020-01-05", "topic": 7},
        {"id": "b", "doc_id": "x", "text": TEXT, "pub_date": "2020-01-06T23:59:59-05:00"},
        {"id": "c", "text": TEXT, "dct": "20200107", "title": "", "outlet": None, "language": "en-GB"},
    )
    found = [report(r) for r in read("-", stdin=b"\xef\xbb\xbf" + data)]
    assert [r.id for r in found] == ["a", "b", "c"]
    assert [r.published for r in found] == ["2020-01-05", "2020-01-06", "2020-01-07"]
    assert {r.published_from for r in found} == {"given"}
    assert (found[2].title, found[2].outlet, found[2].language) == (None, None, "en")


def test_lone_surrogates_and_nul_come_through() -> None:
    found = read("-", stdin=b'{"id": "a", "text": "half \\ud83d, NUL \\u0000."}\n')
    assert report(found[0]).text == "half \ud83d, NUL \x00."


@pytest.mark.parametrize(
    ("line", "message", "ident"),
    [
        (b"not json", "does not parse as JSON", "<stdin>:2"),
        (b'{"id": "x", "text": "cut off', "does not parse as JSON", "<stdin>:2"),
        (b"[1]", "must be a JSON object, not a list", "<stdin>:2"),
        (b"null", "must be a JSON object, not null", "<stdin>:2"),
        (b'{"text": "words"}', '"id" is missing', "<stdin>:2"),
        (b'{"id": "  ", "text": "words"}', '"id" is missing', "<stdin>:2"),
        (b'{"id": 5, "text": "words"}', '"id" must be a string, not a number', "<stdin>:2"),
        (b'{"id": 1e999, "text": "words"}', '"id" must be a string, not a number', "<stdin>:2"),
        (b'{"id": "x"}', '"text" is missing', "x"),
        (b'{"id": "x", "text": null}', '"text" is missing', "x"),
        (b'{"id": "x", "text": " \\n"}', '"text" is empty', "x"),
        (b'{"id": "x", "text": ["a"]}', '"text" must be a string, not a list', "x"),
        (b'{"id": "x", "text": "a", "title": {}}', '"title" must be a string, not an object', "x"),
        (b'{"id": "x", "text": "a", "published": 20200105}', '"published" must be a string', "x"),
        (b'{"id": "x", "text": "a", "published": "05/01/2020"}', '"published" must be an ISO 8601 date', "x"),
        (b'{"id": "x", "text": "a", "published": "2020-02-30"}', '"published" must be an ISO 8601 date', "x"),
        (b'{"id": "x", "text": "a", "date": "yesterday"}', '"date" must be an ISO 8601 date', "x"),
        (b'{"id": "x", "text": "a", "language": "English!"}', '"language" must be an ISO 639 code', "x"),
        (b'{"id": "x", "text": "caf\xe9"}', "not valid UTF-8 at byte 25", "<stdin>:2"),
        (b'{"id": "a", "text": "again"}', 'the id "a" was already used in this run, by <stdin>:1', "a"),
        (b"[" * 100_000, "does not parse as JSON", "<stdin>:2"),
    ],
)
def test_a_bad_line_is_one_error_and_the_rest_is_done(line: bytes, message: str, ident: str) -> None:
    data = lines({"id": "a", "text": TEXT}) + line + b"\n\n" + lines({"id": "z", "text": TEXT})
    first, bad, last = read("-", stdin=data)
    assert (report(first).id, report(last).id) == ("a", "z")
    wrong = error(bad)
    assert message in str(wrong)
    assert str(wrong).startswith("<stdin>:2")
    assert wrong.report_id == ident
    assert "\n" not in str(wrong)


def test_huge_numbers_in_other_fields_do_no_harm() -> None:
    line = b'{"id": "a", "text": "words", "n": ' + b"9" * 10_000 + b"}"
    assert report(read("-", stdin=line)[0]).id == "a"


@pytest.mark.parametrize("data", [b"", b"\n\n  \n"])
def test_a_stream_without_reports_is_an_error(data: bytes) -> None:
    (only,) = read("-", stdin=data)
    assert "empty" in str(error(only))
    assert error(only).report_id is None


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b\x08junk\n" * 50, lines({"id": "a"}).decode().encode("utf-16"), b"\x89PNG\r\n\x1a\n" * 9]
)
def test_a_stream_that_is_no_json_lines_is_one_error(data: bytes) -> None:
    assert len(read("-", stdin=data)) == 1
    assert isinstance(read("-", stdin=data)[0], UnreadableInput)


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", MalformedInput, "empty"),
        (b" \r\n\t", MalformedInput, "empty"),
        (b"%PDF-1.4\nstuff", UnreadableInput, "a PDF"),
        (b"PK\x03\x04stuff", UnreadableInput, "zip"),
        (bytes(range(256)) * 20, UnreadableInput, "binary"),
        (b"a\x00b\x01" * 100, UnreadableInput, "binary"),
        (b"\xff\xfea", UnreadableInput, "utf-16"),
    ],
)
def test_a_file_that_holds_no_text(tmp_path: Path, data: bytes, kind: type[InputError], message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT)
    bad, good = read(str(tmp_path))
    assert isinstance(bad, kind)
    assert message in str(bad)
    assert str(bad).startswith(str(path))
    assert bad.report_id == path.as_posix()
    assert report(good).text == TEXT


def test_other_encodings_are_read_with_a_warning(tmp_path: Path) -> None:
    western = "\u201cNo talks\u201d \u2013 the minister\u2019s words."
    (tmp_path / "a.txt").write_bytes(western.encode("cp1252"))
    russian = "Министр заявил в понедельник, что переговоры продолжатся в Женеве. " * 5
    (tmp_path / "b.txt").write_bytes(russian.encode("cp1251"))
    first, second = read(str(tmp_path))
    assert report(first).text == western
    assert report(second).text == russian
    assert "encoding" in kinds(first) & kinds(second)


def test_a_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("é" * 5000)
    (tmp_path / "b.jsonl").write_bytes(lines({"id": "b", "text": "é" * 5000}))
    for item in read(str(tmp_path), max_chars=100):
        assert report(item).text == "é" * 100
        assert "text_cut" in kinds(item)
    assert all("text_cut" not in kinds(r) for r in read(str(tmp_path), max_chars=5000))


def test_fifty_megabytes(tmp_path: Path) -> None:
    sentence = b"The army attacked the town of Qasr on Monday. "
    (tmp_path / "long.txt").write_bytes(sentence * (50_000_000 // len(sentence)))
    (only,) = read(str(tmp_path / "long.txt"))
    assert len(report(only).text) == 1_000_000
    assert [w.message for w in report(only).warnings if w.kind == "text_cut"] == [
        f"only the first 1,000,000 characters of {50_000_000 // len(sentence) * len(sentence):,} bytes are kept and coded"
    ]


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (only,) = read(str(tmp_path / "pipe.txt"))
    assert "not a regular file" in str(error(only))
    assert "not a regular file" in str(error(read("/dev/null")[0]))


def test_a_path_that_is_not_there_is_no_report() -> None:
    (only,) = read("/nowhere/at/all.txt")
    assert isinstance(only, UnreadableInput)
    assert only.report_id is None
    assert str(only) == "/nowhere/at/all.txt: no such file or directory"


def test_unknown_kinds_of_file_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text(TEXT)
    assert "cannot read .docx files" in str(error(read(str(tmp_path / "a.docx"))[0]))


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "holds no" in str(error(read(str(tmp_path))[0]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    _check_shut(tmp_path)


def test_a_folder_that_the_system_shuts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    _check_shut(tmp_path)


def _check_shut(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(TEXT)
    (tmp_path / "z.txt").write_text(TEXT)
    shut.chmod(0)
    try:
        first, last = read(str(tmp_path))
        assert str(error(first)) == f"{shut}: permission denied"
        assert error(first).report_id is None
        assert report(last).text == TEXT
    finally:
        shut.chmod(stat.S_IRWXU)


def test_a_file_without_rights_fails_as_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    (only,) = read(str(path))
    assert error(only).report_id == path.as_posix()


def test_options_fill_what_a_report_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"id": "a", "text": TEXT, "outlet": "Harbour Wire"}, {"id": "b", "text": TEXT}))
    first, second = (report(r) for r in read(str(tmp_path), outlet="Northern Post", published="2020-01-05", language="EN"))
    assert (first.outlet, second.outlet) == ("Harbour Wire", "Northern Post")
    assert first.published == second.published == "2020-01-05"
    assert first.language == "en"


@pytest.mark.parametrize("options", [{"published": "today"}, {"language": "?"}, {"max_chars": 0}])
def test_wrong_options_are_refused_before_anything_is_read(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        read_reports(["-"], options=IntakeOptions(**options))


def test_url_and_title_need_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    path = str(tmp_path / "a.txt")
    assert report(read(path, url="https://harbourwire.example/a", title="Talks")[0]).title == "Talks"
    for paths in ([path, path], [str(tmp_path)], ["-"], ["a.jsonl"]):
        with pytest.raises(UsageError):
            read_reports(paths, options=IntakeOptions(title="Talks"))


def test_the_same_file_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    path = str(tmp_path / "a.txt")
    first, second = read(path, path)
    assert report(first).text == TEXT
    assert "already used" in str(error(second))
