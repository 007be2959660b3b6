"""The person whose name stands with a description: "the chairman of the committee, Ada Berg, said", "Berg, the chairman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Token

    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.entities import Entity

    Starting = Callable[[int], "tuple[Entity, int, int, int] | None"]

#: Words that a description's complement may run over before the name.
_FARTHEST = 16
_COMPLEMENT = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PART", "NUM"})
_LINKS = frozenset({"of", "for", "at", "in", "on"})
_CLOSES = frozenset({",", ".", ")", ";", ":", "\u2013", "\u2014", "-"})


def person_beside(head: Token, starting: Starting, named: Callable[[Token], Entity | None], words: Words) -> Entity | None:
    """The person named in apposition to a description, before it or behind it and its complement; None without one."""
    before = _before(head, named)
    return before or _behind(head, starting, words)


def _before(head: Token, named: Callable[[Token], Entity | None]) -> Entity | None:
    """The person in "Ada Berg, the chairman": the parser calls the description an apposition, and a comma parts the two."""
    if head.dep_ != "appos" or head.head.i >= head.i:
        return None
    entity = named(head.head)
    parted = any(t.text in {",", "(", "\u2013", "\u2014"} for t in head.doc[head.head.i + 1 : head.i])
    return entity if parted and entity is not None and entity.kind == "person" else None


def _behind(head: Token, starting: Starting, words: Words) -> Entity | None:
    """The person in "the chairman of the committee(,) (General) Ada Berg"."""
    comma = False
    complement: list[Token] = []
    for token in _outside_brackets(head.doc[head.i + 1 : min(head.sent.end, head.i + 1 + _FARTHEST)]):
        here = starting(token.i)
        if here is not None and here[0].kind == "person":
            return here[0] if _stands_beside(head, here, complement, words, comma=comma) else None
        if token.text == "," and not comma:
            comma = True
        elif comma:
            if token.lower_.strip(".") not in words.titles:
                return None
        elif token.pos_ not in _COMPLEMENT:
            return None
        else:
            complement.append(token)
    return None


def _outside_brackets(tokens: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if not depth and not token.is_space:
            yield token
        depth -= token.text == ")" and depth > 0


def _stands_beside(
    head: Token, found: tuple[Entity, int, int, int], complement: list[Token], words: Words, *, comma: bool
) -> bool:
    """Whether a name behind a description is its bearer's, not that of somebody in its complement ("the aide of Ada Berg")."""
    doc, (_, _, end, name) = head.doc, found
    after = next((t for t in doc[name : head.sent.end] if t.idx >= end), None)
    rest = list(complement)
    while rest and _rank(rest[-1], words):
        rest.pop()
    closed = doc[name].dep_ == "appos" or after is None or after.text in _CLOSES
    if not rest:  # "the commander, Ada Berg, ..." or "the commander Ada Berg", where the name is the phrase's own head
        return closed if comma else head.head.i == name or doc[name].head.i == head.i
    last = rest[-1]
    if rest[0].lower_ not in _LINKS or last.pos_ not in {"NOUN", "PROPN"}:
        return False
    if last.lower_ in words.offices or last.lower_ in words.persons:
        return False
    return closed or not comma


def _rank(token: Token, words: Words) -> bool:
    """Whether a word is a rank or honorific that stands before a name and names no office ("General", "Dr")."""
    word = token.lower_.strip(".")
    military = words.persons.get(word) == "MIL" or word == "field"
    return token.text[:1].isupper() and (military or (word in words.titles and word not in words.offices | words.persons))
