"""What ties a site to an event's anchor: the words of the parse between them, as named features of a linear model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.where.site import Site

_KIND_NOUNS = listed("places", "kind_nouns")
#: Prepositions of where something is.
LOCATIVE = listed("places", "locative")


def features(  # noqa: C901, PLR0912, PLR0915 - one list of features, each a line or two
    doc: Doc, anchor: tuple[int, int], kind: str, site: Site, rivals: list[Site]
) -> dict[str, float]:
    """Named features of one site for one anchor (token indices, end exclusive) of an event of that type."""
    head, prep, hops = attachment(doc[site.token])
    grain = site.precision if site.precision in ("country", "region") else "local"
    out: dict[str, float] = {"bias": 1.0, f"how={site.how}": 1.0, f"grain={grain}": 1.0}
    root = doc[anchor[0] : anchor[1]].root
    inside = anchor[0] <= site.token < anchor[1]
    relation = "inside" if inside else _relation(head, root, anchor)
    dep = doc[site.token].dep_ if not prep else "pobj"
    low = prep.lower_ if prep is not None else "-"
    if site.how == "offset":  # "12 km south of Sirte" stands where "at Sirte" would
        head, low, dep = _climbed(doc, site), "at", "pobj"
        relation = _relation(head, root, anchor)
    name = low if low in LOCATIVE or low in ("of", "from", "to", "-", "for", "against", "by", "with", "between") else "other"
    out[f"prep={name}"] = 1.0
    out[f"rel={relation}"] = 1.0
    out[f"prep={'loc' if low in LOCATIVE else name}|rel={relation}"] = 1.0
    if low == "-":
        out[f"dep={dep}|rel={relation}"] = 1.0
        out[f"dep={dep}|kind={kind}"] = 1.0
    else:
        out[f"prep={name}|kind={kind}"] = 1.0
    for hop in hops:
        out[f"hop={hop}"] = 1.0
    out[f"prep={'loc' if low in LOCATIVE else name}|grain={grain}"] = 1.0
    gap = _gap(site, anchor)
    out[f"gap={_bucket(gap)}"] = 1.0
    out["after" if site.token >= anchor[1] else "before"] = 1.0
    out[f"{'after' if site.token >= anchor[1] else 'before'}|rel={relation}"] = 1.0
    nearest = min((_gap(r, anchor) for r in rivals), default=gap)
    if gap == nearest:
        out["nearest"] = 1.0
    if low in LOCATIVE and gap == min((_gap(r, anchor) for r in rivals if _is_locative(doc, r)), default=gap):
        out["nearest locative"] = 1.0
    if len(rivals) == 1:
        out["alone"] = 1.0
    if site.precision == "country" and any(r.precision in ("city", "point", "district") for r in rivals):
        out["coarser than another"] = 1.0
    if site.precision == "country" and any(r.country == site.country and r.precision != "country" for r in rivals):
        out["holds another"] = 1.0
    sentence = doc[site.token].sent
    if site.token - sentence.start <= 2 and low in LOCATIVE:  # noqa: PLR2004 - "In Moscow, ..."
        out["frame"] = 1.0
    if doc[site.token].ent_type_ in ("PERSON", "ORG"):
        out[f"label={doc[site.token].ent_type_}"] = 1.0
    between = doc[min(site.token, anchor[0]) : max(site.token, anchor[1])]
    texts = [t.text for t in between]
    for mark in (";", "*", "\\*", "--", "|", ":"):
        if mark in texts:
            out["broken"] = 1.0
    if '"' in texts or "“" in texts or "”" in texts:
        out["quote between"] = 1.0
    verbs = sum(t.pos_ == "VERB" for t in between) - sum(t.pos_ == "VERB" for t in doc[anchor[0] : anchor[1]])
    out[f"verbs between={min(verbs, 3)}"] = 1.0
    if any(t.lower_ in ("said", "told", "says") for t in between):
        out["said between"] = 1.0
    if "," in text_of(doc)[site.start : site.end]:
        out["chained"] = 1.0
    if _dateline(doc, site):
        out["dateline"] = 1.0
    out[f"kind={kind}"] = 1.0
    out[f"kind={kind}|{'loc' if low in LOCATIVE else name}"] = 1.0
    return out


def _climbed(doc: Doc, site: Site) -> Token:
    """The word that an offset as a whole hangs on: the first above its site that stands outside its words."""
    token = doc[site.token]
    while token.head.i != token.i and token.idx >= site.start:
        token = token.head
        if token.idx < site.start or token.idx >= site.end:
            break
    return token


def attachment(token: Token) -> tuple[Token, Token | None, list[str]]:
    """The word that a site hangs on, the preposition between (or null), and what was climbed on the way."""
    hops: list[str] = []
    prep: Token | None = None
    for _ in range(8):
        if token.dep_ in ("conj", "appos") and token.head.i != token.i:
            hops.append(token.dep_)
            token = token.head
        elif token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
            hops.append("poss" if token.dep_ == "poss" else "mod")
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _KIND_NOUNS:
            hops.append("kind of")
            token = token.head.head
        elif token.dep_ in ("pobj", "pcomp") and token.head.dep_ == "prep" and token.head.head.pos_ == "ADP":
            token = token.head
            hops.append("prep of prep")
        else:
            break
    if token.dep_ in ("pobj", "pcomp"):
        prep = token.head
        return prep.head, prep, hops
    if token.dep_ == "prep" or token.pos_ == "ADP":
        return token.head, token, hops
    return token.head, None, hops


def _relation(head: Token, root: Token, anchor: tuple[int, int]) -> str:
    """How the word that the site hangs on stands to the anchor."""
    if anchor[0] <= head.i < anchor[1]:
        return "anchor"
    up = list(root.ancestors)
    for n, token in enumerate(up):
        if token.i == head.i:
            return f"above{min(n + 1, 3)}"
    down = list(head.ancestors)
    for n, token in enumerate(down):
        if anchor[0] <= token.i < anchor[1]:
            return f"below{min(n + 1, 3)}"
    common = {t.i for t in up} & {t.i for t in down}
    if not common:
        return "apart"
    lift = next(n for n, t in enumerate(up) if t.i in common)
    drop = next(n for n, t in enumerate(down) if t.i in common)
    return f"cousin{min(lift + 1, 3)}{min(drop + 1, 3)}"


def _is_locative(doc: Doc, site: Site) -> bool:
    _, prep, _ = attachment(doc[site.token])
    return prep is not None and prep.lower_ in LOCATIVE


def _gap(site: Site, anchor: tuple[int, int]) -> int:
    return max(0, anchor[0] - site.token, site.token - anchor[1] + 1)


def _bucket(gap: int) -> str:
    for top in (0, 1, 2, 3, 5, 8, 12, 20):
        if gap <= top:
            return str(top)
    return "more"


def _dateline(doc: Doc, site: Site) -> bool:
    """Like "TRIPOLI (Reuters) -": in capitals before an agency or a dash near the start of the sentence or after a bar."""
    token = doc[site.token]
    if not token.text.isupper() or len(token.text) < 4:  # noqa: PLR2004 - U.S., UK, USA
        return False
    return any(t.text in ("(", "-", "--", "–", "—", "|") for t in doc[site.token + 1 : site.token + 9])
