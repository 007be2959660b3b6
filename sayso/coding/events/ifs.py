"""Which clauses of a parse are conditions, and which words stand in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import MODALS

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Span, Token

IFS = frozenset({"if", "unless", "provided", "providing", "once", "until", "lest"})
OPENINGS = (
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("as", "soon", "as"),
    ("in", "case"),
    ("on", "condition"),
    ("only", "if"),
    ("even", "if"),
)
#: What a clause that is a condition may be to the word above it.
CLAUSES = frozenset({"advcl", "ccomp"})


def is_if(clause: Token) -> bool:
    """Whether a clause is a condition."""
    words = tuple(t.lower_ for t in list(clause.subtree)[:4] if not t.is_punct)
    if any(words[: len(o)] == o for o in OPENINGS):
        return True
    opened = clause.left_edge.i + 1  # "only if", "but once"
    if any(c.dep_ in {"mark", "advmod", "prep", "aux"} and c.lower_ in IFS and c.i <= opened for c in clause.children):
        return True
    return _inverted(clause) or _when(clause)


def _inverted(clause: Token) -> bool:
    """A condition by word order: "should the pact fail", "were it to happen again", "had they signed"."""
    subject = next((c.i for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or clause.dep_ != "advcl":
        return False
    if clause.lower_ == "were":
        return clause.i < subject
    return any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ in {"should", "were", "had"} and c.i < subject for c in clause.children
    )


def _when(clause: Token) -> bool:
    """Whether a clause with "when" tells of what has not happened yet ("we will lift the ban when order is restored")."""
    if not any(c.lower_ == "when" for c in clause.children) or clause.tag_ == "VBD":
        return False
    if any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBD" for c in clause.children):
        return False
    return any(c.dep_ == "aux" and c.lower_ in MODALS for c in clause.head.children)


def ifs(sentence: Span) -> frozenset[int]:
    """Token indices of the words that bear a condition."""
    return frozenset(t.i for t in sentence if t.dep_ in CLAUSES and is_if(t))


def conditional(token: Token, top: Token, borne: Collection[int]) -> bool:
    """Whether the token stands in a condition inside the part; ``borne`` are the sentence's :func:`ifs`."""
    at = token
    while borne and at.i not in {top.i, at.head.i}:
        if at.i in borne:
            return True
        at = at.head
    return False
