"""From a text to its time expressions: tokens, matches, choice among overlapping ones, readings in text order."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.reading.dates import (
    ago,
    amounts,
    before_last,
    clock,
    day_lists,
    day_words,
    days,
    islamic,
    months,
    parts,
    quarters,
    told_before,
    units,
    weekdays,
    years,
)
from sayso.reading.dates.context import Context, Tense
from sayso.reading.dates.grammar import Found, Grammar
from sayso.reading.dates.modifiers import Modifiers
from sayso.reading.dates.numbers import QUANTITY, VAGUE
from sayso.reading.dates.ranges import join, join_clock, split
from sayso.schema import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.dates.readings import Reading

#: Modules with rules: of two matches of one length and weight at one place that of the earlier module is taken.
_RULES = (
    days, months, years, quarters, day_words, weekdays, units, ago, told_before, amounts, clock, parts, before_last, day_lists,
    islamic,
)  # fmt: skip


def published_day(published: str | dt.date | None) -> dt.date | None:
    """The publication date as a date; None where it is missing or no ISO 8601 date."""
    if published is None or isinstance(published, dt.date):
        return published
    try:
        return dt.date.fromisoformat(published[:10])
    except ValueError:
        return None


class DateReader:
    """Finds and resolves time expressions.  Made once; holds the compiled grammar; safe to share between threads."""

    def __init__(self) -> None:
        macros = {"qty": QUANTITY, "vague_qty": VAGUE, "holiday_name": _holidays()}
        rules = [rule for module in _RULES for rule in module.RULES]
        self._grammar = Grammar(rules, macros)
        self._modifiers = Modifiers(self._grammar.lexicon)

    def read(
        self,
        text: str,
        published: str | dt.date | None,
        tense_at: Callable[[int], Tense | None] | None = None,
        *,
        anchor: str = "publication",
    ) -> list[TimeExpression]:
        """Every time expression of a text, in order.

        Args:
            text: any text; offsets in the result are into it.
            published: the publication date (ISO 8601); without it relative expressions stay unresolved.
            tense_at: the tense of the words around an offset, where a parse tells it.
            anchor: what the day given as ``published`` is called in reasons.
        """
        return [
            e if anchor == "publication" else replace(e, because=re.sub(r"publication (?=\d)", f"{anchor} ", e.because))
            for e, _, _ in self.read_with_rules(text, published, tense_at)
        ]

    def read_with_rules(
        self, text: str, published: str | dt.date | None, tense_at: Callable[[int], Tense | None] | None = None
    ) -> list[tuple[TimeExpression, str, Reading]]:
        """As :meth:`read`, with the name of the rule that found each expression and the reading behind it."""
        lexicon = self._grammar.lexicon
        tokens = lexicon.tokens(text)
        context = Context(published_day(published), tokens, lexicon, tense_at)
        out: list[tuple[TimeExpression, str, Reading]] = []
        free = 0  # the first token that no expression holds yet
        for found in self._grammar.find(tokens):
            if found.first < free:
                continue
            first, last = _trim(found)
            if last <= first:
                continue
            try:
                reading = found.rule.read(found, context)
                if reading is None:
                    continue
                first, last, reading = self._modifiers(found, first, last, reading, context, free)
            except (ValueError, OverflowError):  # outside the years 1 to 9999, which is no date of the news
                continue
            context.tell(first, last, reading)
            free = max(last, found.last)
            for begin, stop, part in split(found, first, last, reading):
                start, end = _bracketed(text, tokens[begin].start, tokens[stop - 1].end)
                expression = TimeExpression(
                    start=start, end=end, text=text[start:end], type=part.type, value=part.value, interval=part.interval,
                    because=part.because,
                )  # fmt: skip
                out.append((expression, found.rule.name, part))
        join(out, text)
        join_clock(out, text, context)
        return out


def _trim(found: Found) -> tuple[int, int]:
    """The match without marks at its ends."""
    first, last = found.first, found.last
    while last > first and found.tokens[last - 1].word in (",", ".", "(", ")", "-"):
        if found.tokens[last - 1].word == ")" and any(t.word == "(" for t in found.tokens[first:last]):
            break  # "Tuesday (May 3)"
        last -= 1
    while first < last and found.tokens[first].word in (",", ".", "(", ")", "-"):
        first += 1
    return first, last


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of an expression, with the bracket that an editor put before its first word ("[last] year")."""
    before = text[:start].rstrip()
    if "]" in text[start:end] and before.endswith("["):
        start = len(before) - 1
    return start, end


def _holidays() -> str:
    """The pattern of all holiday names in the lexicon."""
    from sayso.reading.dates.lexicon import Lexicon

    names = []
    for name in sorted(Lexicon().tables["holiday"], key=len, reverse=True):
        parts = re.findall(r"'s|[a-z]+|\.", name)
        names.append(" ".join("possessive" if p == "'s" else "dot" if p == "." else f"'{p}'" for p in parts))
    return "(" + "|".join(names) + ")"
