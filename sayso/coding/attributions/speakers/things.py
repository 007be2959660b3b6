"""Things that speak for somebody: "a statement of the ministry", "reports in the Kurier"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.actors.names import fold

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from sayso.coding.attributions.lexicon import Lexicon


def speaks_for(head: Token, lexicon: Lexicon) -> bool:
    """Is a source's noun a thing in which somebody speaks?"""
    return fold(head.lemma_) in lexicon.speaking_things


def owner(head: Token) -> Span | None:
    """Whose statement or report it is: the possessor, or what follows "of", "by", "from", "in"."""
    doc = head.doc
    for child in head.children:
        if child.dep_ == "poss":
            return doc[child.left_edge.i : child.i + 1]
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "from", "in"):
            for grand in child.children:
                if grand.dep_ == "pobj":
                    return doc[grand.left_edge.i : grand.right_edge.i + 1]
    return None
