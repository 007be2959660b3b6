"""A quotation with no cue whose speaker is introduced right before it.

Marta Silva waited at the gate with her two sons.

“They promised us bread.”
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.phrase import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.schema import Mention

OPENS = frozenset("“«„\"‘'")
#: Marks of a quotation in the sentence before; a single one there is most often an apostrophe.
DOUBLE = frozenset('“«„"')


def introduced(
    found: list[Found], doc: Doc, mentions: tuple[Mention, ...], prose: tuple[Offsets, ...], text: str
) -> list[Found]:
    """The attributions, such quotations with the person whom the sentence before is about for their source.

    Args:
        found: attributions in text order.
        doc: the parse.
        mentions: who is named in the report.
        prose: the sentences that may be coded.
        text: the report's text.
    """
    out = []
    for one in found:
        before = _before(one, prose, text)
        who = _person(before, doc, mentions) if before is not None and not _taken(before, found) else None
        out.append(replace(one, source=who, continues=False, because=f"{one.because}; introduced") if who else one)
    return out


def _before(one: Found, prose: tuple[Offsets, ...], text: str) -> Offsets | None:
    """The sentence before a paragraph that opens with the quotation; None where the mark goes on with one left open."""
    if one.cue is not None or not one.content or one.within:
        return None
    start = one.content[0][0]
    line = text.rfind("\n", 0, start) + 1
    opens = text[line:start].strip()
    before = next((p for p in reversed(prose) if p[1] <= line), None)
    if opens not in OPENS or before is None or text[before[1] : line].strip() or DOUBLE & set(text[slice(*before)]):
        return None
    return before


def _taken(sentence: Offsets, found: list[Found]) -> bool:
    """Does somebody already speak in the sentence?"""
    return any(sentence[0] <= s[0] < sentence[1] for f in found for s in (f.cue, *f.content) if s)


def _person(sentence: Offsets, doc: Doc, mentions: tuple[Mention, ...]) -> Offsets | None:
    """The named person who is the subject of a sentence."""
    words = doc.char_span(*sentence, alignment_mode="contract")
    root: Token | None = words.root if words is not None else None
    who = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None) if root is not None else None
    if who is None or who.pos_ != "PROPN" or any(c.dep_ == "conj" for c in who.children):
        return None
    named = any(m.kind == "person" and m.start <= who.idx < m.end for m in mentions)
    return noun_phrase(who) if named else None
