from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.intake.layout.datelines import opening
from sayso.intake.published import date_in_url, decide, iso_date

TODAY = date(2020, 2, 1)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-01-16", "2020-01-16"),
        (" 20200116 ", "2020-01-16"),
        ("2020-01-16T23:30:00Z", "2020-01-16"),
        ("2020-01-16 23:30:00.5+0300", "2020-01-16"),
        ("2020-1-16", None),
        ("2020-01", None),
        ("16 January 2020", None),
        ("2020-13-01", None),
        ("\u0662\u0660\u0662\u0660-01-16", None),
    ],
)
def test_iso_dates(value: str, day: str | None) -> None:
    assert iso_date(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://harbourwire.example/2020/01/16/truce", "2020-01-16"),
        ("https://harbourwire.example/world/2020-1-6-truce.html", "2020-01-06"),
        ("https://harbourwire.example/n/20200116-truce", "2020-01-16"),
        ("https://harbourwire.example/a/2020/01/16/b/2020/01/17", None),
        ("https://harbourwire.example/article/120200116", None),
        ("https://harbourwire.example/2020/01/truce", None),
        ("https://2020-01-16.example/truce", None),
    ],
)
def test_dates_in_addresses(url: str, day: str | None) -> None:
    assert date_in_url(url) == day


def test_the_order_of_sources() -> None:
    everything = {
        "given": "2020-01-01",
        "metadata": "2020-01-02",
        "url": "https://h.example/2020/01/03/a",
        "dateline": "2020-01-04",
    }
    order = [("given", "2020-01-01"), ("metadata", "2020-01-02"), ("url", "2020-01-03"), ("dateline", "2020-01-04")]
    left: dict[str, Any] = dict(everything)
    for name, day in order:
        assert decide(**left, today=TODAY, month_day=None)[:2] == (day, name)
        left[name] = None
    published, source, notes = decide(**left, today=TODAY, month_day=None)
    assert (published, source) == (None, None)
    assert [n.kind for n in notes] == ["published_unknown"]


def test_conflicts_are_told_and_a_date_line_may_be_some_days_older() -> None:
    notes = decide(given="2020-01-10", metadata="2020-01-09", url=None, dateline="2020-01-08", today=TODAY)[2]
    assert [(n.kind, n.message) for n in notes] == [
        ("published_conflict", "published 2020-01-10 (given), but 2020-01-09 by its metadata")
    ]
    notes = decide(given="2020-01-10", metadata=None, url=None, dateline="2019-01-08", today=TODAY)[2]
    assert [n.kind for n in notes] == ["published_conflict"]


@pytest.mark.parametrize(
    ("published", "text", "conflict"),
    [
        ("2020-01-16", "GENEVA, Jan 5 (Harbour Wire) - Talks failed.", "January 5 by its date line"),
        ("2020-01-16", "GENEVA, 5 March (Harbour Wire) - Talks failed.", "March 5 by its date line"),
        ("2020-01-16", "GENEVA, Jan 14 (Harbour Wire) - Talks failed.", None),
        ("2020-01-02", "GENEVA, Dec 31 (Harbour Wire) - Talks failed.", None),
        ("2020-01-16", "GENEVA, Feb 30 (Harbour Wire) - Talks failed.", None),
        ("2020-01-16", "GENEVA (Harbour Wire) - Talks of January 5 failed.", None),
    ],
)
def test_a_date_line_without_its_year_may_contradict_and_sets_no_date(published: str, text: str, conflict: str | None) -> None:
    day = opening(text).month_day
    _, _, notes = decide(given=published, metadata=None, url=None, dateline=None, today=TODAY, month_day=day)
    assert [n.message for n in notes] == ([f"published {published} (given), but {conflict}"] if conflict else [])
    assert decide(given=None, metadata=None, url=None, dateline=None, today=TODAY, month_day=day)[0] is None


def test_a_date_in_the_future_is_kept_and_flagged() -> None:
    published, _, notes = decide(given="2020-02-02", metadata=None, url=None, dateline=None, today=TODAY)
    assert published == "2020-02-02"
    assert [n.kind for n in notes] == ["published_in_future"]
    assert decide(given="2020-02-01", metadata=None, url=None, dateline=None, today=TODAY)[2] == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday, January 4, 2019\xa0\n\nTalks went on.", "2019-01-04"),
        ("Talks fail\n\nGENEVA, 5 January 2020 (Harbour Wire) - Talks failed.", "2020-01-05"),
        ("GENEVA | Sun Jan 5, 2020 7:28 pm EST GENEVA (Harbour Wire) - Talks failed.", "2020-01-05"),
        ("KESH, Arland (September 6, 2011) – A soldier was killed.", "2011-09-06"),
        ("GENEVA, Jan 5 (Harbour Wire) - Talks failed.", None),
        ("Talks failed on January 5, 2020, the envoy said.", None),
        ("January 5, 2020\nJanuary 6, 2020\nTalks failed.", None),
        ("February 30, 2020\nTalks failed.", None),
    ],
)
def test_dates_in_date_lines(text: str, day: str | None) -> None:
    assert opening(text).date == day
