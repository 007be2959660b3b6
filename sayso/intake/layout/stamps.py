"""Stamps of updates: "14:58 Talks go on", "14.58 GMT: ...", "5 May 2021 - 18:12 ...", as live pages put before each entry.

They tell when the entry was written, not when anything in it was done.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.intake.layout.datelines import DATE
from sayso.knowledge.dates import DAYS, MONTHS, zones

_HALF = r"(?i:\s?[ap]\.?\s?m\b\.?)"
_MARK = r"(?:[\])]|\s?(?:--|[-\u2010-\u2015\u2212:|\u2022]))"
_HOUR = r"(?:[01]?\d|2[0-3])"
#: "10:30 Monday" and "10:30 Kesh time" open a sentence.
_SENTENCE = rf"(?i:(?:{'|'.join((*DAYS, *MONTHS))})\b|[\w-]+\s+time\b)"
_NEXT = r"[\"'\u201c\u2018\u00ab(\[]?[A-Z\u00c0-\u00d6\u00d8-\u00de]"

_BARE = re.compile(rf"{_HOUR}:[0-5]\d(?::[0-5]\d)?{_HALF}?")


@cache
def _zone() -> str:
    return rf"(?:\(?(?:{'|'.join(zones())})\)?(?!\w)|\(?local time\)?)"


@cache
def _stamp() -> str:
    """A pattern: a clock time, with its date and its zone if told; without a colon in it a zone or a mark must follow."""
    zone = _zone()
    clock = (
        rf"(?:{_HOUR}:[0-5]\d(?::[0-5]\d)?{_HALF}?(?:\s?{zone})?{_MARK}?"
        rf"|{_HOUR}[.h][0-5]\d{_HALF}?(?:\s?{zone}{_MARK}?|{_MARK})"
        rf"|(?:[01]\d|2[0-3])[0-5]\d\s?{zone}{_MARK}?)"
    )
    return rf"[\[(]?(?:(?i:updated?|posted)(?:\s+at)?:?\s+)?(?:{DATE}(?:\s\d\d(?=\s))?(?:\s?[-\u2013\u2014,|])?\s+)?{clock}"


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"{_stamp()}(?=\s+(?!{_SENTENCE}|{_zone()}){_NEXT})")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_stamp()}\]?")


def stamp_end(text: str, start: int, end: int) -> int | None:
    """Where the stamp at the head of a paragraph ends; null if it has none."""
    match = _head().match(text, start, end)
    return match.end() if match else None


def is_bare(stamp: str) -> bool:
    """Whether a stamp is an hour with nothing beside it, which may open a sentence ("12:30 Mass was said") or a verse."""
    return _BARE.fullmatch(stamp) is not None


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but the stamp of an update."""
    return _alone().fullmatch(line.strip()) is not None
