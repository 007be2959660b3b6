"""Who says so in the middle of it: "The strike, officials said, killed twelve"; cues that break off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions import ends
from sayso.coding.attributions.found import merged, overlap
from sayso.coding.attributions.phrase import noun_phrase
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Found

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Words that a subject in front of the remark may begin with, and those that it may not hold.
OPENS = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
HOLDS_NOT = frozenset({"VERB", "AUX", "SCONJ"})
WITH_REFERENCE = re.compile(r"with reference to\b", re.IGNORECASE)
#: Parts of speech of a cue that lacks its verb ("has", "were", "As was").
HELPERS = frozenset({"AUX", "SCONJ", "PART", "ADV"})


def whole(found: list[Found], doc: Doc) -> list[Found]:
    """Attributions with whole phrases, with the subject in front of a remark, and with whole cues."""
    text = text_of(doc)
    return ends.nested([_cue(_around(ends.whole(one, doc, text), doc), doc) for one in found], text)


def _around(found: Found, doc: Doc) -> Found:
    """In "The strike, officials said, killed twelve" the officials speak, and the strike belongs to what they say."""
    cue = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    if cue is None or not found.content or cue.root.pos_ != "VERB":
        return found
    who = _right_before(cue)
    first = who.left_edge.i - 1 if who is not None else -1
    goes_on = next((t for t in doc[cue.end : cue.end + 5] if t.text == ","), None)
    if who is None or first < 1 or doc[first].text != "," or goes_on is None or goes_on.i + 1 >= len(doc):
        return found
    verb = doc[goes_on.i + 1]
    begin = max(cue.sent.start, next((t.i + 1 for t in reversed(doc[cue.sent.start : first]) if t.text in ";:"), 0))
    front = doc[begin:first]
    subject = len(front) > 0 and front[0].pos_ in OPENS and not any(t.pos_ in HOLDS_NOT for t in front)
    if verb.tag_ not in FINITE or not subject or not any(s <= verb.idx < e for s, e in found.content):
        return found
    said = [s for s in found.content if not overlap((s,), ((front.start_char, front.end_char),))]
    return replace(found, source=noun_phrase(who), content=merged([(front.start_char, front.end_char), *said], gap=0))


def _right_before(cue: Span) -> Token | None:
    """The noun or pronoun right in front of a cue that is its subject."""
    before = cue.doc[cue.start - 1] if cue.start else None
    subject = before is not None and before.dep_ == "nsubj" and cue.start <= before.head.i < cue.end
    return (
        before
        if subject and before is not None and before.pos_ in {"NOUN", "PROPN", "PRON"} and not before.tag_.startswith("W")
        else None
    )


def _cue(found: Found, doc: Doc) -> Found:
    """A cue that breaks off before its verb ("has | told", "As | was noted by") with the verb; "with | reference to" whole."""
    if found.cue is not None and (to := WITH_REFERENCE.match(text_of(doc), found.cue[0])) is not None:
        return replace(found, cue=(found.cue[0], max(found.cue[1], to.end())))
    cue = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    if cue is None or any(t.pos_ not in HELPERS for t in cue) or cue.root.pos_ not in {"AUX", "SCONJ"}:
        return found
    verb = cue.root.head
    if verb.pos_ != "VERB" or not cue.end <= verb.i <= cue.end + 2 or cue.root.dep_ not in {"aux", "auxpass", "mark"}:
        return found
    whole_cue = (cue.start_char, verb.idx + len(verb))
    if overlap((whole_cue,), (*found.content, *([found.source] if found.source else []))):
        return found
    return replace(found, cue=whole_cue)
