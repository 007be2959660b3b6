"""What only looks like politics or war by its words: a private person's deed, a match, setting out on a journey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of, read_words
from sayso.coding.events.sides import ARMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.resolve import Found

#: "3-1", "21:17", "6-4 6-3"; more than two figures a side is no score.
SCORE = re.compile(r"\d{1,2}\s?[-–:]\s?\d{1,2}(?![\d-])")
#: What "left for" may be taken for.
LEAVING = frozenset({"RETREAT", "SANCTION"})
#: Types whose words private people's deeds share.
ROUGH = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION"})
#: Who is there because of a crime, not of politics.
LAW = frozenset({"COP", "JUD"})
HALVES = frozenset({"a.m.", "p.m.", "am", "pm"})
OWN = frozenset({"his", "her", "their", "its"})


class Private:
    """Tells acts of private people, and matches, from acts that count."""

    def __init__(self) -> None:
        data = read_words("private.yaml")
        self._persons = frozenset(data["persons"])
        self._things = frozenset(data["things"])
        self._carriers = frozenset(data["carriers"])
        self._victories = frozenset(data["victories"])

    def __call__(self, token: Token, kind: str, found: Sequence[Found]) -> bool:
        """Whether an act is a private person's or a match.

        Args:
            token: the word that bears it.
            kind: its type.
            found: the parties of its sentence.
        """
        private = self._match(token, found) or (kind in ROUGH and self._deed(token, found))
        return private or (kind in LEAVING and self._journey(token))

    def _journey(self, token: Token) -> bool:
        """Whether one person, or a ship or plane, merely sets out for somewhere ("left Washington for Tokyo")."""
        if lemma_of(token) not in {"leave", "depart"} or not any(
            c.dep_ == "prep" and c.lower_ == "for" for c in token.children
        ):
            return False
        who = _doer(token)
        return who is not None and (who.ent_type_ == "PERSON" or lemma_of(who) in self._carriers)

    def _match(self, token: Token, found: Sequence[Found]) -> bool:
        """Whether the word tells who won by what score ("beat France 3-1"): who wins by force of arms wins no match."""
        if lemma_of(token) not in self._victories or any(who.party.sector in ARMED for who in found):
            return False
        start, text = token.idx, token.doc[token.i : token.sent.end].text
        spans = [(start + m.start(), start + m.end()) for m in SCORE.finditer(text)]
        verbs = [token, *(c for c in token.children if c.dep_ in {"advcl", "xcomp"} and lemma_of(c) in self._victories)]
        return any(_score(verb, begin, end) for verb in verbs for begin, end in spans)

    def _deed(self, token: Token, found: Sequence[Found]) -> bool:
        """Whether somebody who acts for himself alone acts against somebody or something as private, or is held for it."""
        if any(_public(who) for who in found):
            return False
        held = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if held is not None:
            return self._nobody(held) and any(self._harms(t) for t in token.sent if t.pos_ == "VERB" and t.i != token.i)
        return self._harms(token)

    def _harms(self, token: Token) -> bool:
        doer = _doer(_verb(token))
        harmed = [t for t in _objects(token) if t.pos_ in {"NOUN", "PROPN"}]
        return doer is not None and self._nobody(doer) and bool(harmed) and all(self._theirs(t) for t in harmed)

    def _nobody(self, doer: Token) -> bool:
        if doer.pos_ == "PRON":
            return doer.lower_ in {"he", "she"}
        return lemma_of(doer) in self._persons

    def _theirs(self, noun: Token) -> bool:
        return lemma_of(noun) in self._things | self._persons or any(
            c.dep_ == "poss" and (c.lower_ in OWN or lemma_of(c) in self._persons) for c in noun.children
        )


def _score(verb: Token, start: int, end: int) -> bool:
    """Whether numbers are a score: right after the loser or "by" ("beat France (by) 3-1"), and they count or time nothing."""
    words = verb.doc.char_span(start, end)
    if words is None or words.start < 1:
        return False
    before, after = words[0].nbor(-1), words[-1].nbor() if words.end < len(verb.doc) else None
    if before.lower_ == "by" and ":" not in words.text:
        before = before.nbor(-1)
    loser = any(c.dep_ == "dobj" and (before.i == c.i or c.is_ancestor(before)) for c in verb.children)
    counts = after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"} and not after.lower_.endswith("day")
    return loser and not counts and (after is None or after.lower_ not in HALVES)


def _public(who: Found) -> bool:
    """Whether somebody of a sentence makes it one of politics: a known party, or one in arms or office that isn't the law's."""
    if who.kind in {"pronoun", "person"} and who.party.actor is None and who.party.sector is None:
        return False
    return (who.party.actor is not None or who.party.sector not in {None, "CVL"}) and who.party.sector not in LAW


def _verb(token: Token) -> Token:
    """The verb of an act: its own or the one whose object it is."""
    return token.head if token.pos_ == "NOUN" and token.dep_ == "dobj" else token


def _doer(verb: Token) -> Token | None:
    """A verb's subject, or that of the verb it is joined to."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return _doer(verb.head) if own is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB" else own


def _objects(token: Token) -> list[Token]:
    """What a verb is done to: its object, and what stands after "to", "on", "against", "with" ("set fire to his car")."""
    verb = _verb(token)
    out = [c for c in verb.children if c.dep_ == "dobj"]
    over = [verb, *out]
    out += [
        g for v in over for c in v.children if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "on", "against"}
        for g in c.children if g.dep_ == "pobj"
    ]  # fmt: skip
    return [t for t in out if lemma_of(t) not in {"fire", "blow", "shot"}]
