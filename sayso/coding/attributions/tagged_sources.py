"""Sources that the tagger has found, set right by the parse: another's, of another sentence, or half a phrase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import overlap
from sayso.coding.attributions.phrase import noun_phrase, subject
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found, Offsets

#: Why a source is the one that it is, where the parse has the last word.
FROM_PARSE = "tagger; source from the parse"


def by_the_parse(found: Found, doc: Doc) -> Found:
    """The attribution with the source that the parse shows, where the tagger's can't be right, and with the whole of it."""
    content, cue, source, because = found.content, found.cue, found.source, found.because
    if cue is not None and (source is None or overlap((source,), content) or _elsewhere(doc, source, cue)):
        # A cue that has a subject of its own doesn't ascribe to somebody of another sentence, or of what is said.
        own = _ascribed(doc, cue) or subject_of(doc, cue, content)
        source, because = (own, FROM_PARSE) if own else (source, because)
    elif source is not None and cue is not None and _beside_the_point(doc, source, cue):
        own = subject_of(doc, cue, ())
        content = tuple(c for c in content if not overlap((c,), (cue,))) or content
        source, because = (own, FROM_PARSE) if own else (source, because)
    elif source is not None and cue is not None:
        source = named_last(doc, cue, named_first(doc, cue, source))
    if source is not None:
        longer = whole(doc, source, cue)
        source = source if overlap((longer,), content) else longer
    return replace(found, content=content, source=source, because=because)


def whole(doc: Doc, source: Offsets, cue: Offsets | None) -> Offsets:
    """A source that breaks off inside a noun phrase ("according to an | official", "the rights | group"), with its noun."""
    words = doc.char_span(*source, alignment_mode="expand")
    if words is None:
        return source
    last = words[-1]
    if len(words) == 1 and last.tag_ == "DT" and last.dep_ == "det":
        return noun_phrase(last.head)
    if last.lower_ == "of" and (one := next((c for c in last.children if c.dep_ == "pobj"), None)) is not None:
        return source[0], noun_phrase(one)[1]
    noun = last.head
    broken = last.dep_ in ("det", "compound", "amod", "nmod") and last.ent_type_ != "PERSON" and noun.pos_ in ("NOUN", "PROPN")
    if not broken or not words.end <= noun.i < words.end + 3 or (cue and cue[0] < noun.idx + len(noun) and noun.idx < cue[1]):
        return source
    return source[0], noun.idx + len(noun)


def named_first(doc: Doc, cue: Offsets, source: Offsets) -> Offsets:
    """In "Ann Doe, the deputy of the mayor, Pavel Orlik, said" the subject speaks, not a name in its apposition."""
    verb, words = (doc.char_span(*s, alignment_mode="expand") for s in (cue, source))
    who = subject(verb.root) if verb is not None else None
    if who is None or words is None or who.pos_ != "PROPN" or who.i >= words.start:
        return source
    inside = any(t.dep_ == "appos" and t.i < words.start and t.head.i == who.i for t in words.root.ancestors)
    return noun_phrase(who) if inside and who.is_ancestor(words.root) else source


def named_last(doc: Doc, cue: Offsets, source: Offsets) -> Offsets:
    """In "The former head of the port, General Pavel Orlik suggested" the name before the verb says who is meant before it."""
    if source[1] > cue[0]:
        return source
    between = doc.char_span(source[1], cue[0], alignment_mode="contract")
    told = doc.char_span(*source, alignment_mode="expand")
    name = [t for t in between or () if not t.is_punct and not t.is_space]
    if told is None or len(name) < 2 or any(t.pos_ != "PROPN" for t in name):  # noqa: PLR2004 - a full name
        return source
    verb = doc.char_span(*cue, alignment_mode="expand")
    speaks = verb is not None and any(t.dep_ == "nsubj" and verb.start <= t.head.i < verb.end for t in name)
    if not speaks or any(e.label_ == "PERSON" for e in told.ents):
        return source
    return name[0].idx, name[-1].idx + len(name[-1])


def _elsewhere(doc: Doc, source: Offsets, cue: Offsets) -> bool:
    """Whether a source stands in another sentence than the cue."""
    one, other = (doc.char_span(*s, alignment_mode="expand") for s in (source, cue))
    return one is not None and other is not None and one.sent.start != other.sent.start


def _beside_the_point(doc: Doc, source: Offsets, cue: Offsets) -> bool:
    """In "he pledged, according to Doe, to stay" Doe is no source of the pledge."""
    first = max(0, source[0] - 20)
    words = text_of(doc)[first : source[0]].rstrip()
    return words.lower().endswith("according to") and not cue[0] <= first + len(words) - 1 < cue[1]


def _ascribed(doc: Doc, cue: Offsets) -> Offsets | None:
    """Whom "according to" names."""
    words = doc.char_span(*cue, alignment_mode="expand")
    if words is None or words[0].lower_ != "according" or words.end >= len(doc):
        return None
    named = next((t for t in words[-1].children if t.dep_ == "pobj"), None)
    return noun_phrase(named) if named is not None and named.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} else None


def subject_of(doc: Doc, cue: Offsets, content: tuple[Offsets, ...]) -> Offsets | None:
    """The grammatical subject of the cue's verb, where it stands outside what is said."""
    tokens = doc.char_span(*cue, alignment_mode="expand")
    if tokens is None:
        return None
    verb = next((t for t in tokens if t.pos_ == "VERB"), tokens.root)
    who = subject(verb)
    if who is None or any(s <= who.idx < e for s, e in content) or who.lower_ in ("it", "that", "which", "there", "this"):
        return None
    return noun_phrase(who)
