"""Joint speakers: "Freedonia, Sylvania and the senate" are three who say the same, "activists and witnesses" one group.

"Two witnesses, Ann Doe and Pavel Orlik" are two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.phrase import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.schema import Mention

#: What stands before the first of joint names, and between two of them.
_FIRST = re.compile(r"(?P<the>the\s+)?(?P<and>)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,\s*)?(?P<and>(?:and|as well as)\s+|&\s*)?(?P<the>the\s+)?", re.IGNORECASE)


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
    sources = _names_alone(doc, source, mentions) or _of_heads(words, mentions)
    if len(sources) < 2:  # noqa: PLR2004 - one speaks alone
        return [found]
    if any(s < e2 and s2 < e for s, e in sources for s2, e2 in found.content):
        return [found]
    return [replace(found, source=s, because=found.because + "; joint speakers") for s in sources]


def _names_alone(doc: Doc, source: Offsets, mentions: tuple[Mention, ...]) -> list[Offsets]:
    """The names of which a source consists, each with its article; none where it has other words."""
    named = sorted((m.start, m.end) for m in mentions if source[0] <= m.start and m.end <= source[1])
    out: list[Offsets] = []
    last, joined = source[0], True
    for start, end in named:
        gap = (_BETWEEN if out else _FIRST).fullmatch(doc.text[last:start])
        if gap is None or (out and not gap[0].strip()):
            return []
        out.append((start - len(gap["the"] or ""), end))
        last, joined = end, bool(gap["and"])
    return out if joined and not doc.text[last : source[1]].strip() else []  # "Ann Doe, Harbour Wire" is one


def _of_heads(words: Span, mentions: tuple[Mention, ...]) -> list[Offsets]:
    """The phrases that "and" joins in a source, where all are names; none where they are parts of one name."""
    heads = [_listed(words) or words.root]
    while following := _conjunct(heads[-1]):
        heads.append(following)
    if len(heads) == 1 or any(h.pos_ != "PROPN" for h in heads):
        return []
    first, last = heads[0].idx, heads[-1].idx
    return [] if any(m.start <= first and last < m.end for m in mentions) else [noun_phrase(h) for h in heads]


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
