"""Sites that are no place of an act: where it was told ("it announced in Brussels"), and what only stands in a body's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.where.features import attachment

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.where.sites import Site
    from sayso.reading.document import Document

_TELLING = frozenset({"say", "tell", "add", "announce", "report", "state", "declare", "speak", "explain", "reveal", "disclose"})


def told_there(doc: Doc, anchor: tuple[int, int], site: Site) -> bool:
    """Whether a site hangs on a verb of telling before it that isn't the act itself.

    Args:
        doc: the parse.
        anchor: the act's tokens (end exclusive).
        site: the site.
    """
    head, prep, _ = attachment(doc[site.token])
    if prep is None or prep.lower_ not in ("in", "at", "from") or anchor[0] <= head.i < anchor[1]:
        return False
    return head.i < site.token and head.pos_ == "VERB" and head.lemma_.lower() in _TELLING


def in_a_name(document: Document, site: Site) -> bool:
    """Whether a site is only part of an organisation's name ("the Organization for Security and Co-operation in Europe")."""
    return any(
        m.kind == "organisation" and m.start < site.start and site.end <= m.end and m.text.count(" ") > 1
        for m in document.mentions
    )
