"""Rules for parts of a year: quarters, halves, seasons."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.patterns import REL
from sayso.reading.dates.periods import Period
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved
from sayso.reading.dates.which_year import choose, full_year

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context
    from sayso.reading.dates.periods import Unit

_PART_MONTHS = {"quarter": 3, "half": 6}


def year_part(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """The third quarter of 1989, first half of last year, Q3 2019, the fourth quarter."""
    unit: Unit = "half" if found.word("u") in ("half", "halves") else "quarter"
    if found.word("n") in ("latest", "last", "final") and "y" not in found:
        return None
    n = 2 if unit == "half" and found.word("n") == "second" else found.number("n") or 4
    if not 1 <= n <= 12 // _PART_MONTHS[unit]:
        return None

    def at(year: int) -> Period:
        return Period(unit, dt.date(year, (n - 1) * _PART_MONTHS[unit] + 1, 1))

    year = full_year(found, "y", c)
    if year is not None:
        return reading(at(year), "told in full", explicit=True)
    after = [t.word for t in found.tokens[found.last : found.last + 3]]
    if unit == "half" and "rel" not in found and after[:1] == ["of"] and not {"year", "fiscal"} & set(after):
        return None  # of a century, a month, a match
    if c.published is None:
        return unresolved("no year told, and the publication date is not known", f"XXXX-{'H' if unit == 'half' else 'Q'}{n}")
    now = c.published.year
    if "rel" in found:
        shift = found.way("rel")
        return reading(at(now + shift), f"from publication {c.published}")
    tense = c.tense(found.first, found.last)
    if tense == "future" and at(now).first > c.published:
        return reading(at(now), f"the next one from publication {c.published}, future tense")
    return reading(max((p for p in (at(now - 1), at(now)) if p.first <= c.published), key=lambda p: p.first),
                   f"the latest that has begun by publication {c.published}")  # fmt: skip


def short_quarter(found: Found, c: Context) -> Reading | None:
    """Q3 2019."""
    year = full_year(found, "y", c)
    if year is None:
        return None
    return reading(Period("quarter", dt.date(year, 3 * int(found.word("q")[1]) - 2, 1)), "told in full", explicit=True)


#: The month in which each season begins, by its TIMEX3 code.
SEASON_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """Summer 1964, the summer of 1964, last summer, this spring, the winter."""
    code = str(found.value("s", "season"))

    def at(year: int) -> Period:
        return Period("season", dt.date(year, SEASON_FIRST[code], 1))

    year = full_year(found, "y", c)
    if year is not None:
        return reading(at(year), "told in full", explicit=True)
    if c.published is None:
        return unresolved(NO_ANCHOR, f"XXXX-{code}")
    now = c.published.year
    if "rel" in found:
        n = found.way("rel")
        return reading(at(now + n), f"from publication {c.published}")
    options = [at(now + k) for k in (-2, -1, 0, 1)]
    if "shift" in found:
        n = found.way("shift")
        if n < 0:
            return reading([p for p in options if p.last < c.published][-1], f"the last one before publication {c.published}")
        if n > 0:
            return reading(next(p for p in options if p.first > c.published), f"the next one after publication {c.published}")
        past = [p for p in options if p.first <= c.published]
        if c.tense(found.first, found.last) == "future" and past[-1].last < c.published:
            return reading(next(p for p in options if p.first > c.published), f"this one, from publication {c.published}")
        return reading(past[-1], f"this one, from publication {c.published}")
    return choose(at, c, found, "season told")


RULES = (
    Rule("quarter in short", "<q quarter_short> dash? <y year|short_year>", short_quarter),
    Rule("year part", f"'the'? <n ordinal|nth|'fourth'|'final'> (dash|'fiscal')* <u 'quarter'|'half'> ('of'? 'the'? 'year'? 'fiscal'? 'year'? (<y year>|{REL}))?", year_part),
    Rule("year quarter", f"(<y year>|{REL}) possessive? <n ordinal|nth> dash? <u 'quarter'|'half'>", year_part),
    Rule("season", f"'the'? <s season> ('of'? (<y year|short_year>|'of'? {REL}))", season),
    Rule("shift season", "<shift last|past|this|next|coming> <s season>", season),
    Rule("season alone", "('in'|'during'|'by'|'since'|'until'|'of'|early|late|mid) dash? <x ('the'|'that') <s season>>", season, -1),
)  # fmt: skip
