"""The person's name in a source: where it stands in or beside the source's words, and what it is in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.speakers.described import called

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from sayso.coding.attributions.speakers.context import Context
    from sayso.coding.attributions.speakers.heard import Who
    from sayso.coding.attributions.speakers.people import People

FINITE = ("VBD", "VBZ", "VBP", "MD")


def named(words: Span, head: Token, people: People) -> Span | None:
    """The person's name that a source gives or that is set beside it."""
    return _inside(words, head, people) or _right_before_verb(words, head, people)


def in_full(words: Span, head: Token, person: Span, context: Context) -> Who:
    """A person's name in full: as the knowledge base or the report has it."""
    full = context.people.fullest(person.text)
    if len(words) == 1 and full == words.text:
        known = called(words, head, context)
        if known:
            return known.who
    meant = context.meant(person.start_char, person.end_char)
    if meant is not None and meant[0] and (meant[1] or len(meant[0]) >= len(full)):
        return meant
    return full, meant[1] if meant else None, True


def _inside(words: Span, head: Token, people: People) -> Span | None:
    """The name that ends a source, holds its head word, or stands in apposition to it."""
    for ent in people:
        inside = ent.start >= words.start and ent.end <= words.end
        if inside and (ent.start <= head.i < ent.end or (ent.root.head.i == head.i and ent.root.dep_ in ("appos", "compound"))):
            return ent
        ends = inside and ent.end == words.end and not any(t.tag_ in FINITE for t in words)
        if ends and not people.owns(ent, words, head):
            return ent
    return next((e for e in people if e.root.dep_ == "appos" and e.root.head.i == head.i), None)


def _right_before_verb(words: Span, head: Token, people: People) -> Span | None:
    """The name that ends a long description of the subject ("Former head of the directorate, Colonel Ann Doe said")."""
    if head.dep_ not in ("nsubj", "nsubjpass") or head.head.i <= words.end:
        return None
    for ent in people:
        if words.start <= ent.start and ent.end in (head.head.i, head.head.i - 1) and ent.end > words.end:
            between = words.doc[words.end : ent.start]
            if not any(t.pos_ in ("VERB", "AUX", "ADP") or t.text in '“”"' for t in between):
                return ent
    return None
