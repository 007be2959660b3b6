"""Reads a report once and then answers who any stretch of it means."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.reading.coreference import Reference
from sayso.reading.mentions.apposition import person_beside
from sayso.reading.mentions.describe import Describer
from sayso.reading.mentions.entities import Entity, Sighting
from sayso.reading.mentions.focus import focus
from sayso.reading.mentions.pronouns import FIRST, PRONOUNS, antecedent, rank
from sayso.reading.mentions.speakers import speaker_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.cast import Cast
    from sayso.schema import MentionKind

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_SPEAKS_FOR = frozenset(
    {
        "spokesperson",
        "head_of_state",
        "head_of_government",
        "foreign",
        "defence",
        "leader",
        "head_of_organisation",
        "ambassador",
    }
)
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every", "no"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


class ReportReferents:
    """Answers for one report (see :class:`sayso.reading.coreference.Referents`).

    Args:
        parse: its parse.
        cast: the names found in it, with their entities.
        actors: the actor base.
        words: the vocabulary of descriptions.
        date: the report's ISO date, or None.
    """

    def __init__(self, parse: Doc, cast: Cast, actors: Actors, words: Words, date: str | None) -> None:
        self._parse = parse
        self._cast = cast
        self._actors = actors
        self._date = date
        self._words = words
        self._country = focus(cast.countries())
        self._chunks = {c.root.i: (c.start, c.end) for c in parse.noun_chunks}
        self._describer = Describer(
            actors,
            words,
            date,
            named=self._named,
            country_of=cast.country_at,
            starts={h: s for h, (s, _) in self._chunks.items()},
        )
        self._crowds: dict[str, Entity] = {}
        self._at: dict[int, Entity] = {}
        self._first: list[tuple[Token, int]] = []
        self.sightings: list[Sighting] = []
        self._read()

    @property
    def country(self) -> str | None:
        """The country that the report is about, or None."""
        return self._country

    # reading -----------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Walk through the text in order: names, descriptions and pronouns, each resolved by what came before."""
        starts = [s.start for s in self._parse.sents]
        for token in self._parse:
            sentence = bisect_right(starts, token.i) - 1
            named = self._cast.starting_at(token.i)
            if named is not None:
                entity, start, end, head = named
                self._see(entity, head, (start, end), sentence, "name")
            elif token.lower_ in FIRST and token.pos_ in {"PRON", "DET"}:
                self._first.append((token, sentence))
            elif token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"}:
                found = self._pronoun(token, sentence)
                if found is not None:
                    self._see(found, token.i, (token.idx, token.idx + len(token)), sentence, "pronoun")
            elif (token.i in self._chunks or token.dep_ == "poss") and self._cast.entity_at(token) is None:
                first, last = self._chunks.get(token.i, (token.left_edge.i, token.i + 1))
                described = self._description(token)
                if described is not None:
                    entity, form = described
                    span = self._parse[first:last]
                    self._see(entity, token.i, (span.start_char, span.end_char), sentence, form)

        for token, sentence in self._first:  # their speaker often stands behind them
            found = self._speaker(token)
            if found is not None:
                self._see(found, token.i, (token.idx, token.idx + len(token)), sentence, "pronoun")

    def _named(self, token: Token) -> Entity | None:
        """The entity that a name or a pronoun at the token means, as far as read."""
        return self._cast.entity_at(token) or (self._at.get(token.i) if token.lower_ in PRONOUNS else None)

    def _speaker(self, token: Token) -> Entity | None:
        speaker = speaker_of(token, self._at)
        return self._speaks_for(speaker) if speaker and token.lower_ in {"we", "us", "our", "ours"} else speaker

    def _see(self, entity: Entity, head: int, span: tuple[int, int], sentence: int, form: str) -> None:
        token = self._parse[head]
        entity.times += 1
        self._at[head] = entity
        self.sightings.append(Sighting(entity, head, *span, sentence, rank(token), form))

    def _pronoun(self, token: Token, sentence: int) -> Entity | None:
        if token.lower_ == "it" and token.dep_ == "expl":
            return None
        return antecedent(token, sentence, self.sightings)

    def _speaks_for(self, speaker: Entity) -> Entity:
        """The body that the "we" of a spokesperson, minister or head means; for others the speaker."""
        actor = self._actors.get(speaker.actor) if speaker.actor else None
        for role in actor.roles_on(self._date) if actor else ():
            if role.kind in _SPEAKS_FOR and role.of and (body := self._actors.get(role.of)):
                return self._crowd_entity(_reference_to(body, f"{speaker.name} speaks for it"))
        return speaker

    def _description(self, head: Token) -> tuple[Entity, str] | None:
        """The entity that a noun phrase without a name describes, and the form: description or crowd."""
        lemma = head.lemma_.lower()
        singular = head.tag_ in {"NN", "NNP"}
        titled = head.text[:1].isupper() and head.dep_ in _SUBJECTS and lemma in self._words.titles
        if singular and (self._describer.office(head) or lemma in self._words.persons or titled):
            found = self._person(head)
            if found is not None:
                return found, "description"
        again = self._again(head)
        if again is not None:
            return again, "description"
        crowd = self._describer.crowd(head, self._country)
        if crowd is not None:
            return self._crowd_entity(crowd), "crowd"
        return None

    def _person(self, head: Token) -> Entity | None:
        """Whom "the Turkish president", "the minister" or "the general" means."""
        beside = person_beside(head, self._cast.starting_at, self._named, self._words)
        if beside is not None:
            return beside
        first = self._parse[self._chunks.get(head.i, (head.left_edge.i, 0))[0]]
        if first.lower_ in _INDEFINITE or any(t.lower_ in _INDEFINITE for t in head.lefts):
            return None
        explicit = self._describer.explicit_country(head)
        definite = any(t.dep_ in {"det", "poss"} for t in head.children) or explicit is not None
        definite = definite or (head.text[:1].isupper() and head.dep_ in _SUBJECTS and head.lower_ in self._words.titles)
        if not definite:
            return None
        complement = self._describer.complement(head)
        if complement is not None and self._cast.country_at(complement) is None:
            return self._head_of(complement, head)
        held = self._describer.holder(head, explicit) if explicit else None
        if held is not None and not self._describer.of_its_own(head):
            actor, office = held
            return self._cast.people.known(actor, f"{office} on the report's date")
        return self._again_person(head, explicit)

    def _head_of(self, complement: Token, head: Token) -> Entity | None:
        """The head of the body that a complement names ("the commander of the LNA", "its chairman"), where the base has one."""
        body = self._cast.entity_at(complement) or self._at.get(complement.i)
        if body is None or body.actor is None or body.kind == "person":
            return None
        actor = self._describer.leader_of(body.actor, head)
        return self._cast.people.known(actor, f"heads {body.name} on the report's date") if actor else None

    def _again_person(self, head: Token, explicit: str | None) -> Entity | None:
        """A person of the report who is taken up again by office or title; nobody else is near enough."""
        own = {t.lemma_.lower() for t in self._describer.of_its_own(head)}
        off = self._describer.beside_office(head) - self._words.no_longer
        for sighting in reversed(self.sightings):
            entity = sighting.entity
            if entity.kind != "person" or sighting.form == "crowd" or not (own | off) <= entity.epithets:
                continue
            if self._describer.may_be(entity, head) if explicit is None else self._compatriot(entity, head, explicit):
                return entity
        return None

    def _compatriot(self, entity: Entity, head: Token, country: str) -> bool:
        """Whether "the Ghanaian diplomat" may mean a person of the report: of that country, and no office is named."""
        return entity.country == country and entity.actor is not None and self._describer.office(head) is None

    def _again(self, head: Token) -> Entity | None:
        """A body named before that "the council" or "the alliance" takes up again."""
        definite = any(t.lower_ in {"the", "this", "that"} for t in head.children) or head.text[:1].isupper()
        if head.tag_ not in {"NN", "NNP"} or not definite:
            return None
        lemma = head.lemma_.lower()
        start = self._chunks.get(head.i, (head.i, 0))[0]
        modifiers = {t.lower_ for t in self._parse[start : head.i] if t.pos_ != "DET"}
        for sighting in reversed(self.sightings):
            entity = sighting.entity
            if sighting.form != "name" or entity.kind not in {"organisation", "body", "armed_group"}:
                continue
            named = entity.name.lower().split()
            if entity.actor in self._words.again.get(lemma, ()) and (not modifiers or modifiers & set(named)):
                return entity
            if not modifiers <= set(named):
                continue
            if named[-1] == lemma or (lemma in self._words.bodies and lemma in named):
                return entity
            if (
                not modifiers
                and lemma in {"group", "organisation", "organization", "movement", "militia"}
                and entity.kind
                in {
                    "organisation",
                    "armed_group",
                }
            ):
                return entity
        return None

    def _crowd_entity(self, found: Reference) -> Entity:
        entity = self._crowds.get(found.name)
        if entity is None:
            entity = Entity(name=found.name, kind=found.kind, actor=found.actor, country=found.country, sector=found.sector,
                            plural=bool(found.plural), because=found.because)  # fmt: skip
            self._crowds[found.name] = entity
        return entity

    # answering ---------------------------------------------------------------------------------------------------------

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
        if found is not None:
            return found
        head = self._head(start, end)
        if head is None or head.lower_ in PRONOUNS or head.lower_ in _RELATIVE:
            return None
        country = self._cast.country_at(head)
        state = self._actors.get(country) if country else None
        if state is not None:
            return _reference_to(state, f"{head.text} stands for {state.name}")
        crowd = self._describer.crowd(head, self._country)
        if crowd is not None:
            return crowd
        words = self._parse.text[start:end].strip()
        for article in ("the ", "a ", "an "):
            if words.lower().startswith(article):
                words = words[len(article) :]
        country = self._describer.explicit_country(head)
        body = self._describer.body_before(head)
        if body is not None:
            return body.reference(f"{head.text} of {body.name}")
        kind: MentionKind = "unknown"
        return Reference(actor=None, name=words, kind=kind, country=country, because="described in the report's own words")

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


def _reference_to(actor: object, because: str) -> Reference:
    from sayso.knowledge.actors import Actor

    assert isinstance(actor, Actor)
    return Reference(
        actor=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector, because=because
    )
