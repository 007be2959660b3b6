"""Sites that are no place of an act: where it was told ("it announced in Brussels"), a seat, a part of a name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.coding.events.grammar import passive
from sayso.coding.where.features import LOCATIVE, attachment
from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from sayso.coding.where.site import Site
    from sayso.reading.document import Document
    from sayso.reading.places import Gazetteer

_TELLING = listed("places", "telling")
#: Who may tell of what happens elsewhere; a doctor or a resident tells of where they are.
_FAR = listed("places", "far_tellers")
#: Those of them who tell of another country than the one where they are.
_ABROAD = listed("places", "abroad")
#: Words for coming from where one was before.
_BACK = listed("places", "coming_back")
#: Bodies that are told apart by where they sit; no buildings, which can be stormed.
_BODIES = listed("places", "seated_bodies")
#: Clauses that tell who somebody is ("soldiers based in Orlo"), not where the act was.
_OF_PEOPLE = frozenset({"acl", "relcl"})
_SITTING = listed("places", "sitting")
#: Before such a body: it takes part in what is done elsewhere, or has something done to it.
_PARTY = frozenset({"with", "by", "between", "of", "to", "from", "against", "for"})


def told_there(document: Document, anchor: tuple[int, int], site: Site, sites: Sequence[Site], gazetteer: Gazetteer) -> bool:
    """Whether a site is where somebody told of the act, or where somebody in it came from.

    Args:
        document: the report with its parse.
        anchor: the act's tokens (end exclusive).
        site: the site.
        sites: all sites of the sentence.
        gazetteer: where capitals are looked up.
    """
    assert document.parse is not None
    doc = document.parse
    head, prep, _ = attachment(doc[site.token])
    if prep is None or prep.lower_ not in ("in", "at", "from") or anchor[0] <= head.i < anchor[1]:
        return False
    if prep.lower_ == "from" and head.lemma_.lower() in _BACK:
        return True  # "arrested at the airport on his return from Paris"
    if head.dep_ == "nsubj":  # "officials in Washington said"
        if not _tells(head, anchor):
            return False
        far = head.lemma_.lower() in _FAR
        return _is_elsewhere(doc, head, site, sites) or (far and _is_abroad(document, head, site, gazetteer))
    return head.i < site.token and head.pos_ == "VERB" and head.lemma_.lower() in _TELLING and not passive(head)


def _tells(head: Token, anchor: tuple[int, int]) -> bool:
    """Whether somebody tells of the act, which is not the telling itself."""
    told = head.head
    return told.lemma_.lower() in _TELLING and not anchor[0] <= told.i < anchor[1]


def _is_elsewhere(doc: Doc, teller: Token, site: Site, sites: Sequence[Site]) -> bool:
    """Whether what is told has a place of its own ("a surgeon in Karsa said rebels had attacked in Orlo")."""
    for other in sites:
        head, prep, _ = attachment(doc[other.token])
        if other is site or head.i == teller.i or prep is None or prep.lower_ not in LOCATIVE:
            continue
        if not any(t.dep_ in _OF_PEOPLE for t in (head, *head.ancestors)):
            return True
    return False


def _is_abroad(document: Document, teller: Token, site: Site, gazetteer: Gazetteer) -> bool:
    """Whether the report is of another country than the capital where an official speaks, or the city of a diplomat.

    What officials in any other town tell, with no other place, happened there ("officials in Kharkiv said shells had hit").
    """
    seen: Counter[str | None] = Counter(
        m.country for m in document.places if m.country and not site.start <= m.start < site.end
    )
    if not seen or seen.most_common(1)[0][1] <= seen[site.country]:
        return False
    capital = gazetteer.capital(site.country) if site.country else None
    named = capital is not None and (capital.geonames == site.geonames or capital.name == site.name.split(",")[0])
    return teller.lemma_.lower() in _ABROAD or named  # "Washington" may be read as the state


def is_seat(doc: Doc, site: Site) -> bool:
    """Whether a site only tells a party's seat: "ratified a memorandum concluded with the government in Tripoli"."""
    body, prep, _ = attachment(doc[site.token])
    if prep is None or prep.lower_ not in ("in", "at"):
        return False
    if body.lemma_.lower() in _SITTING and body.dep_ == "acl":
        body = body.head
    return body.lemma_.lower() in _BODIES and body.dep_ == "pobj" and body.head.lower_ in _PARTY


def in_a_name(document: Document, site: Site) -> bool:
    """Whether a site is only part of an organisation's name ("the Organization for Security and Co-operation in Europe")."""
    return any(
        m.kind == "organisation" and m.start < site.start and site.end <= m.end and m.text.count(" ") > 1
        for m in document.mentions
    )
