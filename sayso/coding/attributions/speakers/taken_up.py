"""Words that take up somebody of before: the last person who spoke, one of a crowd, whoever was named last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.speakers.described import called

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.speakers.context import Context
    from sayso.coding.attributions.speakers.heard import Who

SAME = re.compile(r"(?:the|that) same (?:\w+ )?\w+")
ONE_OF = re.compile(
    r"(?:one|two|some|several|others|another|many|most) of (?:them|these|those)|(?:two|three|some) others|others"
)
LATTER = re.compile(r"(?:the )?latter")
#: Nouns that say nothing of who is meant.
ANYBODY = frozenset({"man", "woman", "person", "speaker"})
#: Of what kinds "the latter" may be, the likeliest first.
NAMED_LAST = (frozenset({"person"}), frozenset({"organisation", "armed_group", "body"}), frozenset({"state"}))


def taken_up(words: Span, head: Token, context: Context) -> Who | None:
    """Somebody of before: "the same man", "the latter", "one of them"."""
    text, at = words.text.lower(), words.start_char
    if SAME.fullmatch(text):
        known = called(words, head, context) or (context.heard.last(person=True) if head.lower_ in ANYBODY else None)
        return known.who if known else None
    several = ONE_OF.fullmatch(text)
    if not several and not LATTER.fullmatch(text):
        return None
    here = context.sentence(at)
    # This sentence and the one before.
    begin = context.doc[max(here.start - 1, 0)].sent.start_char if here is not None else at
    return _crowd(begin, at, context) if several else _latter(begin, at, context)


def _latter(begin: int, end: int, context: Context) -> Who | None:
    """Who was named last between two offsets: a person, else a body, else a state that is not merely where or whereof."""
    found = [m for m in context.mentions if begin <= m.start < end]
    for kinds in NAMED_LAST:
        of_kind = [m for m in found if m.kind in kinds and not (m.kind == "state" and _is_place(m.start, context.doc))]
        if of_kind:
            last = of_kind[-1]
            return last.name or last.text, last.actor, last.kind == "person"
    return None


def _is_place(start: int, doc: Doc) -> bool:
    """Does the name at an offset tell where or whereof?"""
    word = doc.char_span(start, start + 1, alignment_mode="expand")
    return word is not None and word.root.dep_ == "pobj" and word.root.head.lower_ in ("in", "at", "about", "on", "from", "of")


def _crowd(begin: int, end: int, context: Context) -> Who | None:
    """The last people, in the plural, between two offsets who did something; else the last ones."""
    nouns = [t for t in context.doc if begin <= t.idx < end and t.tag_ == "NNS"]
    for noun in sorted(nouns, key=lambda t: (t.dep_ not in ("nsubj", "nsubjpass"), -t.i)):
        words = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "poss")]
        start = (words[0].left_edge if words else noun).idx
        party = context.meant.party(start, noun.idx + len(noun))
        if party is not None and party.kind in ("crowd", "armed_group"):
            return party.name, party.actor, False
    return None
