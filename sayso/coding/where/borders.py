"""Sites at a border: "near the border with Syria" is on this side of it, in the neighbour that the story plays in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.reading.places import Gazetteer
    from sayso.schema import PlaceMention

_BORDERS = listed("places", "borders")
_WITH = frozenset({"with", "to", "of"})


def is_border(token: Token) -> bool:
    """Whether a word is the head of "the border with X", "the X border", "its X frontier"."""
    return token.lower_ in _BORDERS and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod")


def phrase_of(token: Token) -> tuple[int, int]:
    """The offsets of the border's own words: what stands before it in the phrase, and "with X" after it."""
    first = min((t.left_edge.idx for t in token.lefts), default=token.idx)
    end = token.idx + len(token)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in (_WITH | {"between"}):
            end = max(end, child.right_edge.idx + len(child.right_edge))
    return first, end


def told_countries(document: Document, token: Token) -> list[PlaceMention]:
    """The countries that the border's own words name, as names or demonyms, one mention of each."""
    first, end = phrase_of(token)
    inside = [m for m in document.places if first <= m.start and m.end <= end and m.precision == "country" and m.country]
    return list({m.country: m for m in inside}.values())


def near_side(document: Document, token: Token, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """The code of the country on whose side of a border the story plays, and why; null where that can't be told.

    It is the neighbour of the country named that the report names most, and no other neighbour as often.  A border named by
    both its countries has two sides, and a phrase that names none says nothing of its own.
    """
    told = told_countries(document, token)
    owners = [m for m in told if any(t.dep_ == "poss" and t.idx <= m.start < t.idx + len(t) for t in token.lefts)]
    if len(owners) == 1 and owners[0].country:
        return owners[0].country, f"the border of {gazetteer.country_name(owners[0].country)}"
    if len(told) != 1 or told[0].country is None:
        return None
    other = told[0].country
    near = gazetteer.neighbours(other)
    seen = Counter(m.country for m in document.places if m.start < token.sent.end_char and m.country in near)
    top = seen.most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]) or top[0][0] is None:
        return None
    name = gazetteer.country_name(other)
    return top[0][0], f"at the border with {name}, on the side of its neighbour that the report names most"
