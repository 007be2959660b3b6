"""Reads a report once and then answers who any stretch of it means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.reading.coreference import Reference
from sayso.reading.mentions.counterparts import COUNTERPARTS, office_of
from sayso.reading.mentions.entities import reference_to
from sayso.reading.mentions.offices import OWN_WORDS
from sayso.reading.mentions.pronouns import PRONOUNS
from sayso.reading.mentions.walk import Walk
from sayso.reading.mentions.whose import accredited, envoy_called
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token


_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


class ReportReferents(Walk):
    """Answers for one report (see :class:`sayso.reading.coreference.Referents`).

    Last of the chain SoFar, Persons, Walk, ReportReferents.
    """

    def title(self, start: int, end: int, *, named: bool = False) -> str | None:
        """An office described without its holder's name, with its state; None for other phrases.

        With ``named``, None too where the phrase does not name the state itself.
        """
        head = self._head(start, end)
        if head is None:
            return None
        if head.lemma_.lower() in COUNTERPARTS and (equal := self._at.get(head.i)) is not None:
            actor = self._actors.get(equal.actor) if equal.actor else None
            called = equal.name if equal is self._crowds.get(equal.name) else None
            return office_of(actor, equal.country, self._actors, self._date) if actor else called
        sent = accredited(head, self._words, self._holder, self._cast.country_at)
        if sent is not None:
            return envoy_called(head, sent, self._actors)
        return self._describer.title(head, self._describer.explicit_country(head) or (None if named else self._country))

    def called(self, start: int, end: int) -> str | None:
        """A description without a name of its own, with the name of whose it is ("lawyers of Ann Doe"), or None."""
        head = self._head(start, end)
        if head is None or head.pos_ not in {"NOUN", "PROPN"} or self._cast.entity_at(head) is not None:
            return None
        return self._whose(head)

    def resolve(self, start: int, end: int) -> Reference | None:
        """Who a name, pronoun or description means, or None."""
        head = self._head(start, end)
        if head is None:
            return None
        entity = self._cast.entity_at(head) or self._at.get(head.i)
        if entity is not None:
            return entity.reference()
        if head.lower_ in _RELATIVE and head.tag_ in {"WP", "WDT", "WP$"}:
            clause = head
            while clause.dep_ not in {"relcl", "ROOT"} and clause.head.i != clause.i:
                clause = clause.head
            noun = clause.head
            return self.resolve(noun.idx, noun.idx + len(noun)) if clause.dep_ == "relcl" else None
        return None

    def party(self, start: int, end: int) -> Reference | None:
        """Who a noun phrase means as a party of an event."""
        found = self._outer_name(start, end) or self.resolve(start, end)
        head = self._head(start, end)
        if head is None or head.lower_ in PRONOUNS or head.lower_ in _RELATIVE or (found and found.because != OWN_WORDS):
            return found
        return self._state(head) or self._describer.crowd(head, self._country) or self._in_words(head, start, end, found)

    def _state(self, head: Token) -> Reference | None:
        """The state that a word stands for, or None."""
        country = self._cast.country_at(head)
        state = self._actors.get(country) if country else None
        return reference_to(state, f"{head.text} stands for {state.name}") if state is not None else None

    def _in_words(self, head: Token, start: int, end: int, found: Reference | None) -> Reference:
        """A party called by the report's own words, with what they tell of it; ``found`` is an unknown person."""
        words = text_of(self._parse)[start:end].strip()
        for article in ("the ", "a ", "an "):
            if words.lower().startswith(article):
                words = words[len(article) :]
        words = self._whose(head) or words
        country = self._describer.explicit_country(head)
        body = self._describer.body_before(head)
        if body is not None:
            return body.reference(f"{head.text} of {body.name}")
        if found is not None:
            return replace(found, name=words) if any(t.dep_ == "prep" for t in head.children) else found
        owner = next((t for t in head.lefts if t.dep_ == "poss" and self._cast.country_at(t)), None)
        if owner is not None and head.pos_ == "PROPN" and all(t.pos_ in {"PROPN", "PART"} for t in head.lefts):
            own = self._parse[owner.right_edge.i + 1 : head.i + 1].text  # "Denmark's Maersk" is Maersk
            words = own if all(w[:1].isupper() for w in own.split()) else words
        return Reference(actor=None, name=words, kind="unknown", country=country, because=OWN_WORDS)

    def _outer_name(self, start: int, end: int) -> Reference | None:
        """The person or body whose name ends the phrase after its description ("the rebel Free Syrian Army"), or begins it
        before one ("Aref Ali Nayed, the envoy").
        """  # noqa: D205 - one sentence
        span = self._parse.char_span(start, end, alignment_mode="expand")
        tokens = [t for t in span if not t.is_space and t.text not in {"'s", "\u2019s"}] if span is not None else []
        if not tokens:
            return None
        last = self._cast.entity_at(tokens[-1])
        first = self._cast.entity_at(tokens[0])
        if last is not None and last.kind not in {"state", "crowd"}:
            inside = [t for t in tokens if self._cast.entity_at(t) is not last]
            while inside and inside[-1].lower_.strip(".") in self._words.titles:  # "of President X" is linked by "of"
                inside.pop()
            linked = inside and inside[-1].pos_ in {"ADP", "PART", "CCONJ", "VERB"} and inside[-1].lower_ != "called"
            if not linked and (last.kind == "person" or all(self._cast.entity_at(t) is None for t in inside)):
                return last.reference()
        if first is not None and first.kind == "person":
            after = [t for t in tokens if self._cast.entity_at(t) is not first]
            if after and after[0].text == ",":
                return first.reference()
        return None

    def _head(self, start: int, end: int) -> Token | None:
        """The head word of a stretch of text."""
        span = self._parse.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        tokens = [t for t in span if not t.is_space and not t.is_punct]
        if not tokens:
            return None
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
        nouns = [t for t in tops if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}]
        head = (nouns or tops or tokens)[0]
        if head.lemma_.lower() in self._words.quantities or head.pos_ == "NUM":
            for prep in (c for c in head.children if c.lower_ == "of" and c.i in inside):
                counted = next((c for c in prep.children if c.dep_ == "pobj"), None)
                if counted is not None:
                    return counted
        return head
