"""The condition that an act hangs on and its deadline, by grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import MODALS
from sayso.coding.events.lexicon import lemma_of
from sayso.schema import Deadline

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.schema import Span

IFS = frozenset({"if", "unless", "provided", "providing", "once", "until", "lest"})
OPENINGS = (("as", "long", "as"), ("so", "long", "as"), ("in", "case"), ("on", "condition"), ("only", "if"), ("even", "if"))
LIMITS = frozenset({"by", "within", "until", "till", "before"})


def is_if(clause: Token) -> bool:
    """Whether a clause is a condition."""
    words = tuple(t.lower_ for t in list(clause.subtree)[:4] if not t.is_punct)
    if any(words[: len(o)] == o for o in OPENINGS):
        return True
    if any(c.dep_ in {"mark", "advmod", "prep", "aux"} and c.lower_ in IFS for c in clause.children):
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


def conditional(token: Token, top: Token) -> bool:
    """Whether the token stands in a condition inside the part."""
    at = token
    while at.i not in {top.i, at.head.i}:
        if at.dep_ in {"advcl", "ccomp"} and is_if(at):
            return True
        at = at.head
    return False


def condition(document: Document, anchor: Token) -> Span | None:
    """The clause that the act hangs on ("if ...", "unless ...", "as long as ..."), or None.

    The parse must hang the clause on the act, on what the act is about, or on the verb that governs it.
    """
    at = anchor
    for _ in range(4):
        below = list(at.children) + [g for c in at.children if c.dep_ in {"ccomp", "xcomp", "conj", "dobj"} for g in c.children]
        for clause in below:
            if clause.dep_ in {"advcl", "ccomp"} and not clause.is_ancestor(anchor) and clause.i != anchor.i and is_if(clause):
                found = _stretch(document, clause.left_edge, clause.right_edge)
                if found is not None:
                    return found
        if at.dep_ not in {"ccomp", "xcomp", "conj", "dobj"} or at.head.i == at.i or lemma_of(at.head) in {"say", "tell"}:
            break
        at = at.head
    return None


def _stretch(document: Document, first: Token, last: Token) -> Span | None:
    """The words of a clause, up to the attribution that the parser may have hung on it."""
    tokens = [t for t in first.doc[first.i : last.i + 1] if not t.is_space]
    stops = [n for n, t in enumerate(tokens) if n and t.is_punct and t.text in {",", ";", '"', "\u201d"}]
    if stops:
        tokens = tokens[: stops[0]]
    while tokens and tokens[0].is_punct:
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct:
        tokens = tokens[:-1]
    return document.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None


def deadline(document: Document, anchor: Token) -> Deadline | None:
    """Until when the act, or what it is about, is to be done."""
    tokens = list(anchor.subtree) if anchor.pos_ in {"VERB", "AUX"} else list(anchor.head.subtree)
    for token in tokens:
        if token.dep_ not in {"prep", "mark"} or token.lower_ not in LIMITS or token.i < anchor.i:
            continue
        end = token.idx + len(token)
        for timex in document.dates:
            if end < timex.start <= end + 5 and timex.type in {"DATE", "TIME", "DURATION"}:
                value = timex.interval.split("/")[-1] if timex.interval else None
                return Deadline(value=value, span=document.span(timex.start, timex.end))
    return None
