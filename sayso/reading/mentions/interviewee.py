"""Who speaks in each turn of an interview or transcript, and in each post."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sayso.reading.mentions.entities import Entity
from sayso.reading.turns import turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

    from sayso.reading.mentions.entities import Sighting
    from sayso.reading.turns import Turn

Who = TypeVar("Who")  # an entity, or a reference to one

#: The last word or two before the name of whoever asked or wrote ("Interview by Ann Doe").
ASKED_BY = re.compile(r"\b(?:by|interviewer|interview:|text:|words:|author:)\s+\Z", re.IGNORECASE)


def spoken(
    parse: Doc, text: str, seen: Sequence[Sighting], named: Callable[[Token], Entity | None]
) -> list[tuple[Turn, Entity]]:
    """The turns and posts of a text with who speaks in them, in order; those left out of whom nobody can tell.

    Those of whoever asks come with an entity of the label's own words.

    Args:
        parse: the text's parse.
        text: the text.
        seen: who is named and described in it.
        named: whose name a token is part of.
    """
    found = turns(text)
    if not found:
        return []
    answers = _interviewee(text, found[0].label[0], seen)
    asked = any(t.asks for t in found)
    out = []
    for turn in found:
        words = parse.char_span(*turn.label, alignment_mode="expand")
        who = next((e for t in reversed(words or ()) if (e := named(t)) is not None), None) or _surname(
            text[slice(*turn.label)], seen
        )
        known = who is not None
        own = Entity(name=text[slice(*turn.label)].strip(), kind="person", because="speaks in the report")
        if turn.stands_for and not turn.asks:
            who = answers
        elif who is not None and who.kind not in {"person", "body", "organisation", "media"} and not turn.posted:
            who = None
        if turn.asks or turn.posted:
            who = who or own
        elif who is None and (asked or not known) and not turn.stands_for:
            who = own
        if who is not None:
            out.append((turn, who))
    return out


def _surname(label: str, seen: Sequence[Sighting]) -> Entity | None:
    """The person of the report who is called by the last word of a label."""
    people = (s.entity for s in seen if s.form == "name" and s.entity.kind == "person")
    last = label.split()[-1:]
    return next((e for e in people if last and e.name.split()[-1:] == last), None)


def _interviewee(text: str, before: int, seen: Sequence[Sighting]) -> Entity | None:
    """The person who is introduced before the first question: a subject first, else whoever is named most."""
    people = [
        s for s in seen
        if s.end <= before and s.form != "pronoun" and s.entity.kind == "person" and not s.entity.plural
        and not ASKED_BY.search(text[max(0, s.start - 20) : s.start])
    ]  # fmt: skip
    best = max(people, key=lambda s: (s.form == "name", s.rank, s.entity.times, -s.start), default=None)
    return best.entity if best is not None else None


def within(at: int, told: Sequence[tuple[Turn, Who]]) -> tuple[Turn, Who] | None:
    """The turn in which an offset stands."""
    return next(((turn, who) for turn, who in told if turn.start <= at < turn.end), None)


def clipped(turn: Turn, sentence: tuple[int, int], text: str) -> Turn | None:
    """What of a sentence belongs to a turn, without blanks and a last full stop; None for a word or nothing."""
    start, end = max(turn.start, sentence[0]), min(turn.end, sentence[1])
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip().removesuffix("."))
    return replace(turn, start=start, end=end) if end > start and " " in text[start:end] else None
