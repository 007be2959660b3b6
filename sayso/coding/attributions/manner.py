"""How it is said: direct or not, speech act, certainty, negation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import length, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.coding.attributions.lexicon import Cue, Lexicon
    from sayso.coding.attributions.quotes import Quote
    from sayso.schema import AttributionKind, Certainty, SpeechAct

#: "It did nothing wrong": a speaker, in a pronoun, who says what was not.
NOT_ME = re.compile(
    r"(?:that )?(?:it|he|she|they|we|i)\b['’]?\w*\s+(?:\w+ ){0,2}?(?:not|never|no|nothing|nobody|n['’]t)\b|\w+ \w+n['’]t\b",
    re.IGNORECASE,
)
FUTURE = re.compile(r"\b(?:will|would|shall|is going to|are going to|won't|wouldn't)\b", re.IGNORECASE)
DEMANDING = re.compile(
    r"\b(?:must|should|has to|have to|needs? to|ought to|is necessary|are necessary|let us)\b", re.IGNORECASE
)
FIRST_PERSON = re.compile(r"\b(?:we|i|it|they|he|she)\b['’\w]*\s+(?:\w+ )?(?:will|would|shall|won't)\b", re.IGNORECASE)
#: How much of the content is looked at for words that weaken it: its first clause, roughly.
OPENING = 110


@dataclass(frozen=True, slots=True)
class Manner:
    """Act, certainty and negation of one attribution, and why."""

    act: SpeechAct
    certainty: Certainty
    negated: bool


def kind_of(content: tuple[Offsets, ...], quotes: list[Quote]) -> AttributionKind:
    """Direct where all stands in quotation marks, mixed where some of it does, else indirect."""
    if not content:
        return "indirect"
    inside = overlap(content, tuple((q.start, q.end) for q in quotes))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * length(content) else "mixed"


def entry_of(found: Found, doc: Doc, lexicon: Lexicon) -> Cue | None:
    """The lexicon's entry for the cue's words: a phrase first, then the last verb that it knows."""
    if found.cue is None:
        return None
    words = doc.char_span(*found.cue, alignment_mode="expand")
    if words is None:
        return None
    text = words.text.lower()
    for name, entry in lexicon.adverbials.items():
        if text.startswith(name):
            return entry
    lemmas = [t.lemma_.lower() for t in words]
    for name, entry in lexicon.phrases.items():
        verb, _, particle = name.partition(" ")
        if verb in lemmas and particle in text.split() + [t.lower_ for t in words[-1].children]:
            return entry
    known = [lexicon.verbs[x] for x in lemmas if x in lexicon.verbs]
    return known[-1] if known else None


def manner_of(found: Found, doc: Doc, lexicon: Lexicon, text: str) -> Manner:
    """Act, certainty and negation from the cue's entry and the words of the content."""
    entry = entry_of(found, doc, lexicon)
    opening = " ".join(text[s:e] for s, e in found.content)[:OPENING]
    act: SpeechAct = entry.act if entry else "state"
    if act == "state":
        act = _act_of_content(opening, lexicon)
    if act == "state" and entry is not None and found.content and _news(found, doc):
        act = "announce"
    certainty: Certainty = entry.certainty if entry else "certain"
    if certainty == "certain":
        for level, pattern in lexicon.hedges.items():
            if pattern.search(opening):
                certainty = level
                break
    words = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    negated = words is not None and any(
        c.dep_ == "neg" for t in words for c in (*t.children, *t.head.children) if c.head in words
    )
    return Manner(act, certainty, negated)


def _act_of_content(opening: str, lexicon: Lexicon) -> SpeechAct:
    """What a plain "said" does, by what follows."""
    for act, pattern in lexicon.acts_by_word.items():
        if pattern.search(opening) and (act != "threaten" or FUTURE.search(opening)):
            return act
    if NOT_ME.match(opening.strip("“\"' ")) and not FUTURE.search(opening):
        return "deny"
    if DEMANDING.search(opening):
        return "demand"
    if FIRST_PERSON.match(opening.strip("“\"' ")):
        return "promise"
    if FUTURE.search(opening):
        return "predict"
    return "state"


def _news(found: Found, doc: Doc) -> bool:
    """Does the content tell, in the third person, of an act that was done ("rebels took the town")?  Then it announces it."""
    words = doc.char_span(*found.content[0], alignment_mode="expand")
    if words is None:
        return False
    root = words.root
    who = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or root.pos_ != "VERB" or who.pos_ == "PRON" or any(c.dep_ == "poss" for c in who.children):
        return False
    helped = {c.lower_ for c in root.children if c.dep_ in ("aux", "auxpass")}
    done = root.tag_ == "VBD" or (root.tag_ == "VBN" and helped & {"has", "have", "had", "was", "were", "been"})
    return bool(done) and not any(c.dep_ == "neg" for c in root.children)
