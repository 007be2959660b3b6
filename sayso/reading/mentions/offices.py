"""Offices told by their words ("the Turkish president", "the commander of the LNA"), and who holds them on the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.actors.names import skeleton
from sayso.reading.coreference import Reference
from sayso.reading.mentions.state_bodies import country_behind
from sayso.reading.mentions.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor
    from sayso.knowledge.actors.records import OfficeKind
    from sayso.knowledge.actors.words import OfficeWords
    from sayso.reading.mentions.entities import Entity

#: Why a party is called as it is, where nothing else is known of it.
OWN_WORDS = "described in the report's own words"
_HEADS: tuple[OfficeKind, ...] = ("leader", "head_of_organisation", "head_of_government", "military", "parliament")
#: Words that any head of a body may be called, by what the office's own title says.
_TITLES_OF_HEADS = ("head", "leader", "chief", "chairman", "commander", "president", "director", "secretary")
_LIKE = {skeleton(said): frozenset(skeleton(t) for t in _TITLES_OF_HEADS) for said in ("head", "leader", "chief")} | {
    skeleton("commander"): frozenset({skeleton("commander-in-chief"), skeleton("commander")})
}


class Offices(Wording):
    """Reads offices against the actor base on the report's date.

    Second of the chain Wording, Offices, Owned, Describer.
    """

    def office(self, head: Token) -> OfficeWords | None:
        """The office that a head noun and the words before it name ("foreign minister"), longest first."""
        if head.lower_ not in self.words.office_nouns:
            return None
        for length in (4, 3, 2, 1):
            first = head.i - length + 1
            if first < 0:
                continue
            phrase = " ".join(t.lower_ for t in head.doc[first : head.i + 1]).replace(" - ", "-")
            for form in (phrase, phrase.removesuffix("s")):
                if form in self.words.offices:
                    return self.words.offices[form]
        after = " ".join(t.lower_ for t in head.doc[head.i : head.i + 4])
        return next((o for w, o in self.words.offices.items() if " of " in w and after.startswith(w)), None)

    def beside_office(self, head: Token) -> frozenset[str]:
        """Words before an office that make it another one ("vice president") or one no longer held ("former minister")."""
        start = self._starts.get(head.i, head.left_edge.i)
        return frozenset(t.lower_ for t in head.doc[start : head.i]) & (self.words.not_in_office | self.words.no_longer)

    def of_its_own(self, head: Token) -> list[Token]:
        """Nouns before an office that say which it is and name no country ("the party leader", "the rebel commander")."""
        office = self.office(head)
        return [
            t for t in head.lefts
            if t.dep_ in {"compound", "nmod"} and not self._country_of(t) and not (office and self._inside_office(t, head))
        ]  # fmt: skip

    def _inside_office(self, token: Token, head: Token) -> bool:
        phrase = " ".join(t.lower_ for t in head.doc[token.i : head.i + 1]).replace(" - ", "-")
        return phrase in self.words.offices or phrase in self.words.persons

    def holder(self, head: Token, country: str | None) -> tuple[Actor, str] | None:
        """The person in the office described at a head noun, on the date, with the office's words; None if it is contested."""
        office = self.office(head)
        if office is None or country is None or self.beside_office(head):
            return None
        word = skeleton(head.lemma_.lower())
        held_by_kind = [h for kind in office.kinds if (h := self._actors.holders(country, kind, self._date))]
        # Iran's president is not its head of state: the office's own title goes before its kind.
        called = [fit for held in held_by_kind if (fit := [(r, a) for r, a in held if self._office_says(r.office, word)])]
        for held in (called or held_by_kind)[:1]:
            people = list(dict.fromkeys(a.id for _, a in held))
            if len(people) > 1 and (held[0][0].start == held[1][0].start or any(r.contested for r, _ in held)):
                return None
            return held[0][1], held[0][0].office
        return None

    def leader_of(self, body: str, head: Token) -> Actor | None:
        """Who leads a body on the date in the office described ("the commander of the LNA"); None if several may be meant."""
        if self.beside_office(head):
            return None
        for kind in _HEADS:
            held = {a.id: a for _, a in self._actors.holders(body, kind, self._date)}
            if held:
                word = skeleton(head.lemma_.lower())
                fit = [
                    a
                    for a in held.values()
                    if any(self._office_says(r.office, word) for r in a.roles_on(self._date) if r.of == body)
                ]
                return fit[0] if len(fit) == 1 else None
        return None

    @staticmethod
    def _office_says(office: str, word: str) -> bool:
        return any(skeleton(w) in {word, *_LIKE.get(word, ())} for w in office.lower().replace("-", " ").split())

    def may_be(self, entity: Entity, head: Token) -> bool:
        """Whether a person of the report may be meant by a description without a country ("the president", "the general").

        Known people by the offices that they hold on the date; all by the titles that the report gives them.
        """
        actor = self._actors.get(entity.actor) if entity.actor else None
        office = self.office(head)
        roles = actor.roles_on(self._date) if actor and self._date else ()
        held = self.holds(entity, head)
        past = self.beside_office(head) & self.words.no_longer
        if office is not None and roles and not past:
            return held
        if held:
            return False
        word = skeleton(head.lemma_.lower())
        return any(skeleton(title) == word for title in entity.titles)

    def holds(self, entity: Entity, head: Token) -> bool:
        """Whether a known person holds, on the date, an office of the sort that the words at a head name."""
        actor = self._actors.get(entity.actor) if entity.actor else None
        office = self.office(head)
        roles = actor.roles_on(self._date) if actor and self._date else ()
        return office is not None and any(r.kind in office.kinds for r in roles)

    def one(self, head: Token, country: str | None) -> Reference:
        """An unknown person, called by the report's own words, with the country's adjective where they name none."""
        words = self._words_of(head)
        of_something = any(c.dep_ == "prep" and c.i > head.i for c in head.children)  # "the leader of a hill party"
        named = of_something or self.explicit_country(head) is not None or any(c.isupper() for c in words)
        office = self.office(head)
        called = words if named or office is None or not country else f"{self._adjective(country)} {words}"
        name = self.title(head, country) or called
        return Reference(
            actor=None, name=name, kind="person", country=country, plural=False, because=OWN_WORDS,
            sector=office.sector if office else self.words.persons.get(head.lemma_.lower()),
        )  # fmt: skip

    def title(self, head: Token, country: str | None) -> str | None:
        """``President of Iran`` for "the Iranian president" of whom no name is known; None where the noun is no such office."""
        behind, end = self._behind(head)
        if head.lemma_.lower() not in (self.words.office_heads if behind in self.words.of_the_state else self.words.of_state):
            return None
        complement = self.complement(head)
        of_other = complement is not None and complement.dep_ != "poss" and self._country_of(complement) is None
        if (of_other and not behind) or (head.lemma_.lower() != "minister" and self.of_its_own(head)):
            return None  # "the president of the Confederation", "the university president"
        if behind and head.doc[end + 1 : end + 2].text in {"of", "for", "in"}:
            country = country_behind(head.doc[end], self._country_of)
        state = self._actors.get(country) if country else None
        if state is None:
            return None
        words = [t for t in self._own_words(head) if not self._country_of(t) and t.tag_ != "POS" and not t.is_punct]
        others = [t for t in words if t.i != head.i]
        if any(
            t.dep_ not in {"compound", "amod", "nmod"} or (t.is_title and t.lower_ not in self.words.office_words)
            for t in others
        ):
            return None  # a country or a people that is not known
        told = " ".join(t.text if t.text.isupper() else t.text.capitalize() for t in words)
        return f"{told} {capitalised(behind)} of {state.name}" if behind else f"{told} of {state.name}"

    def _behind(self, head: Token) -> tuple[str, int]:
        """The field or the state that an office names behind it ("of the interior"), in small letters, and its last token."""
        said: list[str] = []
        for token in head.doc[head.i + 1 : head.i + 5]:
            if (
                token.is_space
                or (said and token.pos_ not in {"DET", "NOUN", "PROPN", "ADJ"})
                or (not said and token.lower_ != "of")
            ):
                break
            said.append(token.lower_)
            words = " ".join(said)
            nouns = token.i + 1 < len(token.doc) and token.nbor().pos_ in {"NOUN", "PROPN"} and not token.nbor().is_title
            if (
                words in self.words.of_the_state or words.removeprefix("of ").removeprefix("the ") in self.words.portfolios
            ) and not nouns:
                return words, token.i
        return "", head.i


def capitalised(words: str) -> str:
    """Words as an office has them: "of the Interior"."""
    return " ".join(w if w in {"of", "the", "and"} else w.capitalize() for w in words.split())
