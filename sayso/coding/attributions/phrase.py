"""Spans read off the parse: noun phrases of sources, clauses of content, subjects of verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.attributions.found import Offsets

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
#: Right dependents that a source's span leaves out, with all that follows.
TRAILING = ("relcl", "acl", "appos", "punct", "advcl", "advmod", "parataxis", "cc", "conj")


def span(first: Token, last: Token) -> Offsets:
    """From the first character of one token to the last of another."""
    return first.idx, last.idx + len(last)


def noun_phrase(head: Token) -> Offsets:
    """The phrase of a noun without trailing clauses, appositions and coordinated nouns ("the envoy of the head of ...")."""
    first, last = head, head
    for child in head.children:
        if child.i < head.i and child.dep_ not in ("punct", "cc", "conj", "advcl", "parataxis", "mark", "relcl"):
            first = min(first, child.left_edge, key=lambda t: t.i)
        elif child.i > head.i and child.dep_ not in TRAILING and child.dep_ != "case":
            last = max(last, _end(child), key=lambda t: t.i)
        elif child.i > head.i and child.dep_ in TRAILING:
            break
    while first.i < last.i and first.is_punct:
        first = first.nbor()
    return span(first, last)


def _end(token: Token) -> Token:
    """The last word of a dependent, its own trailing clauses left out."""
    last = token
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in TRAILING:
            break
        last = max(last, _end(child), key=lambda t: t.i)
    return last


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, that of the verb it is coordinated with or hangs on, or the noun it modifies."""
    seen = 0
    while seen < 4:  # noqa: PLR2004 - chains of coordination are short
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            if own.lower_ in ("who", "that", "which") and verb.dep_ == "relcl":
                return _noun(verb.head)
            return own
        if verb.dep_ in ("acl", "relcl"):
            return _noun(verb.head)
        if verb.dep_ in ("conj", "advcl", "xcomp", "aux", "dep"):
            verb = verb.head
            seen += 1
            continue
        return None
    return None


def _noun(token: Token) -> Token | None:
    return token if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ") else None


def clause(head: Token, without: Token | None = None) -> tuple[int, int]:
    """Token range [first, last] of a clause, without marks, signs and "that" at its edges; cut before or after ``without``."""
    first, last = head.left_edge.i, head.right_edge.i
    doc = head.doc
    if without is not None and first <= without.i <= last:
        if without.i > head.i:
            last = min(last, without.left_edge.i - 1)
        else:
            first = max(first, without.right_edge.i + 1)
    last = next((t.i - 1 for t in doc[head.i : last + 1] if t.text == ";"), last)
    while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return first, last
