"""Which country a report is about, so that "the government" and "rebels" have one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: States that act in everybody's news weigh less; a name in the report's first part weighs more.
_EVERYWHERE = frozenset({"USA", "GBR", "FRA", "RUS", "CHN", "DEU", "ITA"})
#: Where the agencies and broadcasters sit whose reports come from all countries.
REPORT_FROM_EVERYWHERE = frozenset({"USA", "GBR", "FRA", "DEU", "QAT"})
_EVERYWHERE_WEIGHT = 0.5
_LEAD = 600
_LEAD_WEIGHT = 2.0
_LEAST_SHARE = 0.4


def focus(countries: Iterable[tuple[int, str, float]]) -> str | None:
    """The country that leads, of (offset, ISO alpha-3, weight) of all that point to one; None where none has two fifths.

    What points to no country of the report ("") counts against all.
    """
    votes: Counter[str] = Counter()
    for offset, country, weight in countries:
        lead = _LEAD_WEIGHT if offset < _LEAD else 1.0
        votes[country] += weight * lead * (_EVERYWHERE_WEIGHT if not country or country in _EVERYWHERE else 1.0)  # type: ignore[assignment]
    named = sorted((country, votes[country]) for country in votes if country)
    if not named:
        return None
    first, best = max(named, key=lambda v: v[1])
    return first if best >= _LEAST_SHARE * sum(votes.values()) else None
