"""Names that stand where a place does: after "in" or "the town of", a lone name is no person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from sayso.reading.mentions.names import Name

#: Prepositions after which a lone name is a place, not a person.
_LOCATIVE = listed("actors/words", "locative")
_PLACE_NOUNS = listed("actors/words", "place_nouns")
_LONGEST_PLACE = 3
#: After these, a name of several words that only spaCy takes for a person's is a place.
_INSIDE = listed("actors/words", "inside")


def without_places(names: Iterable[Name], parse: Doc) -> Iterator[Name]:
    """Leave out lone words that spaCy calls persons or organisations but the text uses as places."""
    names = list(names)
    votes: dict[str, int] = {}
    for name in names:
        if _doubtful(name):
            votes[name.text] = votes.get(name.text, 0) + (1 if _locative(_span(parse, name), name.words) else -1)
    yield from (n for n in names if not (_doubtful(n) and votes[n.text] > 0))


def _doubtful(name: Name) -> bool:
    short = name.words == 1 or (name.label == "PERSON" and name.words <= _LONGEST_PLACE)
    return name.how == "entity" and short


def _span(parse: Doc, name: Name) -> Span | None:
    return parse.char_span(name.start, name.end, alignment_mode="expand")


def _locative(span: Span | None, words: int) -> bool:
    if span is None:
        return False
    before: Token | None = span.doc[span.start - 1] if span.start else None
    if before is None:
        return False
    if before.lower_ == "of":
        return span.start > 1 and span.doc[span.start - 2].lemma_.lower() in _PLACE_NOUNS
    return before.lower_ in (_LOCATIVE if words == 1 else _INSIDE)


def inside(tokens: list[Token]) -> bool:
    """Whether a name stands where a place does ("in Amman", "to Amman")."""
    before = tokens[0].nbor(-1) if tokens and tokens[0].i else None
    return before is not None and before.lower_ in _LOCATIVE - {"of"}
