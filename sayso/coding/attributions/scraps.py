"""What is no claim of its own: small words alone, and a few words in marks inside what another says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found, Offsets

#: Marks that open a quotation, and how many words in them may be no speech of their own.
MARKS = frozenset("“«„‟\"‘'")
WORDS_IN_MARKS = 6
#: Parts of speech of words that say nothing alone.
SMALL = frozenset({"ADP", "PART", "CCONJ", "SCONJ", "DET", "PUNCT", "SPACE"})
#: Of the determiners "this", "all" and the like may stand for something.
ARTICLES = frozenset({"a", "an", "the"})


def worded(found: list[Found], doc: Doc) -> list[Found]:
    """Without contents of small words only: a lone "to" or "an" is nothing that anybody says."""

    def says(span: Offsets) -> bool:
        words = doc.char_span(*span, alignment_mode="expand")
        return words is None or any(t.pos_ not in SMALL or (t.pos_ == "DET" and t.lower_ not in ARTICLES) for t in words)

    out = []
    for one in found:
        kept = tuple(s for s in one.content if says(s))
        if kept or not one.content:
            out.append(replace(one, content=kept))
    return out


def without_words_in_marks(found: list[Found], doc: Doc) -> list[Found]:
    """Without a few quoted words, no verb among them, inside what another says: they are that one's, said by nobody else."""

    def in_marks(one: Found) -> bool:
        start, end = one.content[0][0], one.content[-1][1]  # the full stop may stand outside of the other's
        words = doc.char_span(start, end, alignment_mode="expand")
        if words is None or len(words) > WORDS_IN_MARKS or any(t.pos_ in {"VERB", "AUX"} for t in words):
            return False
        before = doc[words.start - 1].text if words.start else ""
        return (words[0].text in MARKS or before in MARKS) and any(
            o is not one and one.cue and any(s <= one.cue[0] and s <= start < e for s, e in o.content) for o in found
        )

    return [f for f in found if not f.content or not in_marks(f)]
