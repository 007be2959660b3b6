"""Rules for dates that name a month: November 2019, next June, January to March."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.lexicon import OTHER
from sayso.reading.dates.patterns import REL, TO
from sayso.reading.dates.periods import DAY, Period, add_months
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved
from sayso.reading.dates.which_year import choose, full_year

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

#: What stands before May, the month; any other word that the lexicon lacks makes it a name or a verb ("Theresa May", "May he rest").
_BEFORE_MAY = listed("dates", "before_may")
_AFTER_MAY = listed("dates", "after_may")


def month_alone(found: Found, c: Context) -> Reading | None:
    """June, without year or day."""
    return None if found.word("m") == "may" and not _is_may(found) else month_year(found, c)


def _is_may(found: Found) -> bool:
    """Whether "May", alone, is the month."""
    before = found.tokens[found.first - 1] if found.first else None
    after = found.tokens[found.last].word if found.last < len(found.tokens) else ""
    return after not in _AFTER_MAY and (
        before is None or before.char != OTHER or before.word in _BEFORE_MAY or not before.word.isalpha()
    )


def month_year(found: Found, c: Context) -> Reading | None:
    """November 2019; November; November last year; January to March 2019."""
    month = int(found.value("m", "month"))
    until = int(found.value("mm", "month")) if "mm" in found else None

    def at(year: int) -> Period:
        first = dt.date(year, month, 1)
        if until is None:
            return Period("month", first)
        return Period("range", first, add_months(dt.date(year + (until < month), until, 1), 1) - DAY)

    year = full_year(found, "y", c)
    if year is not None:
        return reading(at(year), "told in full", explicit=True) if 1 <= year < dt.MAXYEAR else None
    if "rel" in found or "shift" in found:
        if c.published is None:
            return unresolved(NO_ANCHOR)
        n = found.way("rel")
        if "rel" in found:
            return reading(at(c.published.year + n), f"{['last', 'this', 'next'][n + 1]} year, from publication {c.published}")
        n = found.way("shift")
        options = [at(c.published.year + k) for k in (-1, 0, 1)]
        if n < 0:
            period = [p for p in options if p.last < c.published][-1]
        elif n > 0:
            period = next((p for p in options if p.first > c.published), options[-1])
        else:
            period = options[1]
        return reading(period, f"the {['last', 'this', 'next'][n + 1]} one, from publication {c.published}")
    if c.published is None:
        return unresolved("no year told, and the publication date is not known", None if until else f"XXXX-{month:02d}")
    return choose(at, c, found, "month told")


RULES = (
    Rule("month year", f"<m month> dot? (comma|'of'|'in')? (<y year|short_year>|{REL})", month_year),
    Rule("shift month", "<shift last|past|this|next|coming> <m month>", month_year),
    Rule("month", "<m month>", month_alone, -1),
    Rule("months", f"<m month> dot? {TO} <mm month> dot? (comma|'of')? (<y year>|{REL})?", month_year),
)  # fmt: skip
