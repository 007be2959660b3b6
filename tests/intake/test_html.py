from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from sayso.errors import InputError
from sayso.intake import IntakeOptions, read_reports
from sayso.schema import Report

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """
<article><h1>Talks over the harbour fail</h1>
<p>The ministry of Arland said on Monday that the talks over the harbour of Kesh had failed after two days of meetings.</p>
<p>"We will not sign under threat," the minister, Oda Brandt, told reporters in the capital, and left the room at once.</p>
<p>Her guests from the coast council said they would return home and wait for a better offer from the government in spring.</p>
</article>"""
MENU = "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>World</a></li><li><a href='/c'>Sport</a></li></ul></nav>"


def page(head: str = "", body: str = ARTICLE) -> bytes:
    foot = "<footer><p>Subscribe to our newsletter</p></footer>"
    top = f"<!doctype html><html lang=en><head><title>Talks fail</title>{head}</head>"
    return f"{top}<body>{MENU}{body}{foot}</body></html>".encode()


def read(tmp_path: Path, data: bytes, **options: Any) -> Report | InputError:
    (tmp_path / "page.html").write_bytes(data)
    given = IntakeOptions(**{"today": date(2020, 2, 1), **options})
    (only,) = read_reports([str(tmp_path / "page.html")], options=given)
    return only


def report(item: Report | InputError) -> Report:
    assert isinstance(item, Report), item
    return item


def test_the_article_is_taken_out_of_the_page(tmp_path: Path) -> None:
    text = report(read(tmp_path, page())).text
    assert '"We will not sign under threat," the minister, Oda Brandt, told reporters' in text
    assert "Sport" not in text
    assert text == report(read(tmp_path, page())).text


def test_metadata_fill_what_is_not_given(tmp_path: Path) -> None:
    head = """<meta property="og:site_name" content="Harbour Wire">
    <meta property="og:title" content="Talks over the harbour fail">
    <meta property="article:published_time" content="2020-01-05T08:00:00+02:00">
    <link rel="canonical" href="https://harbourwire.example/2020/01/06/talks">"""
    found = report(read(tmp_path, page(head)))
    assert (found.outlet, found.title) == ("Harbour Wire", "Talks over the harbour fail")
    assert (found.published, found.published_from) == ("2020-01-05", "metadata")
    assert [w.kind for w in found.warnings] == ["published_conflict"]
    given = report(read(tmp_path, page(head), published="2020-01-04", outlet="Northern Post"))
    assert (given.outlet, given.published, given.published_from) == ("Northern Post", "2020-01-04", "given")


def test_the_date_in_the_address(tmp_path: Path) -> None:
    found = report(read(tmp_path, page(), url="https://harbourwire.example/2020/01/06/talks"))
    assert (found.published, found.published_from) == ("2020-01-06", "url")


def test_linked_data_declare_a_date(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2020-01-07"}]}</script>'
    assert report(read(tmp_path, page(head))).published == "2020-01-07"


@pytest.mark.parametrize(
    "data", ["{not json", '["x", 5]', '{"@graph": 5}', '{"@type": ["Person"], "datePublished": "2020-01-07"}']
)
def test_odd_linked_data_do_no_harm(tmp_path: Path, data: str) -> None:
    assert report(read(tmp_path, page(f'<script type="application/ld+json">{data}</script>'))).published is None


def test_no_date_is_taken_from_the_words_of_the_page(tmp_path: Path) -> None:
    body = (
        ARTICLE
        + "<p>Last updated: 2019-12-12. Copyright 2018 Harbour Wire. The treaty of March 3, 2017 stays in force for now.</p>"
    )
    assert report(read(tmp_path, page(body=body))).published is None


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    data = page('<meta charset="windows-1252">').replace(b"the capital", b"the caf\xe9 \x93Kesh\x94")
    found = report(read(tmp_path, data))
    assert "the café \u201cKesh\u201d" in found.text
    assert [w.message for w in found.warnings if w.kind == "encoding"] == ["not UTF-8: read as windows-1252, as declared"]


@pytest.mark.parametrize(
    "data",
    [
        page(body=""),
        b"<html></html>",
        b"<p>",
        b"<html><body><div>Loading</div></body></html>",
        b"",
        b"   ",
        b"plain words only",
    ],
)
def test_a_page_with_no_article_is_an_error(tmp_path: Path, data: bytes) -> None:
    wrong = read(tmp_path, data)
    assert isinstance(wrong, InputError)
    assert wrong.report_id == (tmp_path / "page.html").as_posix()
    assert "no article" in str(wrong) or "empty" in str(wrong)


def test_a_page_that_is_no_page(tmp_path: Path) -> None:
    wrong = read(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(500))
    assert "PNG" in str(wrong)
