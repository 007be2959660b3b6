"""Reads a report once and then answers who any stretch of it means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.reading.coreference import Reference
from sayso.reading.mentions.apposition import person_beside
from sayso.reading.mentions.counterparts import COUNTERPARTS, counterpart, office_of
from sayso.reading.mentions.describe import Describer
from sayso.reading.mentions.entities import Entity, Sighting, reference_to
from sayso.reading.mentions.focus import focus
from sayso.reading.mentions.interviewee import spoken, within
from sayso.reading.mentions.offices import OWN_WORDS
from sayso.reading.mentions.pairs import pair, together
from sayso.reading.mentions.pronouns import FIRST, PRONOUNS, antecedent, rank
from sayso.reading.mentions.somebody import JOURNALISTS, MOUTHPIECES, is_somebody
from sayso.reading.mentions.speakers import speaker_of
from sayso.reading.mentions.whose import accredited, envoy_called, envoy_known, with_holder
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors import Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.cast import Cast
    from sayso.reading.turns import Turn

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
#: Adjectives that say of what sort a body is, not which.
_WORLDWIDE = frozenset({"regional", "continental", "international", "global", "pan-african", "intergovernmental"})
_GROUPS = frozenset({"group", "organisation", "organization", "movement", "militia"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every", "no"})
_OF_REPORT = frozenset({"the", "this", "his", "her", "their", "our"})
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
        self.turns: list[tuple[Turn, Entity]] = []
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
                equal = self._counterpart(token)
                described = (equal, "description") if equal is not None else self._description(token, sentence)
                if described is not None:
                    entity, form = described
                    span = self._parse[first:last]
                    self._see(entity, token.i, (span.start_char, span.end_char), sentence, form)

        self.turns = spoken(self._parse, text_of(self._parse), self.sightings, self._cast.entity_at)
        for token, sentence in self._first:  # their speaker often stands behind them
            found = self._speaker(token)
            if found is not None:
                self._see(found, token.i, (token.idx, token.idx + len(token)), sentence, "pronoun")

    def _named(self, token: Token) -> Entity | None:
        """The entity that a name or a pronoun at the token means, as far as read."""
        return self._cast.entity_at(token) or (self._at.get(token.i) if token.lower_ in PRONOUNS else None)

    def _speaker(self, token: Token) -> Entity | None:
        turn = within(token.idx, self.turns)
        speaker = turn[1] if turn is not None and not turn[0].asks else speaker_of(token, self._at)
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
                return self._crowd_entity(reference_to(body, f"{speaker.name} speaks for it"))
        if actor is None and speaker.of is not None and speaker.of.kind != "media" and speaker.titles & MOUTHPIECES:
            return speaker.of
        if actor is None and speaker.kind in {"person", "crowd"} and speaker.country and not speaker.plural:
            side = speaker.country if speaker.sector == "GOV" else f"{speaker.country}.{speaker.sector}"
            state = self._actors.get(side) if speaker.sector in {"GOV", "MIL", "COP"} else None
            if state is not None:
                return self._crowd_entity(reference_to(state, f"{speaker.name} speaks for it"))
        return speaker

    def _description(self, head: Token, sentence: int) -> tuple[Entity, str] | None:
        """The entity that a noun phrase without a name describes, and the form: description or crowd."""
        lemma = head.lemma_.lower()
        singular = head.tag_ in {"NN", "NNP"}
        several = self._pair(head, sentence)
        if several is not None:
            return several, "crowd"
        titled = head.text[:1].isupper() and head.dep_ in _SUBJECTS and lemma in self._words.titles
        if singular and (self._describer.office(head) or lemma in self._words.persons or titled):
            found = self._person(head)
            if found is not None:
                return found, "description"
        again = self._again(head)
        if again is not None:
            return again, "description"
        crowd = self._own_country(head, singular=singular) or self._describer.crowd(head, self._country)
        if crowd is None and singular and is_somebody(head, self._describer):
            beside = person_beside(head, self._cast.starting_at, self._named, self._words)
            if beside is not None:
                return beside, "description"
            explicit = self._describer.explicit_country(head)
            crowd = self._describer.one(head, explicit or (self._country if self._describer.office(head) else None))
        if crowd is None:
            return None
        entity = self._crowd_entity(self._with_holder(head, crowd))
        if singular:
            entity.gender = entity.gender or self._words.gender(lemma)
        return entity, "crowd"

    def _own_country(self, head: Token, *, singular: bool) -> Reference | None:
        """The report's country, where "the country" or "our nation" means it."""
        own = self._actors.get(self._country) if self._country else None
        means = singular and head.lemma_.lower() in {"country", "nation"} and any(t.lower_ in _OF_REPORT for t in head.lefts)
        return reference_to(own, "the country of the report") if own is not None and means else None

    def _pair(self, head: Token, sentence: int) -> Entity | None:
        """Whom "the two governments" means: both as one; None for other nouns."""
        members = pair(head, sentence, self.sightings, country_of=self._cast.country_at, actors=self._actors)
        if members is None:
            return None
        if not members:  # not the government of the report's country alone
            return self._crowd_entity(self._describer.several(head))
        both = together(members, self._crowds)
        return self._crowds.setdefault(both.name, both)

    def _with_holder(self, head: Token, found: Reference) -> Reference:
        """Somebody called by the report's own words, with the name of whose he is ("spokeswoman of Norway")."""
        name = self._whose(head) if found.actor is None else None
        return replace(found, name=name) if name and found.name in self._describer.own_words(head) else found

    def _whose(self, head: Token) -> str | None:
        first = self._chunks.get(head.i, (head.left_edge.i, 0))[0]
        return with_holder(head, first, self._named_holder, self._cast.country_at, self._words)

    def _named_holder(self, token: Token) -> Entity | None:
        """Whom a possessor means, where the report names him."""
        found = self._holder(token)
        return (
            found if found is not None and (found.actor is not None or any(e is found for _, e in self._cast.names)) else None
        )

    def _holder(self, token: Token) -> Entity | None:
        return self._cast.entity_at(token) or self._at.get(token.i)

    def _envoy(self, head: Token) -> Entity | None:
        """Whom "its U.N. envoy" means: the one whom the base has, else one called by his office."""
        sent = accredited(head, self._words, self._holder, self._cast.country_at)
        if sent is None:
            return None
        actor = envoy_known(sent, self._actors, self._date)
        if actor is not None:
            return self._cast.people.known(actor, f"envoy to {sent.to.name} on the report's date")
        name = envoy_called(head, sent, self._actors)
        if name is None:
            return None
        because = "described in the report"
        return self._crowd_entity(
            Reference(actor=None, name=name, kind="person", country=sent.state, sector="GOV", plural=False, because=because)
        )

    def _person(self, head: Token) -> Entity | None:
        """Whom "the Turkish president", "the minister" or "the general" means."""
        sure = person_beside(head, self._cast.starting_at, self._named, self._words) or self._envoy(head)
        if sure is not None:
            return sure
        first = self._parse[self._chunks.get(head.i, (head.left_edge.i, 0))[0]]
        explicit = self._describer.explicit_country(head)
        if first.lower_ in _INDEFINITE or any(t.lower_ in _INDEFINITE for t in head.lefts):
            return self._introduced_later(head, explicit)
        definite = any(t.dep_ in {"det", "poss"} for t in head.children) or explicit is not None
        definite = definite or (head.text[:1].isupper() and head.dep_ in _SUBJECTS and head.lower_ in self._words.titles)
        if not definite:
            return None
        if any(t.lower_ == "our" for t in head.lefts):
            return self._own_correspondent(head)
        complement = self._describer.complement(head)
        if complement is not None and self._cast.country_at(complement) is None:
            owner = self._named(complement)
            if owner is None or owner.kind != "state":
                return self._head_of(complement, head) or self._introduced_later(head, explicit)
            explicit = owner.country
        return self._in_office(head, explicit)

    def _counterpart(self, head: Token) -> Entity | None:
        """Whom "his German counterpart" means."""
        if head.lemma_.lower() not in COUNTERPARTS or head.tag_ not in {"NN", "NNP"}:
            return None
        beside = person_beside(head, self._cast.starting_at, self._named, self._words)
        if beside is not None:
            return beside
        explicit = self._describer.explicit_country(head)
        owner = next((self._named(t) for t in head.children if t.dep_ == "poss"), None)
        if owner is None or explicit is None:
            return None
        found = counterpart(owner, explicit, self._actors, self._words, self._date)
        if found is None:
            return None
        if isinstance(found, Reference):
            return self._crowd_entity(found)
        return self._cast.people.known(found, f"{owner.name}'s counterpart on the report's date")

    def _in_office(self, head: Token, explicit: str | None) -> Entity | None:
        """Who holds the office, or bears the title, that a definite description names."""
        held = self._describer.holder(head, explicit) if explicit else None
        if held is not None and not self._describer.of_its_own(head):
            actor, office = held
            return self._cast.people.known(actor, f"{office} on the report's date")
        return self._again_person(head, explicit) or self._introduced_later(head, explicit) or self._leader(head, explicit)

    def _introduced_later(self, head: Token, explicit: str | None) -> Entity | None:
        """Who is named further on with the words of this description ("An NTC spokesman said ..." before the name).

        Only where the words say more than the office, and one person alone bears them.
        """
        start = self._chunks.get(head.i, (head.i, 0))[0]
        own = [t for t in self._parse[start : head.i] if t.pos_ in {"NOUN", "PROPN"} and not self._cast.country_at(t)]
        if not own and explicit is None:
            return None
        word, found = head.lemma_.lower(), {}
        for name, entity in self._cast.names:
            if name.start < head.idx or entity.kind != "person" or word not in entity.titles:
                continue
            if explicit is not None and entity.country != explicit:
                continue
            if all(t.lemma_.lower() in entity.epithets or self._cast.entity_at(t) is entity.of is not None for t in own):
                found[id(entity)] = entity
        return next(iter(found.values())) if len(found) == 1 else None

    def _own_correspondent(self, head: Token) -> Entity | None:
        """Whom "our correspondent" means: the journalist named nearest before, else the only one in the report."""
        if head.lemma_.lower() not in JOURNALISTS:
            return None
        named = [
            (n.start, e) for n, e in self._cast.names
            if e.kind == "person" and (e.titles & JOURNALISTS or (e.of is not None and e.of.kind == "media"))
        ]  # fmt: skip
        before = [e for start, e in named if start < head.idx]
        if before:
            return before[-1]
        return named[0][1] if len({id(e) for _, e in named}) == 1 else None

    def _leader(self, head: Token, explicit: str | None) -> Entity | None:
        """Who holds the highest offices of the report's country, where "the president" stands alone."""
        office = self._describer.office(head)
        if office is None or explicit is not None or office.kinds not in {("head_of_state",), ("head_of_government",)}:
            return None
        start, word = self._chunks.get(head.i, (head.i, 0))[0], head.lemma_.lower()
        if self._describer.complement(head) is not None or any(t.pos_ == "ADJ" for t in self._parse[start : head.i]):
            return None
        held = self._describer.holder(head, self._country) if not self._describer.of_its_own(head) else None
        if held is None or not {word, {"premier": "prime"}.get(word)} & set(held[1].lower().split()):
            return None  # "the chancellor" is no prime minister
        return self._cast.people.known(held[0], f"{held[1]} on the report's date; its country is the report's")

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
        people = [s.entity for s in reversed(self.sightings) if s.entity.kind == "person" and s.form != "crowd"]
        holders = [e for e in people if explicit is None and not off and self._describer.holds(e, head)]
        for entity in (*holders, *people):
            if not (own | off) <= entity.epithets:
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
        modifiers = {t.lower_ for t in self._parse[start : head.i] if t.pos_ != "DET"} - _WORLDWIDE
        for sighting in reversed(self.sightings):
            entity = sighting.entity
            if sighting.form != "name" or entity.kind not in {"organisation", "body", "armed_group"}:
                continue
            named = entity.name.lower().split()
            if entity.actor in self._words.again.get(lemma, ()) and (not modifiers or modifiers & set(named)):
                return entity
            if entity.kind == "armed_group" and lemma in _GROUPS and modifiers <= self._words.armed:
                return entity
            if not modifiers <= set(named):
                continue
            if named[-1] == lemma or (lemma in self._words.bodies and lemma in named):
                return entity
            if not modifiers and lemma in _GROUPS and entity.kind in {"organisation", "armed_group"}:
                return entity
        return None

    def _crowd_entity(self, found: Reference) -> Entity:
        entity = self._crowds.get(found.name)
        if entity is None:
            entity = Entity(name=found.name, kind=found.kind, actor=found.actor, country=found.country, sector=found.sector,
                            plural=bool(found.plural), because=found.because)  # fmt: skip
            self._crowds[found.name] = entity
        return entity

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

    @property
    def spoken(self) -> list[tuple[Turn, Reference]]:
        """The turns of an interview or transcript and the posts, with who speaks in each."""
        return [(turn, who.reference()) for turn, who in self.turns]

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
