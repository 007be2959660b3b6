"""Two acts of a sentence told with the time between them: "the attack came two days after troops raided a camp"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.when.told import lasts
from sayso.reading.dates.counting import moved
from sayso.schema import EventDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from sayso.coding.when.sentences import Sentences
    from sayso.coding.when.told import Told
    from sayso.reading.document import Document
    from sayso.schema import DatePrecision, Event, TimeExpression

_JOINT = re.compile(r"\s+(after|before|following)\b")
#: Words in or right before a length that is only about as long.
_ABOUT = re.compile(
    r"\b(?:(?:more|less|fewer) than|fewer|most|at least|over|under|nearly|almost|up to|about|around|roughly|approximately)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(_ABOUT.pattern + r"(?:\s+the)?\s+$", re.IGNORECASE)
_VALUE = re.compile(r"P(\d+|X)([DWMY])")
PRECISION: dict[str, DatePrecision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """How far an act lies from another: ``count`` units (null: not told) after it (``way`` 1) or before it (-1)."""

    act: Event
    other: Event
    count: int | None
    letter: str
    way: int
    inner: bool  # whether the act stands in what "after" begins


def apart(document: Document, acts: Sequence[Event], where: Sentences) -> list[Apart]:
    """What the report tells of the time between two of its acts, each pair told from both sides."""
    heads = [(where.head(e.anchor.start, e.anchor.end), e) for e in acts]
    out: list[Apart] = []
    for told in after_lengths(document, where):
        inner, outer = act_of(told.inner, heads), act_of(told.outer, heads)
        inner = inner or _told_before(told.inner, heads)
        if inner is None or outer is None or inner is outer:
            continue
        count, letter, way = told.count, told.letter, told.way
        out += [Apart(outer, inner, count, letter, way, inner=False), Apart(inner, outer, count, letter, -way, inner=True)]
    return out


@dataclass(frozen=True, slots=True)
class AfterLength:
    """A length of time before "after" or "before": its words, the word of what that begins, and the word it hangs on."""

    words: str
    count: int | None
    letter: str
    way: int
    inner: Token
    outer: Token


def after_lengths(document: Document, where: Sentences) -> Iterator[AfterLength]:
    """Every such length of a report, in order."""
    for length in document.dates:
        value = _VALUE.fullmatch(length.value or "") if length.type == "DURATION" else None
        joint = _JOINT.match(document.report.text, length.end)
        if value is None or joint is None or lasts(document.report.text, length.start):
            continue
        pair = _sides(where.parse[where.token(joint.start(1))])
        if pair is not None:
            count = None if value[1] == "X" or _inexact(document.report.text, length) else int(value[1])
            yield AfterLength(length.text, count, value[2], -1 if joint[1] == "before" else 1, *pair)


def _inexact(text: str, length: TimeExpression) -> bool:
    """Whether a length is told as a bound or roughly: "more than a week", "nearly three days"."""
    before = text[max(0, length.start - 24) : length.start]
    return bool(_ABOUT.search(text, length.start, length.end) or _NEXT.search(before))


def _sides(joint: Token) -> tuple[Token, Token] | None:
    """The word of the clause or noun that "after" begins, and the word that it hangs on."""
    if joint.dep_ == "mark":
        return (joint.head, joint.head.head) if joint.head.head is not joint.head else None
    inner = next((c for c in joint.children if c.dep_ in ("pobj", "pcomp")), None)
    return (inner, joint.head) if inner is not None and joint.head is not joint else None


def act_of(token: Token, heads: Sequence[tuple[Token, Event]]) -> Event | None:
    """The act that a word tells, or that is its subject or object ("the attack came", "carried out the raid")."""
    near = [token, *(c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))]
    return next((event for word in near for head, event in heads if head.i == word.i), None)


def _told_before(noun: Token, heads: Sequence[tuple[Token, Event]]) -> Event | None:
    """The last act of that word before "the attack", "that raid"."""
    if noun.pos_ != "NOUN" or not any(c.lower_ in ("the", "that", "this") for c in noun.lefts):
        return None
    before = [event for head, event in heads if head.i < noun.i and head.lemma_.lower() == noun.lemma_.lower()]
    return before[-1] if before else None


def each_its_own(dated: Sequence[tuple[Event, Told]], between: Sequence[Apart], where: Sentences) -> list[tuple[Event, Told]]:
    """The dates of acts without those that belong to the act from which theirs is told to be apart."""
    date_of = {id(event): told for event, told in dated}
    lent = set()
    for pair in between:
        told = date_of.get(id(pair.act))
        if told is None or told is not date_of.get(id(pair.other)):
            continue
        inner = pair.act if pair.inner else pair.other
        in_inner = where.head(inner.anchor.start, inner.anchor.end).is_ancestor(where.head(told.start, told.end))
        if in_inner != pair.inner:
            lent.add(id(pair.act))
    return [(event, told) for event, told in dated if id(event) not in lent]


def counted(known: Apart, dated: Sequence[tuple[Event, Told]], found: Mapping[int, EventDate | None]) -> EventDate | None:
    """The date of an act that lies so far from another; null where that one is not dated to the day, or its own words date it.

    Args:
        known: how far the two are apart.
        dated: acts with their own dates, after :func:`each_its_own`.
        found: by the ids of their objects, dates of acts told before, from whatever they were worked out.
    """
    told: Told | EventDate | None = next((t for e, t in dated if e is known.other), None) or found.get(id(known.other))
    if told is None or known.count is None or told.precision not in ("day", "hour", "minute"):
        return None
    if any(e is known.act for e, _ in dated):
        return None
    period = moved(dt.date.fromisoformat(told.value[:10]), known.letter, known.way * known.count)
    if period is None:
        return None
    unit = PRECISION[known.letter] + ("" if known.count == 1 else "s")
    side = "after" if known.way > 0 else "before"
    because = f"{known.count} {unit} {side} \u201c{known.other.anchor.text}\u201d, which is dated {told.value}: {told.because}"
    return EventDate(value=period.interval, precision=PRECISION[known.letter], span=None, because=because)
