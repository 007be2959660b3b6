"""Words before a date that tell which part of it: early 2011, the end of November, mid-1990s, earlier this week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.reading.dates.context import Context
    from sayso.reading.dates.grammar import Found
    from sayso.reading.dates.lexicon import Lexicon, Token
    from sayso.reading.dates.periods import Part, Period
    from sayso.reading.dates.readings import Reading

#: Words that take "of" before the date: "the end of", "the middle of".
_NOUNS = {"end": "END", "close": "END", "beginning": "START", "start": "START", "outset": "START", "middle": "MID"}
_NOUNS |= {"part": "", "half": "", "days": "", "weeks": "", "months": "", "hours": "", "years": ""}
#: The word before such a noun that says which part: "the last days of", "the first weeks of".
_WHICH = {"early": "START", "small": "START", "wee": "START", "first": "START", "opening": "START"}
_WHICH |= {"middle": "MID", "late": "END", "last": "END"}
_WHICH |= {"latter": "END", "second": "END", "final": "END", "closing": "END", "later": "END"}
_PLAIN = {"early": "START", "late": "END", "mid": "MID", "earlier": "START", "later": "END"}


class Modifiers:
    """Widens an expression over such words and narrows its interval; the TIMEX3 value keeps the whole period."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(  # noqa: PLR0917 - what every modifier may need
        self, found: Found, first: int, last: int, reading: Reading, context: Context, free: int
    ) -> tuple[int, int, Reading]:
        """New bounds and reading; the same ones where no such word stands before."""
        if reading.type not in ("DATE", "TIME"):
            return first, last, reading
        tokens = found.tokens
        begin = _eve(tokens, first, free)
        if begin < first and reading.type == "DATE" and reading.period is not None and reading.period.unit == "day":
            return begin, last, _day_before(reading, reading.period)
        begin, part, so_far = self._before(tokens, first, free)
        period = reading.period
        if part is None or period is None or period.unit == "range":
            return begin, last, reading
        if so_far and context.published is not None and reading.type == "DATE":
            return begin, last, self._so_far(reading, period, part, context)
        if reading.type == "TIME" or period.unit == "day":
            return begin, last, reading
        return begin, last, replace(reading, interval=period.part(part), because=f"{reading.because}; its {_NAMES[part]}")

    def _before(self, tokens: Sequence[Token], first: int, free: int) -> tuple[int, Part | None, bool]:  # noqa: C901 - one branch for each form
        """Where the modifier begins, which part it means, and whether it reaches to or from the present ("earlier this")."""
        words = [t.word for t in tokens[max(free, first - 5) : first]]
        if not words:
            return first, None, False
        at = len(words) - 1
        if words[at] == "-" and at:
            at -= 1
        if words[at] in _PLAIN:
            part = _PLAIN[words[at]]
            begin = first - (len(words) - at)
            if at and words[at - 1] == "the" and words[at] in ("early", "late", "mid"):
                begin -= 1
            return begin, _part(part), words[at] in ("earlier", "later")
        if words[at] == "the" and at and words[at - 1] == "of":
            at -= 1
        if words[at] == "of" and at and words[at - 1] in _NOUNS:
            noun, at = words[at - 1], at - 1
            part = _NOUNS[noun]
            if not part and at:
                at -= 1
                part = _WHICH.get(words[at], "")
                if part and noun == "half":
                    return first, None, False
            if part:
                begin = first - (len(words) - at)
                if at and words[at - 1] in ("the", "very"):
                    begin -= 1
                return begin, _part(part), False
        return first, None, False

    @staticmethod
    def _so_far(reading: Reading, period: Period, part: Part, context: Context) -> Reading:
        """Earlier this week: from its first day to publication; later this month: from publication to its last day."""
        now = context.published
        assert now is not None
        if period.unit == "day" or not period.first <= now <= period.last:
            return reading
        first, last = (period.first, now) if part == "START" else (now, period.last)
        interval = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return replace(reading, interval=interval, because=f"{reading.because}; {'up to' if part == 'START' else 'from'} then")


def _eve(tokens: Sequence[Token], first: int, free: int) -> int:
    """Where "the eve of" before a day begins; ``first`` where it does not stand there."""
    words = [t.word for t in tokens[max(free, first - 4) : first]]
    for before in (["the", "eve", "of", "the"], ["the", "eve", "of"], ["eve", "of"]):
        if words[-len(before) :] == before:
            return first - len(before)
    return first


def _day_before(reading: Reading, day: Period) -> Reading:
    day = day.shift(-1)
    return replace(reading, value=day.value, interval=day.interval, because=f"{reading.because}; the day before", period=day)


_NAMES = {"START": "beginning", "MID": "middle", "END": "end"}


def _part(name: str) -> Part | None:
    return name if name in ("START", "MID", "END") else None  # type: ignore[return-value]
