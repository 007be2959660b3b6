"""Rules for dates that name a day, month, year, quarter, season, decade or century."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sayso.reading.dates.context import Context, Reading
from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.lexicon import OTHER
from sayso.reading.dates.periods import DAY, Period, add_months, easter

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.dates.periods import Unit

#: How near a month and day without a year must lie ahead to be taken as the coming one though the tense is past.
AHEAD = dt.timedelta(45)
#: How far at most the next date of a list lies behind the one before it.
LISTED = dt.timedelta(183)


def reading(period: Period, because: str, *, explicit: bool = False) -> Reading:
    """A DATE that is this period."""
    return Reading("DATE", period.value, period.interval, because, period, explicit)


def unresolved(because: str, value: str | None = None) -> Reading:
    """A DATE whose place in time is not known."""
    return Reading("DATE", value, None, because)


NO_ANCHOR = "relative, and the publication date is not known"


def full_year(found: Found, name: str, c: Context) -> int | None:
    """The year kept under a name; '98 and '05 are in the hundred years that end 20 years after publication."""
    year = found.digits(name)
    if year is None or year > 99 or len(found.word(name)) > 3:  # noqa: PLR2004 - two digits and an apostrophe
        return year
    return two_digit_year(year, c)


def two_digit_year(year: int, c: Context) -> int:
    """The year that ends in these two digits in the hundred years that end 20 years after publication."""
    pivot = (c.published.year if c.published else 2020) + 20
    return pivot - (pivot - year) % 100


def choose(at: Callable[[int], Period | None], c: Context, found: Found, what: str) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """Of the same day or month in several years, the one that tense and publication date make likely."""
    assert c.published is not None
    now = c.published
    back = c.told_period() if c.that(found.first) or c.tokens[found.first].word == "that" else None
    if back is not None and (period := at(back.first.year)) is not None:
        return reading(period, f"{what}; that of {back.value}, told before")
    told = c.told_year(found.first)
    if (
        told is not None
        and abs(told - now.year) > 1
        and not (told < now.year and c.announced(found.first))
        and (period := at(told)) is not None
    ):
        return reading(period, f"{what}; year {told} as told before")
    candidates = [p for k in (-2, -1, 0, 1) if (p := at(now.year + k)) is not None]
    if not candidates:
        return None
    past = [p for p in candidates if p.first <= now]
    ahead = [p for p in candidates if p.last >= now]
    if past and c.since(found.first):
        return reading(past[-1], f"{what}; the last one before publication {now}, as it says since")
    tense = c.tense(found.first, found.last)
    listed = c.listed_ahead(found.first)
    if (
        listed is not None
        and tense != "past"
        and (after := [p for p in candidates if dt.timedelta(0) <= p.first - listed.first <= LISTED])
    ):
        return reading(after[0], f"{what}; the next one after {listed.value}, told before it in a list")
    if tense == "future" and ahead and (not past or ahead[0].first - now < dt.timedelta(300)):
        return reading(ahead[0], f"{what}; the nearest one not before publication {now}, future tense")
    if tense == "unknown" and ahead and past and (ahead[0].first - now) * 2 < now - past[-1].last:
        return reading(ahead[0], f"{what}; the nearest one to publication {now}")
    if tense == "past" and ahead and past and ahead[0].first - now <= AHEAD and now - past[-1].first > dt.timedelta(300):
        return reading(ahead[0], f"{what}; the nearest one to publication {now}")
    if past:
        return reading(past[-1], f"{what}; the nearest one not after publication {now}")
    return reading(ahead[0], f"{what}; the nearest one to publication {now}")


def safe_day(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day_number(found: Found, name: str) -> int | None:
    number = found.digits(name)
    if number is not None:
        return number
    words = found.words(name)
    parts = [int(found.of(table, word) or 0) for word in words for table in ("tens", "ordinal")]
    return sum(parts) or None


def month_day(found: Found, c: Context) -> Reading | None:
    """March 15, 2015; 15 March; the 15th of March; March 15-17; with or without weekday and year."""
    month, day = int(found.value("m", "month")), _day_number(found, "d")
    if day is None:
        return None
    until_month = int(found.value("mm", "month")) if "mm" in found else month
    until = _day_number(found, "dd") if "dd" in found else None

    def at(year: int) -> Period | None:
        first = safe_day(year, month, day)
        if first is None:
            return None
        if until is None:
            return Period("day", first)
        last = safe_day(year + (until_month < month), until_month, until)
        return Period("range", first, last) if last is not None and last > first else None

    what = "range of days told" if until else "day and month told"
    year = full_year(found, "y", c)
    if "rel" in found and c.published:
        year = c.published.year + found.way("rel")
    if year is not None:
        period = at(year)
        return reading(period, "told in full", explicit=True) if period else None
    if c.published is None:
        years = [p for p in (at(2019), at(2020)) if p]
        value = None if until or not years else f"XXXX-{month:02d}-{day:02d}"
        return unresolved("no year told, and the publication date is not known", value) if years else None
    now = c.published.year
    if "w" in found:
        weekday = int(found.value("w", "weekday", "weekday_short"))
        fits = [p for y in (now, now - 1, now + 1, now - 2, now - 3) if (p := at(y)) and p.first.isoweekday() == weekday]
        near = [p for p in fits if abs((p.first - c.published).days) < 800]  # noqa: PLR2004 - two years and some
        if near:
            return reading(near[0], f"{what}; the year in which it is that weekday, nearest to publication {c.published}")
    return choose(at, c, found, what)


#: What stands before May, the month; any other word that the lexicon lacks makes it a name or a verb ("Theresa May", "May he rest").
_BEFORE_MAY = frozenset(
    {"during", "throughout", "before", "after", "until", "till", "since", "for", "from", "to", "between", "by", "each"}
)
_AFTER_MAY = frozenset(
    {"i", "he", "she", "it", "we", "you", "they", "god", "his", "her", "their", "your", "not", "have", "be", "also"}
)


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


def numeric(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """2019-12-21, 12/21/2019, 21.12.2019; 05/06/2019 only where the publication date tells which is the day."""
    text = found.tokens[found.first].word
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t(\d\d:\d\d(?::\d\d)?)(.*))?", text)
    if iso:
        day = safe_day(int(iso[1]), int(iso[2]), int(iso[3]))
        if day is None:
            return None
        period = Period("day", day)
        if iso[4]:
            stamp = f"{period.value}T{iso[4]}{(iso[5] or '').upper()}"
            return Reading("TIME", stamp, stamp, "told in full", period, explicit=True)
        return reading(period, "told in full", explicit=True)
    a, b, y = (int(x) for x in re.split(r"[/.-]", text))
    if y < 100:  # noqa: PLR2004 - two digits
        pivot = (c.published.year if c.published else 2020) + 20
        y = pivot - (pivot - y) % 100
    month_first, day_first = safe_day(y, a, b), safe_day(y, b, a)
    if "." in text:
        month_first = None
    options = [d for d in (month_first, day_first) if d]
    if not options:
        return None
    if len(set(options)) == 1:
        return reading(Period("day", options[0]), "told in full", explicit=True)
    if c.published:
        near = [d for d in options if abs((d - c.published).days) <= 14]  # noqa: PLR2004 - two weeks
        if len(near) == 1:
            return reading(Period("day", near[0]), f"day or month first: the one near publication {c.published}", explicit=True)
    return unresolved("the day may stand first or second")


def nine_eleven(found: Found, _: Context) -> Reading | None:
    """9/11, the day's own name; any other fraction is no date."""
    if [t.word for t in found.tokens[found.first : found.last]] != ["9", "/", "11"]:
        return None
    return reading(Period("day", dt.date(2001, 9, 11)), "the name of that day", explicit=True)


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
    n = _day_number(found, "n")
    if n is None or not 2 <= n <= 30:  # noqa: PLR2004 - what a date can hold and a report may mean
        return None
    return reading(Period("century", dt.date((n - 1) * 100, 1, 1)), "told in full", explicit=True)


_PART_MONTHS = {"quarter": 3, "half": 6}


def year_part(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """The third quarter of 1989, first half of last year, Q3 2019, the fourth quarter."""
    unit: Unit = "half" if found.word("u") in ("half", "halves") else "quarter"
    if found.word("n") in ("latest", "last", "final") and "y" not in found:
        return None
    n = 2 if unit == "half" and found.word("n") == "second" else _day_number(found, "n") or 4
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


_SEASON_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """Summer 1964, the summer of 1964, last summer, this spring, the winter."""
    code = str(found.value("s", "season"))

    def at(year: int) -> Period:
        return Period("season", dt.date(year, _SEASON_FIRST[code], 1))

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


def holiday(found: Found, c: Context) -> Reading | None:
    """Christmas Day, Easter 2011, Thanksgiving."""
    name = " ".join(found.words("h")).replace("’", "'").replace(" 's", "'s")
    rule = c.lexicon.tables["holiday"].get(name)
    if not isinstance(rule, str) or not rule:
        return None

    def at(year: int) -> Period | None:
        if rule.startswith("easter"):
            return Period("day", easter(year) + int(rule[6:]) * DAY)
        parts = rule.split("-")
        if len(parts) == 2:  # noqa: PLR2004 - month and day
            return Period("day", dt.date(year, int(parts[0]), int(parts[1])))
        which, weekday, month = parts[0], int(parts[1]), int(parts[2])
        days = [d for k in range(31) if (d := dt.date(year, month, 1) + k * DAY).month == month and d.isoweekday() == weekday]
        return Period("day", days[-1 if which == "last" else int(which) - 1])

    year = full_year(found, "y", c)
    if year is not None:
        period = at(year)
        return reading(period, "a holiday's date in that year", explicit=True) if period else None
    if c.published is None:
        return unresolved(NO_ANCHOR)
    return choose(at, c, found, "a holiday's date")


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


_DAY = "n12|n24|n31|nth"
_TO = "<to dash|'to'|'through'|'till'|'until'|'and'|slash>"
_REL = "<rel last|past|this|next|coming|previous|following> 'year'"
_WD = "(<w weekday|weekday_short> dot? comma? open? 'the'? )?"
_WD_AFTER = "(open <w weekday|weekday_short> close|close)?"

RULES = (
    Rule("month day", f"{_WD} <m month> dot? (comma? 'the')? <d {_DAY}> (comma? (<y year|year_old|short_year>|{_REL}))? {_WD_AFTER}", month_day),
    Rule("month days", f"{_WD} <m month> dot? <d {_DAY}> {_TO} <dd {_DAY}> (comma? (<y year|year_old|short_year>|{_REL}))?", month_day, 1),
    Rule("month day to month day", f"<m month> dot? <d {_DAY}> <to dash|'to'|'through'> <mm month> dot? <dd {_DAY}> (comma? (<y year>|{_REL}))?", month_day, 1),
    Rule("day month", f"{_WD} ('the'? <d {_DAY}|ordinal> 'day'? 'of'?) dash? <m month> dot? dash? ((comma|'of')? (<y year|year_old|short_year>|{_REL}))? {_WD_AFTER}", month_day),
    Rule("days month", f"{_WD} ('the'? <d {_DAY}> {_TO} <dd {_DAY}>) 'of'? <m month> dot? (comma? (<y year|year_old>|{_REL}))?", month_day, 1),
    Rule("day month to day month", f"<d {_DAY}> <m month> dot? <to dash|'to'|'through'> <dd {_DAY}> <mm month> dot? (comma? (<y year>|{_REL}))?", month_day, 1),
    Rule("month year", f"<m month> dot? (comma|'of'|'in')? (<y year|short_year>|{_REL})", month_year),
    Rule("shift month", "<shift last|past|this|next|coming> <m month>", month_year),
    Rule("month", "<m month>", month_alone, -1),
    Rule("months", f"<m month> dot? {_TO} <mm month> dot? (comma|'of')? (<y year>|{_REL})?", month_year),
    Rule("year", "<y year>", year_only, -2),
    Rule("the year", "'the'? 'year' 'of'? <y year>", year_only),
    Rule("quarter in short", "<q quarter_short> dash? <y year|short_year>", short_quarter),
    Rule("old year", "('in'|'of'|'since'|'until'|'from'|'by'|month comma?) <x <y year_old>>", year_only, -2),
    Rule("short year", "('in'|'of'|'since'|'until'|'from'|'by'|'and'|season) <x <y short_year>>", year_only, -2),
    Rule("years", "<y year> <to dash|slash|'to'> <yy year|n12|n24|n31|n59|n_other>", year_only),
    Rule("numeric", "iso|numeric", numeric),
    Rule("9/11", "<x n12 slash n12> (?!slash)", nine_eleven),
    Rule("decade", "'the'? <d decade>", decade),
    Rule("decade word", "('the'|early dash?|late dash?|mid dash?) <x <d decade_word>>", decade),
    Rule("century", "'the'? <n nth|ordinal|(tens dash ordinal)> dash? 'century'", century),
    Rule("year part", f"'the'? <n ordinal|nth|'fourth'|'final'> (dash|'fiscal')* <u 'quarter'|'half'> ('of'? 'the'? 'year'? 'fiscal'? 'year'? (<y year>|{_REL}))?", year_part),
    Rule("year quarter", f"(<y year>|{_REL}) possessive? <n ordinal|nth> dash? <u 'quarter'|'half'>", year_part),
    Rule("season", f"'the'? <s season> ('of'? (<y year|short_year>|'of'? {_REL}))", season),
    Rule("shift season", "<shift last|past|this|next|coming> <s season>", season),
    Rule("season alone", "('in'|'during'|'by'|'since'|'until'|'of'|early|late|mid) dash? <x ('the'|'that') <s season>>", season, -1),
    Rule("holiday", "<h holiday_name> comma? (<y year>)?", holiday),
    Rule("fiscal", "('the'? 'fiscal' 'year'? <y year>|fy <y year|n12|n24|n31|n59|n_other|short_year>)", fiscal),
    Rule("fiscal relative", "<rel last|this|next|coming> 'fiscal' 'year'", fiscal),
)  # fmt: skip
