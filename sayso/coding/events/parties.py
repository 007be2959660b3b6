"""Which noun phrases of a sentence may be parties to an act, and what the classifier of roles looks at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.grammar import passive, path
from sayso.coding.events.lexicon import lemma_of
from sayso.reading.mentions.names import CLOCK
from sayso.reading.phrases import chunks_of, entities_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from sayso.coding.events.features import Sentence

NAMED = frozenset({"GPE", "ORG", "PERSON", "NORP", "LOC", "FAC"})
POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
#: What begins a name of its own behind a date; a body may have the date in its name ("April 6 Youth Movement").
OWNERS = frozenset({"GPE", "NORP", "PERSON", "LOC"})
#: What begins a date that counts from the report and so names nothing.
FROM_NOW = frozenset({"last", "this", "next"})
YEAR = re.compile(r"(?:19|20)\d\d")
#: Words that a subject's name may have before its head.
LONGEST = 6


class Phrase(NamedTuple):
    """A noun phrase that may be a party: its head and the tokens [first, last] that name it."""

    head: Token
    first: int
    last: int


def phrases(sentence: Span) -> list[Phrase]:
    """Candidate parties: noun phrases without trailing clauses, possessives, peoples and states as modifiers."""
    out: dict[int, Phrase] = {}
    for chunk in chunks_of(sentence):
        if chunk.root.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            out[chunk.root.i] = _trimmed(chunk)
    for entity in entities_of(sentence):
        if entity.label_ in NAMED:
            out.setdefault(entity.root.i, Phrase(entity.root, entity.start, entity.end - 1))
    for token in sentence:
        if token.dep_ == "poss" or token.lower_ in POSSESSIVES:
            first = token.i if token.pos_ == "PRON" else token.left_edge.i
            out.setdefault(token.i, Phrase(token, first, token.i))
        elif token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"} and token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            out.setdefault(token.i, Phrase(token, token.i, token.i))
    return [out[i] for i in sorted(out)]


def _trimmed(chunk: Span) -> Phrase:
    """A noun chunk from its determiner to its head; possessors inside it are phrases of their own."""
    first = chunk.start
    while first < chunk.root.i and CLOCK.fullmatch(chunk.doc[first].text):
        first += 1  # the hour of a live blog
    return Phrase(chunk.root, _dated(chunk, first), chunk.root.i)


def _dated(chunk: Span, first: int) -> int:
    """Where a noun phrase begins behind a date that the parser put into it ("last December | Sudan's army").

    A date that is part of a name stays whole: "September 11 hijackers", "April 6 Movement activists".
    """
    doc, after = chunk.doc, first
    if doc[first].ent_type_ != "DATE" or doc[first].ent_iob_ != "B":
        return first
    while after < chunk.root.i and doc[after].ent_type_ == "DATE" and (after == first or doc[after].ent_iob_ == "I"):
        after += 1
    if after == first:
        return first  # the date is all there is ("Friday")
    date, rest = doc[first:after], doc[after].ent_type_
    if len(date) == 1 and date[0].dep_ == "nummod" and not YEAR.fullmatch(date.text):
        return first  # a number before people counts them
    if date[0].lower_ in FROM_NOW and rest != "DATE":
        return after
    day = len(date) > 1 and date[-1].dep_ == "nummod" and not YEAR.fullmatch(date[-1].text)
    return after if rest in OWNERS or (rest == "ORG" and not day) else first


def subject(token: Token) -> Phrase | None:
    """The subject that an active verb has by grammar: its own, or that of the verb it is joined to or governed by."""
    at = token
    for _ in range(3):
        if at.pos_ not in {"VERB", "AUX"} or passive(at):
            return None
        for child in at.children:
            if child.dep_ == "nsubj":
                first = child.left_edge if child.pos_ in {"NOUN", "PROPN"} else child
                return Phrase(child, first.i if child.i - first.i <= LONGEST else child.i, child.i)
        if at.dep_ not in {"conj", "xcomp"}:
            return None
        at = at.head
    return None


def role_features(sentence: Sentence, anchor: Token, phrase: Phrase, kind: str) -> set[str]:
    """Features for the role of a phrase in an act: actor, recipient or none."""
    head = phrase.head
    way = path(anchor, head)
    lemma = lemma_of(anchor)
    classes = sentence.party_class(head)
    voice = "passive" if passive(anchor) else "active"
    out = {"bias", f"t:{kind}", f"hl:{lemma_of(head)}", f"hpos:{head.pos_}", f"hdep:{head.dep_}", f"t:hdep:{kind}:{head.dep_}"}
    steps = "far" if way is None else way
    out |= {f"path:{steps}", f"path:{kind}:{steps}", f"path:{voice}:{anchor.pos_}:{steps}", f"path:{lemma}:{steps}"}
    out |= {f"class:{c}" for c in classes} | {f"class:{c}:{kind}" for c in classes} | {f"path:{c}:{steps}" for c in classes}
    out |= {f"hdep:{head.dep_}:{c}" for c in classes} | {f"hdep:{head.dep_}:{c}:{kind}" for c in classes}
    side = "before" if head.i < anchor.i else "after" if head.i > anchor.i else "same"
    gap = abs(head.i - anchor.i)
    out |= {f"side:{side}", f"side:{side}:{kind}:{head.dep_}", f"gap:{side}:{min(gap // 2, 6)}"}
    out |= {f"hh:{lemma_of(head.head)}", f"hh:{head.dep_}:{lemma_of(head.head)}:{kind}"}
    if head.dep_ in {"pobj", "conj"}:
        out |= {
            f"prep:{head.head.lower_}:{kind}",
            f"prep:{head.head.lower_}:{lemma_of(head.head.head)}",
            f"prep:{head.head.lower_}:{lemma}",
        }
        out |= {f"prep:{head.head.lower_}:{c}:{kind}" for c in classes}
    if lemma_of(head.head) in {"say", "tell", "report", "add", "claim"} and head.dep_ == "nsubj":
        out |= {"speaker", f"speaker:{kind}"}
    root = sentence.span.root
    out.add(f"rootpath:{path(root, head, 2)}:{kind}")
    if way is None or steps.count("^") > 1:
        out.add(f"subject of:{_relation(anchor, head)}")
    out |= {f"mod:{c.dep_}:{c.lower_}" for c in head.children if c.dep_ in {"amod", "det", "poss", "nummod", "compound"}}
    return out


def _relation(anchor: Token, head: Token) -> str:
    """How a phrase relates to the nearest verb above the anchor of which it is a subject or object."""
    for above in list(anchor.ancestors)[:4]:
        for child in above.children:
            if child.i == head.i:
                return f"{above.pos_}:{child.dep_}:{lemma_of(above)}"
    return "none"
