"""What the grammar of an act's word says it is about: its complement, or the noun that a relative clause leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.grammar import MODALS
from sayso.coding.events.ifs import conditional, ifs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: Links from a word to the noun without which it says nothing, and how far behind that may stand.
BROKEN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"})
NEAR = 5
#: What a verb asks for behind it.
OBJECTS = frozenset({"dobj", "dative", "xcomp", "ccomp", "acomp", "attr", "oprd", "prt"})
#: Tags of relative pronouns for things.
RELATIVE = frozenset({"WDT", "WP"})
#: Prepositions that verbs of these acts ask for ("agreed on", "objected to"); others mostly say where and when.
ASKED = frozenset({"on", "to", "for", "with", "about", "over", "against", "upon", "at", "of"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
#: Signs beyond which no complement is taken.
STOPS = frozenset({",", ";", ":", ".", "-", "–", "—"})
#: Steps at most in which a stretch that breaks off is made whole.
STEPS = 4
#: Links of words that end no stretch.
DANGLING = frozenset({"cc", "mark"})


def whole(first: Token, last: Token) -> Token:
    """The last word of a stretch that may break off: inside a noun phrase, behind a preposition, before a verb's complement.

    "to lift | all sanctions", "the occupation of the | south", "refused to | take".
    """
    for _ in range(STEPS):
        grown = _one_more(last)
        if grown is None or grown.i <= last.i or grown.sent.start != first.sent.start:
            break
        last = grown
    return last


def _one_more(last: Token) -> Token | None:
    if last.dep_ in BROKEN or (last.dep_ == "aux" and last.lower_ == "to"):
        return last.head if last.i < last.head.i < last.i + NEAR else None
    if last.dep_ in {"prep", "agent"}:
        noun = next((c for c in last.children if c.dep_ == "pobj"), None)
        return noun if noun is not None and noun.i < last.i + NEAR else None
    if last.pos_ == "VERB":
        return _behind(last)
    return next((c for c in last.rights if c.dep_ == "nummod" and c.i == last.i + 1), None)


def cut(first: Token, last: Token) -> Token:
    """The last word of a stretch without what hangs on its end: "to leave the city | before he", "impeachment | , if"."""
    while last.i > first.i and (last.is_punct or last.dep_ in {"cc", "mark"} or _astray(first, last)):
        last = last.nbor(-1)
    return last


def _astray(first: Token, last: Token) -> bool:
    if last.dep_ == "prep" and not any(c.i > last.i for c in last.children):
        return True
    return last.dep_ in DANGLING and not first.i <= last.head.i < last.i


def listed(head: Token, last: Token) -> Token:
    """The last word of a list that begins in a stretch: "to free the captives | and to open the road"."""
    end = last
    for other in head.conjuncts:
        if other.i <= last.i or other.pos_ != head.pos_ or any(c.dep_ in SUBJECTS for c in other.children):
            continue
        if head.pos_ == "VERB" and (head.tag_ != other.tag_ or not any(c.lower_ == "to" for c in head.lefts)):
            continue
        behind = [t for t in head.doc[end.i + 1 : other.left_edge.i] if not t.is_punct and t.dep_ != "cc"]
        if behind:
            break
        borne = ifs(head.sent)
        words = [t for t in other.subtree if t.i > end.i]
        stop = next((n for n, t in enumerate(words) if t.text in {";", "("} or conditional(t, other, borne)), len(words))
        end = words[stop - 1] if stop else end
    return end


def _behind(verb: Token) -> Token | None:
    """The last word of the complements that follow a verb at once; of prepositions only one that does so itself."""
    borne = ifs(verb.sent)
    out = None
    for child in verb.rights:
        at = (verb if out is None else out).i + 1
        kinds = OBJECTS | {"prep"} if out is None else OBJECTS
        if child.left_edge.i != at or child.dep_ not in kinds or child.i in borne or _dates(child):
            break
        words = [t for t in child.subtree if t.i >= at]
        stop = next((n for n, t in enumerate(words) if t.text in STOPS or conditional(t, child, borne)), len(words))
        if not stop:
            break
        out = words[stop - 1]
        if stop < len(words):
            break
    return out


def _dates(preposition: Token) -> bool:
    """Whether a prepositional phrase only says when."""
    return preposition.dep_ == "prep" and any(c.ent_type_ in {"DATE", "TIME"} for c in preposition.children)


def governs(act: Token, verb: Token) -> bool:
    """Whether a verb bears the clause that an act's word asks for: "promised that it would", "gave its word that it would"."""
    if verb.dep_ not in {"ccomp", "acl"} or not any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.children):
        return False
    return verb.head.i == act.i or (verb.head.dep_ == "dobj" and verb.head.head.i == act.i)


def antecedent(act: Token) -> list[Token]:
    """The noun phrase that a relative clause says something about, where it is what the act is about.

    "an award | that the court never accepted", "a truce | agreed in May": the words before the clause, or none.
    """
    for verb in _upwards(act):
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and not _filled(act) and not any(_finite(c) for c in verb.children):
            return _before(verb)
        if verb.dep_ == "relcl":
            pronouns = [t for t in verb.subtree if t.i < act.i and t.tag_ in RELATIVE and t.dep_ != "mark"]
            missing = not pronouns and not _filled(act) and any(c.dep_ == "nsubj" for c in verb.children)
            meant = any(t.dep_ in {"dobj", "nsubjpass"} and t.head.i in {act.i, verb.i} for t in pronouns[:1])
            return _before(verb) if missing or meant else []
    return []


def _finite(child: Token) -> bool:
    return child.dep_ in SUBJECTS | {"aux", "auxpass", "mark"}


def _upwards(act: Token) -> Iterator[Token]:
    """The act's word and what carries it ("has refused to accept")."""
    yield act
    at = act
    while at.dep_ == "xcomp" and at.head.i != at.i:
        at = at.head
        yield at


def _filled(verb: Token) -> bool:
    """Whether a verb has its complement: an object, a clause, or what a preposition of its own brings."""
    return any(c.dep_ in OBJECTS - {"prt"} or (c.dep_ == "prep" and c.lower_ in ASKED and not _dates(c)) for c in verb.children)


def _before(clause: Token) -> list[Token]:
    """The noun phrase before a clause, without other clauses: things, no names of people and no days."""
    noun = clause.head
    if noun.pos_ != "NOUN" or noun.ent_type_ in {"DATE", "TIME", "PERSON"}:
        return []
    inner = [t.left_edge.i for t in noun.subtree if t.dep_ in {"relcl", "acl"} and t.i > noun.i]
    words = [t for t in noun.subtree if t.i < min(inner, default=clause.left_edge.i) and not t.is_space]
    while words and words[-1].is_punct:
        words.pop()
    while words and words[0].is_punct:
        words = words[1:]
    return words if noun in words else []
