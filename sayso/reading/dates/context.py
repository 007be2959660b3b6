"""What a reader knows at a place in a report: its publication date, the dates told so far, and the tense of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sayso.knowledge.lists import listed
from sayso.reading.dates.lexicon import OTHER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from sayso.reading.dates.lexicon import Lexicon, Token
    from sayso.reading.dates.periods import Period, Unit
    from sayso.reading.dates.readings import Reading

Tense = Literal["past", "future", "unknown"]

#: How many words to the left, then to the right, tell the tense of a date where there is no parse.
WINDOW_LEFT, WINDOW_RIGHT = 14, 14
#: How many words at most stand between two dates of a list.
LIST_GAP = 12
_LONG = frozenset({"quarter", "half", "season", "year", "decade", "century"})
#: From what no day and no week is counted ("the next day").
TOO_COARSE: dict[str | None, frozenset[str]] = {"day": _LONG | {"month"}, "week": _LONG, "weekend": _LONG}
#: Signs at which a sentence or a part of it ends.
_ENDS = frozenset({".", ";", "!", "?", "|"})
#: Words before a date up to or from which something goes on: nothing told beside it need be of that day.
_BEFORE_THAT = listed("dates", "before_that")
_DAY_NUMBER = re.compile(r"\d\d?(?:st|nd|rd|th)?")
_BOUNDS = frozenset({"since", "until", "till"})
#: "At the May 3 summit", "in the May 3 raid" tell when.
_AT = listed("dates", "told_when")
_WILL = frozenset({"will", "shall", "'ll", "\u2019ll", "wo"})


@dataclass(slots=True)
class Context:
    """Publication date, dates told before this place, tense."""

    published: dt.date | None
    tokens: Sequence[Token]
    lexicon: Lexicon
    tense_at: Callable[[int], Tense | None] | None = None
    told: list[tuple[int, Reading]] = field(default_factory=list)
    bounds: set[int] = field(default_factory=set)  # where dates end that only say since or until when
    naming: set[int] = field(default_factory=set)  # where dates end that only tell a thing by its day ("the May 3 pact")
    part: tuple[int, int] = (0, 0)  # the sentence asked for last
    lists: dict[int, bool] = field(default_factory=dict)  # by the start of a sentence: does it list years in two digits?

    def tell(self, first: int, last: int, reading: Reading) -> None:
        """Keep the date read at tokens [first, last) for those told after it."""
        self.told.append((last, reading))
        if first and self.tokens[first - 1].word in _BOUNDS:
            self.bounds.add(last)
        named = first and self.tokens[first - 1].word == "the" and last < len(self.tokens) and self.tokens[last].char == OTHER
        when = first > 1 and self.tokens[first - 2].word in _AT
        if named and not when and reading.period is not None and reading.period.unit == "day":
            self.naming.add(last)

    def tense(self, first: int, last: int) -> Tense:
        """The tense of the words around tokens [first, last): by the parse if there is one, else by the nearest cue."""
        if self.tense_at is not None:
            known = self.tense_at(self.tokens[first].start)
            if known is not None:
                return known
        return self._cue(range(first - 1, max(-1, first - 1 - WINDOW_LEFT), -1)) or self._cue(
            range(last, min(len(self.tokens), last + WINDOW_RIGHT))
        ) or "unknown"  # fmt: skip

    def since(self, first: int) -> bool:
        """Does "since" stand before the token, so that what is told has begun?"""
        return first > 0 and self.tokens[first - 1].word == "since"

    def _cue(self, places: range) -> Tense | None:
        months = self.lexicon.chars("month")  # "May", which is no cue
        future, past = self.lexicon.tables["future_cue"], self.lexicon.tables["past_cue"]
        for i in places:
            word = self.tokens[i].word
            if self._ends(i):
                return None
            if word in future and self.tokens[i].char not in months:
                after = self.tokens[i + 1].word if i + 1 < len(self.tokens) else ""
                return "past" if after == "have" and word not in ("will", "shall") else "future"  # "may have killed"
            if word in past or (len(word) > 4 and word.endswith("ed")):  # noqa: PLR2004 - "red", "need" are no past tense
                return "past"
        return None

    def sentence(self, i: int) -> tuple[int, int]:
        """The tokens [first, last) of the sentence, or the part of one, that a token stands in."""
        first, last = self.part
        if not first <= i < last:
            first = next((k + 1 for k in range(i - 1, -1, -1) if self._ends(k)), 0)
            last = next((k for k in range(i, len(self.tokens)) if self._ends(k)), len(self.tokens))
            self.part = first, last
        return first, last

    def _ends(self, i: int) -> bool:
        """Does a sentence or a part of it end at this token?"""
        return self.tokens[i].word in _ENDS and not self._abbreviation(i)

    def _abbreviation(self, i: int) -> bool:
        """Is this full stop one of "Sept.", "U.S.", "Mr."?"""
        if i == 0 or self.tokens[i].word != ".":
            return False
        before = self.tokens[i - 1].word
        return (
            (len(before) == 1 and before.isalpha())
            or self.lexicon.value("month", before) is not None
            or before in ("mr", "mrs", "dr", "gen", "st")
        )

    def told_period(self, unit: Unit | None = None) -> Period | None:
        """The last date told before this place; with ``unit`` the last one from which such units can be counted."""
        coarse = TOO_COARSE.get(unit, frozenset())
        found = [(place, r.period) for place, r in reversed(self.told) if r.period is not None and r.period.unit not in coarse]
        return next((p for place, p in found if place not in self.naming), found[0][1] if found else None)

    def told_day(self, here: int, within: int) -> Period | None:
        """The last day told no more than ``within`` tokens ago, save one that only says since or until when."""
        for place, reading in reversed(self.told):
            if here - place > within:
                return None
            if reading.period is not None and reading.period.unit == "day" and place not in self.bounds:
                return reading.period
        return None

    def that(self, first: int) -> bool:
        """Does "that" point back from the token to a date told before ("That May", "by that May")?

        It joins a clause after other words ("he said that May ...", "and that May ...") and before a month with its day.
        """
        if first == 0 or self.tokens[first - 1].word != "that" or self._day_number(first + 1):
            return False
        return first == 1 or self._ends(first - 2) or self.tokens[first - 2].word in _BEFORE_THAT

    def _day_number(self, i: int) -> bool:
        """Is this token a day of the month in digits?"""
        return i < len(self.tokens) and _DAY_NUMBER.fullmatch(self.tokens[i].word) is not None

    def told_unit(self, unit: str, within: int, here: int) -> Period | None:
        """The last date of a kind told no more than ``within`` tokens ago."""
        for place, reading in reversed(self.told):
            if here - place > within:
                return None
            if reading.period is not None and reading.period.unit == unit:
                return reading.period
        return None

    def latest_unit(self, unit: str, within: int, here: int) -> Period | None:
        """The latest in the calendar of the periods of a kind told no more than ``within`` tokens ago."""
        near = [r.period for place, r in self.told if here - place <= within and r.period is not None and r.period.unit == unit]
        return max(near, key=lambda p: p.first, default=None)

    def listed_ahead(self, here: int) -> Period | None:
        """The month or day told just before in the same list ("Paris in December, Lima in January"), where it lies ahead."""
        if not self.told or self.published is None:
            return None
        place, reading = self.told[-1]
        words = {t.word for t in self.tokens[place:here]}
        listed = here - place <= LIST_GAP and words & {",", "and"} and not words & _ENDS
        period = reading.period
        if not listed or reading.explicit or period is None or period.unit not in ("day", "month"):
            return None
        return period if period.first > self.published else None

    def announced(self, first: int) -> bool:
        """Do a "will" or an "is to" of the same sentence stand before the token?  "Would" may lie ahead of a day long past."""
        for i in range(first - 1, max(-1, first - 1 - WINDOW_LEFT), -1):
            word = self.tokens[i].word
            if self._ends(i):
                return False
            if word in _WILL or (word in ("is", "are") and i + 1 < first and self.tokens[i + 1].word == "to"):
                return True
        return False

    def told_year(self, here: int) -> int | None:
        """The year of the last date told with its year no more than about a sentence ago."""
        for place, reading in reversed(self.told):
            if here - place > 25:  # noqa: PLR2004 - about a sentence
                return None
            if reading.explicit and reading.period is not None and reading.period.unit in ("day", "month"):
                return reading.period.first.year
        return None
