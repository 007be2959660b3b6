"""Rules for durations and for repeated times."""

# ruff: noqa: E501 - a rule of the grammar is one line

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from sayso.reading.dates.grammar import Found, Rule
from sayso.reading.dates.lasting import UP_TO_NOW, up_to_now
from sayso.reading.dates.numbers import amount
from sayso.reading.dates.periods import DAY, add_months
from sayso.reading.dates.readings import NO_ANCHOR, Reading

if TYPE_CHECKING:
    import datetime as dt

    from sayso.reading.dates.context import Context


#: A number that is rather a year than a count of days.
_YEAR = re.compile(r"(?:19|20)\d\d")


def duration_value(n: str, letter: str) -> str | None:  # noqa: PLR0911 - one return for each form of the expression
    """The TIMEX3 value of n units: P3D, PT30M, PXM, P3DE; weekends and nights have codes of their own."""
    if n not in ("X", "0.5") and letter in ("2W", "6M"):
        n, letter = f"{float(n) * int(letter[0]):g}", letter[1]
    if letter in ("2W", "6M"):
        letter = letter[1]
    if n == "0.5":
        short = {"Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}
        return short.get(letter, f"P0.5{letter}")
    if "." in n and letter == "Y" and float(n) * 12 == int(float(n) * 12):
        whole, months = divmod(int(float(n) * 12), 12)
        return f"P{whole}Y{months}M" if months else f"P{whole}Y"
    if letter == "SEASON":
        return f"P{n}S" if n != "X" else "PXS"
    if letter == "Q":
        return f"P{n}Q" if n == "X" else f"P{int(float(n)) * 3}M"
    if letter == "ML":
        return f"P{n}L"
    if letter == "NI":
        return f"P{n}NI"
    return f"P{letter[0]}{n}{letter[1]}" if letter[0] == "T" else f"P{n}{letter}"


def before(day: dt.date, n: str, letter: str, way: int) -> str | None:
    """The ISO 8601 interval of the n units before (way -1) or after (way 1) a day; None where n is not told."""
    if n == "X" or letter not in ("D", "W", "M", "Y", "Q", "DE", "TH"):
        return None
    count = float(n)
    if letter == "TH":
        if count < 12:  # noqa: PLR2004 - less than half a day is of one day or of two
            return None
        count, letter = math.ceil(count / 24), "D"
    try:
        if letter in ("D", "W"):
            other = day + way * int(count * (7 if letter == "W" else 1)) * DAY
        else:
            other = add_months(day, way * int(count * {"M": 1, "Q": 3, "Y": 12, "DE": 120}[letter]))
    except (ValueError, OverflowError):
        return None
    first, last = sorted((day, other))
    return f"{first.isoformat()}/{last.isoformat()}"


def duration(found: Found, c: Context) -> Reading | None:
    """Three days, a few weeks, two and a half years, a 30-day truce, many months."""
    n = amount(found.words("n"), c.lexicon) if "n" in found else "X"
    if found.words("n") in (["a"], ["an"]) and found.of("unit", found.word("u")) is None:  # "a months-long siege"
        return None
    letter = str(found.value("u", "unit", "units"))
    dash = any(t.word == "-" for t in found.tokens[found.first : found.last])
    if found.word("u") == "day" and not dash and "n" in found and _YEAR.fullmatch(found.word("n")):  # "Talks 2014 day five"
        return None
    if (letter == "NI" and n == "1") or (found.word("u") == "second" and found.word("n") in ("a", "the")):
        return None
    return _length(found, c, n, letter)


def _length(found: Found, c: Context, n: str, letter: str) -> Reading:
    """A length of time; one of what has gone on until now ends at publication, and may begin on a day that is not told."""
    value = duration_value(n, letter)
    if not up_to_now(found.first, c):
        return Reading("DURATION", value, None, "a length of time; its ends are not told")
    if c.published is None:
        return Reading("DURATION", value, None, f"{NO_ANCHOR}; the length is told")
    interval = before(c.published, n, letter, -1)
    if interval is not None:
        return Reading("DURATION", value, interval, f"{UP_TO_NOW} publication {c.published}")
    if letter[0] == "T":  # some hours, of one day or of two
        return Reading("DURATION", value, None, f"{UP_TO_NOW} publication {c.published}")
    return Reading("DURATION", value, f"../{c.published}", f"{UP_TO_NOW} publication {c.published}; its beginning is not told")


def half_more(found: Found, c: Context) -> Reading | None:
    """A year and a half."""
    return _length(found, c, "1.5", str(found.value("u", "unit")))


def compound(found: Found, c: Context) -> Reading | None:
    """Two hours and 30 minutes; one year, three months."""
    parts = [(amount(found.words(a), c.lexicon), str(found.value(b, "unit", "units"))) for a, b in (("n", "u"), ("nn", "uu"))]
    order = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"]
    if any(letter not in order for _, letter in parts) or order.index(parts[0][1]) >= order.index(parts[1][1]):
        return None
    day = "".join(n + letter for n, letter in parts if letter[0] != "T")
    time = "".join(n + letter[1] for n, letter in parts if letter[0] == "T")
    return Reading("DURATION", f"P{day}{'T' if time else ''}{time}", None, "a length of time; its ends are not told")


def span_to_now(found: Found, c: Context) -> Reading | None:
    """The last three months, the past week, the next five years: a duration that ends or begins at publication."""
    n = amount(found.words("n"), c.lexicon) if "n" in found else ("1" if found.of("unit", found.word("u")) else "X")
    if found.words("n")[:1] in (["a"], ["an"]):  # "following a week of talks", "may last a month"
        return None
    letter = str(found.value("u", "unit", "units"))
    value = duration_value(n, letter)
    way = found.way("shift")
    if way == 0:
        way = -1
    if c.published is None:
        return Reading("DURATION", value, None, f"{NO_ANCHOR}; the length is told")
    interval = before(c.published, n, letter, way)
    side = "up to" if way < 0 else "from"
    return Reading("DURATION", value, interval, f"{side} publication {c.published}")


def recent(found: Found, _: Context) -> Reading:
    """Recent weeks, the coming days: near the present, length not told."""
    ahead = found.way("shift") > 0
    return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", None, "near publication; how far is not told")


def whole(found: Found, _: Context) -> Reading | None:
    """All day, the whole year, the entire week."""
    return Reading(
        "DURATION", duration_value("1", str(found.value("u", "unit"))), None, "a length of time; its ends are not told"
    )


def every(found: Found, c: Context) -> Reading | None:  # noqa: PLR0911 - one return for each form of the expression
    """Every Tuesday, each year, every two weeks, Mondays, daily."""
    because = "a repeated time"
    if "w" in found:
        part = str(found.value("p", "daypart", "dayparts") or "") if "p" in found else ""
        return Reading("SET", f"XXXX-WXX-{found.value('w', 'weekday', 'weekdays')}{part}", None, because)
    if "m" in found:
        return Reading("SET", f"XXXX-{int(found.value('m', 'month')):02d}", None, because)
    if "s" in found:
        return Reading("SET", f"XXXX-{found.value('s', 'season')}", None, because)
    if "p" in found:
        return Reading("SET", f"XXXX-XX-XX{found.value('p', 'daypart')}", None, because)
    if "word" in found:
        return Reading("SET", str(found.value("word", "set_word")), None, because)
    n = amount(found.words("n"), c.lexicon) if "n" in found else "2" if "other" in found else "1"
    letter = str(found.value("u", "unit", "units"))
    if letter == "WE":
        return Reading("SET", "XXXX-WXX-WE", None, because)
    if letter == "NI":
        return Reading("SET", "XXXX-XX-XXTNI", None, because)
    return Reading("SET", duration_value(n, letter), None, because)


_MORE = "('more' 'than'|'less' 'than'|'at' 'least'|'about'|'nearly'|'almost'|'some'|'up' 'to'|'over'|'only'|'just'|'around'|'roughly'|'as' ('many'|'long'|'little') 'as')"

RULES = (
    Rule("duration", f"{_MORE}? <n qty|vague_qty> dash? <u unit|units>", duration, -1),
    Rule("half duration", "<n (cardinal|n12) 'and' article? 'half'|article? 'half' dash? article?> dash? <u unit|units>", duration),
    Rule("half after", "<n article> <u unit> 'and' article 'half'", half_more),
    Rule("hyphened half", "<n (cardinal|n12) dash 'and' dash article dash 'half'> dash? <u unit|units>", duration, 1),
    Rule("compound", "<n qty> <u unit|units> (comma|'and'|comma 'and')? <nn qty> <uu unit|units>", compound),
    Rule("bare units", "('for'|'in'|'over'|'within'|'after'|'of'|'took'|'take'|'lasted'|'last') <x <u units>>", duration, -2),
    Rule("old", "<x <n qty> dash? <u unit|units>> dash? 'old'", duration),
    Rule("span to now", "'the'? <shift last|past|next|coming|previous|following> <n qty|vague_qty|'couple' 'of'?> <u unit|units>", span_to_now),
    Rule("past span", "'the' <shift past> <u unit|units>", span_to_now, 1),
    Rule("last units", "'the'? <shift last|past|next|coming> <u units>", span_to_now),
    Rule("recent units", "('the'? 'most'? <x 'recent' <u units>>|<x 'the' <shift coming> <u units>>)", recent, 1),
    Rule("whole", "('all'|'the'? ('whole'|'entire'|'full')) <u 'day'|'week'|'month'|'year'|'night'|'weekend'>", whole),
    Rule("every unit", "('every'|'each'|'per') (<other 'other'>|<n qty>)? <u unit|units>", every),
    Rule("every weekday", "('every'|'each') <w weekday> (<p daypart>)?", every),
    Rule("every month", "('every'|'each') <m month>", every),
    Rule("every season", "('every'|'each') <s season>", every),
    Rule("every part", "('every'|'each') <p daypart>", every),
    Rule("weekdays", "<w weekdays>", every),
    Rule("weekday nights", "<w weekday> <p dayparts>", every, 1),
    Rule("set word", "<word set_word> (?!other|'report'|'basis')", every, -1),
    Rule("times a unit", "('once'|'twice'|(cardinal|n12|vague) 'times') (article|'per'|'each'|'every') <u unit>", every, 1),
    Rule("a unit", "(money|percent|'percent'|'dollars'|'people'|'barrels'|'million'|'billion') <x article <u unit>>", every),
)  # fmt: skip
