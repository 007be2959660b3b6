"""Rules for dates that name a year, fiscal or not, a decade or a century."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.periods import Period
from sayso.reading.dates.readings import NO_ANCHOR, Reading, reading, unresolved
from sayso.reading.dates.which_year import full_year

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context


def year_only(found: Found, c: Context) -> Reading | None:
    """In 2011; '98; 2015-2016."""
    year = full_year(found, "y", c)
    if year is None or not 1 <= year < dt.MAXYEAR:
        return None
    if "yy" in found:
        text = found.word("yy")
        until = int(str(year)[: -len(text)] + text) if len(text) < 4 and text.isdigit() else full_year(found, "yy", c)  # noqa: PLR2004 - plain bounds
        if until is None or not year < until <= year + 200:
            return None
        return reading(Period("range", dt.date(year, 1, 1), dt.date(until, 12, 31)), "told in full", explicit=True)
    return reading(Period("year", dt.date(year, 1, 1)), "told in full", explicit=True)


def decade(found: Found, c: Context) -> Reading | None:
    """The 1990s, the '80s, the nineties."""
    word = found.word("d")
    tens = c.lexicon.value("decade_word", word)
    if tens is None:
        tens = int(re.sub(r"\D", "", word))
    start = int(tens)
    if start < 100:  # noqa: PLR2004 - the century is left out
        now = c.published.year if c.published else 2020
        start += (now // 100) * 100
        if start > now:
            start -= 100
    return reading(Period("decade", dt.date(start, 1, 1)), "told in full", explicit=True)


def century(found: Found, _: Context) -> Reading | None:
    """The 19th century: years 1800 to 1899, as TIMEX3 counts."""
    n = found.number("n")
    if n is None or not 2 <= n <= 30:  # noqa: PLR2004 - what a date can hold and a report may mean
        return None
    return reading(Period("century", dt.date((n - 1) * 100, 1, 1)), "told in full", explicit=True)


def fiscal(found: Found, c: Context) -> Reading | None:
    """Fiscal 1990, FY 2010: named by the year; which months it has differs, so it has no interval."""
    year = full_year(found, "y", c) or found.digits("y")
    if year is not None and year < 100:  # noqa: PLR2004 - FY10
        year += 2000 if year < 70 else 1900  # noqa: PLR2004 - fiscal years are not told far ahead
    if year is None and "rel" in found and c.published:
        year = c.published.year + found.way("rel")
    if year is None:
        return unresolved(NO_ANCHOR)
    period = Period("year", dt.date(year, 1, 1))
    return Reading("DATE", period.value, None, "a fiscal year; its months are not told", None, explicit=True)


RULES = (
    Rule("year", "<y year>", year_only, -2),
    Rule("the year", "'the'? 'year' 'of'? <y year>", year_only),
    Rule("old year", "('in'|'of'|'since'|'until'|'from'|'by'|month comma?) <x <y year_old>>", year_only, -2),
    Rule("short year", "('in'|'of'|'since'|'until'|'from'|'by'|'and'|season) <x <y short_year>>", year_only, -2),
    Rule("years", "<y year> <to dash|slash|'to'> <yy year|n12|n24|n31|n59|n_other>", year_only),
    Rule("decade", "'the'? <d decade>", decade),
    Rule("decade word", "('the'|early dash?|late dash?|mid dash?) <x <d decade_word>>", decade),
    Rule("century", "'the'? <n nth|ordinal|(tens dash ordinal)> dash? 'century'", century),
    Rule("fiscal", "('the'? 'fiscal' 'year'? <y year>|fy <y year|n12|n24|n31|n59|n_other|short_year>)", fiscal),
    Rule("fiscal relative", "<rel last|this|next|coming> 'fiscal' 'year'", fiscal),
)  # fmt: skip
