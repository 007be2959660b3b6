"""Names that a person may share with something else: a capital that is a surname, a word that may be a paper's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.standing_as_places import inside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor
    from sayso.reading.mentions.names import Name

#: How a text names a state outright, or by its people.
_OUTRIGHT = frozenset({"exact", "adjective", "people"})
#: A report of a paper is about others; whoever says "he" may speak of himself.
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "i", "my", "me"})


def is_surname(name: Name, names: Sequence[Name], state: Actor, words: Callable[[Name], list[Token]]) -> bool:
    """Whether a capital's name that somebody of the report bears means that person here, not a place or a government.

    Not where the report names the capital as a place or its country outright, nor in a sentence that names a further state or
    goes on with "it" ("London imposed sanctions on Iran", "Santiago recalled its ambassador").

    Args:
        name: the capital's mention.
        names: all names of the report.
        state: the state whose capital it is.
        words: the tokens of a name.
    """
    own = words(name)
    if not own or inside(own):
        return False
    sentence = own[0].sent
    if any(t.lower_ in {"it", "its", "itself"} for t in sentence if t.i > own[-1].i):
        return False
    for other in names:
        found = words(other)
        if other == name or not found:
            continue
        if other.text == name.text and inside(found):
            return False
        if state.id in other.actors and other.how in _OUTRIGHT:
            return False
        here = sentence.start <= found[0].i < sentence.end
        if here and other.text != name.text and other.how in _OUTRIGHT | {"capital"} and other.label != "PERSON":
            return False
    return True


def of_a_person(word: Token) -> bool:
    """Whether what a lone name reports, or an age behind the name, shows somebody who tells of himself."""
    clause = [t for c in word.head.children if c.dep_ in {"ccomp", "advcl"} for t in c.subtree]
    return any(t.lower_ in _PERSONAL for t in clause) or any(t.like_num for t in word.subtree)
