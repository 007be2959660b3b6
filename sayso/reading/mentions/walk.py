"""A walk through a report: its names, descriptions and pronouns in order, each resolved by what came before."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.mentions.apposition import person_beside
from sayso.reading.mentions.entities import Entity, reference_to
from sayso.reading.mentions.interviewee import spoken, within
from sayso.reading.mentions.pairs import coordinated, pair, together
from sayso.reading.mentions.persons import SUBJECTS, Persons
from sayso.reading.mentions.pronouns import FIRST, HE, PRONOUNS, SHE, antecedent
from sayso.reading.mentions.somebody import MOUTHPIECES, is_somebody
from sayso.reading.mentions.speakers import speaker_of, spoken_of
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.coreference import Reference
    from sayso.reading.turns import Turn


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
_WORLDWIDE = listed("actors/words", "worldwide")
_GROUPS = listed("actors/words", "groups")
_OF_REPORT = frozenset({"the", "this", "his", "her", "their", "our"})


class Walk(Persons):
    """Sees who is mentioned where.

    Third of the chain SoFar, Persons, Walk, ReportReferents.
    """

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

    def _speaker(self, token: Token) -> Entity | None:
        turn = within(token.idx, self.turns)
        speaker = turn[1] if turn is not None and not turn[0].asks else speaker_of(token, self._at)
        return self._speaks_for(speaker) if speaker and token.lower_ in {"we", "us", "our", "ours"} else speaker

    def _pronoun(self, token: Token, sentence: int) -> Entity | None:
        if token.lower_ == "it" and token.dep_ == "expl":
            return None
        if token.lower_ == "they" and (several := coordinated(token, self.sightings)):
            both = together(several, self._crowds)
            return self._crowds.setdefault(both.name, both)
        seen = spoken_of(token, self.sightings) if token.lower_ in HE | SHE else self.sightings
        return antecedent(token, sentence, seen)

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
        titled = head.text[:1].isupper() and head.dep_ in SUBJECTS and lemma in self._words.titles
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

    @property
    def spoken(self) -> list[tuple[Turn, Reference]]:
        """The turns of an interview or transcript and the posts, with who speaks in each."""
        return [(turn, who.reference()) for turn, who in self.turns]
