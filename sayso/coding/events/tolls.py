"""Tolls that are those of more than one act: "bringing the toll since May to 310"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sayso.coding.events.counts import bearer
from sayso.coding.events.lexicon import lemma_of, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.counts import Found

#: "Bringing the toll since May to 310": the number is that of more than this act.
BRINGING = listed("bringing", "tolls.yaml")
TOTALS = listed("totals", "tolls.yaml")
#: A span of time over which acts are added up, between such a noun and "to" or right behind the number.
SPAN = re.compile(
    r"\b(?:since|so far|in \d{4}"
    r"|(?:this|last|in the (?:last|past)|over the (?:last|past))\s(?:\w+\s)?(?:week|month|year|decade|season)s?)\b",
    re.IGNORECASE,
)
#: Steps at most from "to" up to such a verb.
UP = 4
#: Words at most behind the number in which such a span may stand.
AFTER = 6


def told_of_all(found: Found) -> Token | None:
    """The verb that brings a toll over a span of time to a number ("bringing the toll since May to 310"), or None."""
    to = bearer(found.noun, found.last).head
    if to.lower_ != "to":
        return None
    above = islice(to.ancestors, UP)  # the parser may hang "to" on "killed" in "the number killed since May"
    return next((v for v in above if lemma_of(v) in BRINGING and _has_total(v, found)), None)


def _has_total(verb: Token, found: Found) -> bool:
    doc, first, last = verb.doc, found.first.i, max(found.last.i, found.noun.i if found.noun is not None else 0)
    behind = doc[last + 1 : min(verb.sent.end, last + AFTER + 1)].text
    return any(
        c.dep_ == "dobj" and lemma_of(c) in TOTALS and (SPAN.search(doc[c.i : first].text) or SPAN.match(behind))
        for c in verb.children
    )
