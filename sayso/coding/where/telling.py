"""Sites that are no place of an act: where it was told ("it announced in Brussels"), and what only stands in a body's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import passive
from sayso.coding.where.features import attachment

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.where.sites import Site
    from sayso.reading.document import Document

_TELLING = frozenset({"say", "tell", "add", "announce", "report", "state", "declare", "speak", "explain", "reveal", "disclose"})
#: Who tells of what happens elsewhere; a doctor or a resident tells of where they are.
_FAR = frozenset({"official", "diplomat", "source", "analyst", "correspondent"})
#: Words for coming from where one was before.
_BACK = frozenset({"return", "arrive", "arrival"})


def told_there(doc: Doc, anchor: tuple[int, int], site: Site) -> bool:
    """Whether a site is where somebody told of the act, or where somebody in it came from.

    Args:
        doc: the parse.
        anchor: the act's tokens (end exclusive).
        site: the site.
    """
    head, prep, _ = attachment(doc[site.token])
    if prep is None or prep.lower_ not in ("in", "at", "from") or anchor[0] <= head.i < anchor[1]:
        return False
    if prep.lower_ == "from" and head.lemma_.lower() in _BACK:
        return True  # "arrested at the airport on his return from Paris"
    if head.dep_ == "nsubj":  # "officials in Washington said"
        return head.lemma_.lower() in _FAR and head.head.lemma_.lower() in _TELLING and not anchor[0] <= head.head.i < anchor[1]
    return head.i < site.token and head.pos_ == "VERB" and head.lemma_.lower() in _TELLING and not passive(head)


def in_a_name(document: Document, site: Site) -> bool:
    """Whether a site is only part of an organisation's name ("the Organization for Security and Co-operation in Europe")."""
    return any(
        m.kind == "organisation" and m.start < site.start and site.end <= m.end and m.text.count(" ") > 1
        for m in document.mentions
    )
