"""Joint speakers: "Freedonia, Sylvania and the senate" are three who say the same, "activists and witnesses" one group.

"Two witnesses, Ann Doe and Pavel Orlik" are two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.phrase import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.schema import Mention


def joint(doc: Doc, found: Found, mentions: tuple[Mention, ...] = ()) -> list[Found]:
    """One attribution for each named speaker (DECISIONS 28 of the annotation guide); one alone where they are not named.

    An "and" within one name ("the Chamber of Crafts and Trade") joins nobody.
    """
    if found.source is None:
        return [found]
    source = _from_its_beginning(doc, found.source, mentions)
    found = replace(found, source=source)
    words = doc.char_span(*source, alignment_mode="expand")
    if words is None:
        return [found]
    heads = [_listed(words) or words.root]
    while following := _conjunct(heads[-1]):
        heads.append(following)
    if len(heads) == 1 or any(h.pos_ != "PROPN" for h in heads):
        return [found]
    first, last = heads[0].idx, heads[-1].idx
    if any(m.start <= first and last < m.end for m in mentions):
        return [found]
    sources = [noun_phrase(h) for h in heads]
    if any(s < e2 and s2 < e for s, e in sources for s2, e2 in found.content):
        return [found]
    return [replace(found, source=s, because=found.because + "; joint speakers") for s in sources]


def _from_its_beginning(doc: Doc, source: Offsets, mentions: tuple[Mention, ...]) -> Offsets:
    """A source that begins amid a name, from where the name and its article begin."""
    name = next((m for m in mentions if m.start < source[0] < m.end <= source[1]), None)
    words = doc.char_span(name.start, name.end, alignment_mode="expand") if name is not None else None
    if words is None or not any(t.lower_ in ("and", "&") for t in words):
        return source
    article = doc[words.start - 1] if words.start else None
    return (article.idx if article is not None and article.lower_ == "the" else words.start_char), source[1]


def _listed(words: Span) -> Token | None:
    """The first name of a list that tells who a group is ("Two witnesses, Ann Doe and Pavel Orlik")."""
    group = words.root
    if group.tag_ != "NNS":
        return None
    names = (t for t in words if t.i > group.i and t.pos_ == "PROPN" and t.dep_ in ("appos", "nsubj") and _conjunct(t))
    return next((t for t in names if words.doc[t.left_edge.i - 1].text in (",", ":", "–", "—")), None)


def _conjunct(head: Token) -> Token | None:
    return next((c for c in head.children if c.dep_ == "conj" and c.i > head.i), None)
