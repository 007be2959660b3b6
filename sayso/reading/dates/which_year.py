"""Which year is meant: of two digits, or of a day, month or season told without its year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sayso.reading.dates.readings import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.dates.context import Context
    from sayso.reading.dates.grammar import Found
    from sayso.reading.dates.periods import Period
    from sayso.reading.dates.readings import Reading

#: How near a month and day without a year must lie ahead to be taken as the coming one though the tense is past.
AHEAD = dt.timedelta(45)
#: How far at most the next date of a list lies behind the one before it.
LISTED = dt.timedelta(183)


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
