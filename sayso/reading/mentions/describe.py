"""Noun phrases that describe a party without naming it: "the Turkish president", "Libyan rebels", "Gaddafi's forces"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.actors.names import skeleton
from sayso.reading.coreference import Reference
from sayso.reading.mentions.entities import reference_to
from sayso.reading.mentions.state_bodies import body_of, country_behind, field_behind, shared_sector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.actors.records import OfficeKind
    from sayso.knowledge.actors.words import OfficeWords, PartyNoun, Words
    from sayso.reading.mentions.entities import Entity

#: Why a party is called as it is, where nothing else is known of it.
OWN_WORDS = "described in the report's own words"
_GOVERNMENT_SIDE = frozenset({"government", "loyalist", "regime", "loyal", "loyalists"})
_REBEL_SIDE = frozenset({"rebel", "opposition", "insurgent", "anti"})
#: Such people are not part of the body that they are allies of.
_NOT_OWNED = frozenset({"ally", "backer", "supporter", "opponent", "defector", "deserter"})
_SENDING = frozenset({"send", "sending", "deploy", "deployment", "dispatch", "withdraw", "withdrawal", "redeploy"})
_HEADS: tuple[OfficeKind, ...] = ("leader", "head_of_organisation", "head_of_government", "military", "parliament")
#: Words that any head of a body may be called, by what the office's own title says.
_TITLES_OF_HEADS = ("head", "leader", "chief", "chairman", "commander", "president", "director", "secretary")
_LIKE = {skeleton(said): frozenset(skeleton(t) for t in _TITLES_OF_HEADS) for said in ("head", "leader", "chief")} | {
    skeleton("commander"): frozenset({skeleton("commander-in-chief"), skeleton("commander")})
}
_FOREIGN = frozenset(
    {"foreign", "international", "multinational", "overseas", "external", "outside", "neighbouring", "neighboring"}
)
_MASS = frozenset({"people", "police", "media", "troops", "opposition", "military", "army", "navy", "press", "congress"})


class Describer:
    """Reads descriptions against the actor base on the report's date.

    Args:
        actors: the base.
        words: the vocabulary of descriptions.
        date: the report's ISO date, or None.
        named: gives the entity whose name a token belongs to, or None.
        country_of: gives the country that an adjective or name at a token stands for, or None.
        starts: the first token of each noun phrase, by its head token.
    """

    def __init__(
        self, actors: Actors, words: Words, date: str | None, *,
        named: Callable[[Token], Entity | None], country_of: Callable[[Token], str | None], starts: Mapping[int, int],
    ) -> None:  # fmt: skip
        self._actors = actors
        self.words = words
        self._date = date
        self._named = named
        self._country_of = country_of
        self._starts = starts

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

    def explicit_country(self, head: Token) -> str | None:
        """The country that a noun phrase itself names: an adjective, a possessor, or a name after "of"."""
        for token in _dependents(head):
            country = self._country_of(token)
            if (
                country is None
                and token.dep_ == "poss"
                and (owner := self._named(token)) is not None
                and owner.kind != "person"
            ):
                country = owner.country
            if country:
                return country
        return None

    def body_before(self, head: Token) -> Entity | None:
        """The organisation named in front of a noun ("the AU delegation", "a NATO warship"); a source is not its body."""
        if head.lemma_.lower() in self.words.persons:
            return None
        for token in head.lefts:
            near = token.dep_ in {"compound", "nmod", "poss", "amod"} and not _hyphened(token)
            entity = self._named(token) if near else None
            if entity is not None and entity.kind in {"organisation", "armed_group", "body"}:
                return entity
        return None

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

    def beside_office(self, head: Token) -> frozenset[str]:
        """Words before an office that make it another one ("vice president") or one no longer held ("former minister")."""
        start = self._starts.get(head.i, head.left_edge.i)
        return frozenset(t.lower_ for t in head.doc[start : head.i]) & (self.words.not_in_office | self.words.no_longer)

    def complement(self, head: Token) -> Token | None:
        """The noun or pronoun that says of what somebody is the head or the chairman ("of the committee", "its"), or None."""
        for child in head.children:
            if child.dep_ == "poss" and child.i < head.i:
                return child
            if child.i > head.i and child.dep_ == "prep" and child.lower_ in {"of", "for"}:
                noun = next((c for c in child.children if c.dep_ == "pobj"), None)
                if noun is not None and not (noun.lower_ == "state" and noun.i == head.i + 2):  # "head of state" is the office
                    return noun
        return None

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

    def several(self, head: Token) -> Reference:
        """Several that are taken up together ("the two governments") and of whom it is not sure who they are."""
        because = "several, and it is not sure which"
        return Reference(actor=None, name=self._words_of(head), kind="unknown", plural=True, because=because)

    def side(self, entity: Entity) -> str | None:
        """The country whose government side a leader stands for on the date ("Gaddafi's forces"), or None."""
        actor = self._actors.get(entity.actor) if entity.actor else None
        if actor is None:
            return None
        if actor.kind == "state":
            return actor.id
        heads = {"head_of_state", "head_of_government"}
        return next((r.of for r in actor.roles_on(self._date) if r.kind in heads and r.of), None)

    def leads(self, entity: Entity) -> Actor | None:
        """The group that a person leads on the date ("Haftar's forces"), or None."""
        actor = self._actors.get(entity.actor) if entity.actor else None
        roles = actor.roles_on(self._date) if actor else ()
        return next((a for r in roles if r.kind in {"leader", "military"} and r.of and (a := self._actors.get(r.of))), None)

    def crowd(self, head: Token, focus: str | None) -> Reference | None:
        """The party that a noun such as "rebels", "police" or "government" describes, or None for other nouns."""
        noun = self.words.parties.get(head.lower_) or self.words.parties.get(head.lemma_.lower())
        if noun is None:
            return self._side_of_state(head)
        one_person = head.tag_ == "NN" and noun.kind == "crowd"
        western = any(t.lower_ == "western" for t in head.lefts) and not one_person  # a Western diplomat is not the West
        if western and noun.kind == "crowd":  # nor are several
            name = "".join(t.text_with_ws for t in self._own_words(head) if t.dep_ != "nummod").strip()
            return Reference(actor=None, name=name, kind=noun.kind, sector=noun.sector, plural=True, because=OWN_WORDS)
        if western and (west := self._actors.get("WEST")) is not None:
            return Reference(actor=west.id, name=west.name, kind=west.kind, plural=True, because=f"Western {head.text}")
        owner = self._owner(head) if head.lemma_.lower() not in _NOT_OWNED else None
        if owner is not None and noun.sector in {"MIL", "REB", "UAF", "PRM", None} and owner.kind != "state":
            found = self._owned(owner, head, noun)
            if found is not None:
                return found
        explicit = self.explicit_country(head)
        field = field_behind(head, self._actors) if head.lemma_.lower() == "ministry" else []
        if field and explicit is None:
            explicit = country_behind(field[-1], self._country_of)
        if explicit is None and owner is not None:
            explicit = self.side(owner) or (owner.country if owner.kind != "person" or noun.sector == "GOV" else None)
        sender = self._sender(head) if explicit is None and noun.sector == "MIL" else None
        country = explicit or sender or (None if _of_elsewhere(head, noun) else focus)
        if field and country:
            return self._ministry(field, country, explicit=explicit is not None)
        single = self._of_body(head, noun) or self._single(head, noun, country, explicit=explicit is not None)
        return single or self._party(head, noun, country, explicit=explicit is not None)

    def _side_of_state(self, head: Token) -> Reference | None:
        """The state that "the Norwegian side" of talks stands for."""
        before = head.doc[head.i - 1] if head.i else None
        if head.lower_ != "side" or before is None or before.pos_ != "ADJ":
            return None
        if head.dep_ == "pobj" or any(c.lower_ == "of" for c in head.rights):
            return None  # "on the Lebanese side of the border"
        country = self._country_of(before)
        state = self._actors.get(country) if country else None
        if state is None:
            return None
        return reference_to(state, f"the {before} side stands for {state.name}")

    def _sender(self, head: Token) -> str | None:
        """The country of whoever sends or withdraws troops ("Turkey announced the sending of troops"), or None."""
        up = head
        for _ in range(4):
            up = up.head
            if up.lemma_.lower() in _SENDING:
                while up.head.i != up.i and not any(c.dep_ in {"nsubj", "poss"} for c in up.children):
                    up = up.head
                for child in up.children:
                    entity = self._named(child) if child.dep_ in {"nsubj", "poss"} else None
                    if entity is not None and entity.kind in {"person", "state"}:
                        return entity.country
        return None

    def _owner(self, head: Token) -> Entity | None:
        """Whose the party is: a possessor, X in "forces loyal to X" or "pro-X forces", or a name in front ("NATO forces")."""
        for token in head.subtree:
            if token.i == head.i or token.i > head.i + 6:
                continue
            if _hyphened(token):
                continue
            near = token.dep_ in {"poss", "compound", "nmod", "amod"} or _governed(token, head, {"to", "of", "under"})
            if near and (entity := self._named(token)) is not None:
                return entity
        return None

    def _owned(self, owner: Entity, head: Token, noun: PartyNoun) -> Reference | None:
        anti = any(t.lower_.startswith("anti") for t in head.doc[max(0, head.i - 4) : head.i])
        country = self.side(owner)
        if country and not anti and owner.kind in {"person", "body"}:
            adjective = self._adjective(country)
            because = f"{owner.name} heads the government of {country} on the report's date"
            name = f"{adjective} government forces" if noun.kind == "body" else f"{adjective} government {head.lower_}"
            return Reference(
                actor=f"{country}.MIL", name=name, kind="body", country=country, sector="MIL", plural=True, because=because
            )
        group = self.leads(owner) if owner.kind == "person" and not anti else None
        if group is not None:
            return Reference(actor=group.id, name=group.name, kind=group.kind, country=group.country, sector=group.sector,
                             plural=True, because=f"led by {owner.name} on the report's date")  # fmt: skip
        if owner.kind in {"organisation", "armed_group", "body"} and not anti:
            return Reference(actor=owner.actor, name=owner.name, kind=owner.kind, country=owner.country, sector=owner.sector,
                             plural=True, because=f"{head.text} of {owner.name}")  # fmt: skip
        return None

    def _party(self, head: Token, noun: PartyNoun, country: str | None, *, explicit: bool) -> Reference | None:
        before = {
            t.lower_ for t in head.doc[max(0, head.i - 3) : head.i] if t.head.i == head.i or t.dep_ in {"compound", "amod"}
        }
        sector, kind, form = noun.sector, noun.kind, noun.name
        adjective = self._adjective(country)
        modifier = ""
        if sector in {"MIL", "UAF"} and before & _REBEL_SIDE:
            sector, kind, form = "REB", "armed_group", "{adj} rebels"
        elif sector == "MIL" and before & _GOVERNMENT_SIDE:
            form = "{adj} government {noun}"
        elif sector == "MIL" and "security" in before:
            sector, form = "COP", "{adj} security forces"
        elif sector == "MIL" and "police" in before:
            sector, form = "COP", "{adj} police"
        else:
            modifier = self._modifier(head)
        name = self._words_of(head)
        if sector == "GOV" and "rebel" in before:
            sector, kind, form = "OPP", "body", "{adj} rebel {noun}"
        if form and country and not (_counted(head) and head.lower_ == "people"):
            state = self._actors.get(country)
            noun_text = head.lower_ if head.lower_ in _MASS else head.text.lower()
            group = sector in {"REB", "UAF"} and head.tag_ not in {"NNS", "NNPS"}
            plural = noun_text + "s" if group and not noun_text.endswith("men") else noun_text
            name = form.format(
                adj=adjective, country=state.name if state else country, noun=noun_text, plural=plural, mod=modifier
            )
        actor = f"{country}.{sector}" if country and sector in {"GOV", "COP"} and kind == "body" and form else None
        if head.lower_ in {"army", "military"} and country:
            actor = f"{country}.MIL"
        if kind == "body" and form and sector != "COP" and head.tag_ in {"NN", "NNP"}:
            actor, name = self._known_as(name, country) or (actor, name)
        how = "country named in the phrase" if explicit else "country of the report" if country else "no country known"
        plural_flag = head.tag_ in {"NNS", "NNPS"} or head.lower_ in _MASS or kind == "body"
        return Reference(
            actor=actor, name=name, kind=kind, country=country, sector=sector, plural=plural_flag, because=f"described; {how}"
        )

    def _ministry(self, field: list[Token], country: str, *, explicit: bool) -> Reference:
        """A country's ministry that is called by its field ("ministry of defence of Norway")."""
        name = "ministry of " + " ".join(t.text for t in field)
        body = body_of(name, shared_sector(name, self.words.shared) or "GOV", country, self._actors)
        how = "country named in the phrase" if explicit else "country of the report"
        return Reference(
            actor=body.actor, name=body.name, kind="body", country=country, sector=body.sector, plural=True,
            because=f"described; {how}",
        )  # fmt: skip

    def _modifier(self, head: Token) -> str:
        """What says which forces or ministry is meant ("special ", "interior "), apart from the country."""
        if head.lower_ not in {"forces", "force", "ministry"}:
            return ""
        deps = {"compound", "amod", "nmod"} if head.lower_ == "ministry" else {"compound"}
        near = head.doc[max(0, head.i - 2) : head.i]
        return "".join(f"{t.text} " for t in near if t.dep_ in deps and not self._country_of(t))

    def _known_as(self, name: str, country: str | None) -> tuple[str, str] | None:
        """Id and name of the base's body of that name and country, or None."""
        known = self._actors.named(name) if country else ()
        return next(((a.id, a.name) for a in known if a.country == country and a.kind == "body"), None)

    def _single(self, head: Token, noun: PartyNoun, country: str | None, *, explicit: bool) -> Reference | None:
        """One official or officer, or a body with a name that the base does not have: called by the report's own words."""
        name = self._words_of(head)
        if noun.sector in {"GOV", "MIL"} and head.tag_ in {"NN", "NNP"} and head.lemma_.lower() in self.words.persons:
            named = explicit or any(c.isupper() for c in name)
            adjective = self._adjective(country)
            called = name if named or not adjective else f"{adjective} {name}"
            return Reference(
                actor=None, name=self.title(head, country) or called, kind="person", country=country,
                sector=noun.sector, plural=False, because="described in the report",
            )  # fmt: skip
        if head.pos_ == "PROPN" and self.office(head) is None and _capitalised_before(head, self._country_of):
            return Reference(
                actor=None, name=name, kind=noun.kind, country=country, sector=noun.sector, plural=False,
                because="named in the report",
            )  # fmt: skip
        return None

    def _of_body(self, head: Token, noun: PartyNoun) -> Reference | None:
        """Officials of an organisation ("UN officials", "NATO diplomats")."""
        owner = self._owner(head) if noun.sector == "GOV" and noun.kind == "crowd" and head.tag_ == "NNS" else None
        if owner is None or owner.kind not in {"organisation", "body"}:
            return None
        return Reference(
            actor=None, name=f"{owner.name} {head.lower_}", kind="crowd", country=owner.country, sector=owner.sector,
            plural=True, because=f"{head.lower_} of {owner.name}",
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

    def own_words(self, head: Token) -> tuple[str, str]:
        """What a description may be called by its own words: with its possessor, and without."""
        first = max((t.i + 1 for c in head.children if c.dep_ == "poss" and c.i < head.i for t in c.subtree), default=0)
        return self._words_of(head), "".join(t.text_with_ws for t in self._own_words(head) if t.i >= first).strip()

    def _words_of(self, head: Token) -> str:
        """The phrase's own words up to the head, without a determiner."""
        return "".join(t.text_with_ws for t in self._own_words(head)).strip()

    def _own_words(self, head: Token) -> list[Token]:
        left = list(head.doc[self._starts.get(head.i, head.left_edge.i) : head.i + 1])
        while len(left) > 1 and (
            left[0].dep_ in {"det", "predet"} or left[0].tag_ in {"DT", "PRP$", "WDT", "PDT"} or left[0].is_punct
        ):
            left.pop(0)
        return left

    def _adjective(self, country: str | None) -> str:
        state = self._actors.get(country) if country else None
        return (state.adjectives[0] if state.adjectives else state.name) if state else ""


def capitalised(words: str) -> str:
    """Words as an office has them: "of the Interior"."""
    return " ".join(w if w in {"of", "the", "and"} else w.capitalize() for w in words.split())


def _dependents(head: Token) -> Iterator[Token]:
    """Words that say whose a noun is: before it in its phrase, and names after "of", "in" or "from" right behind it."""
    for token in head.subtree:
        before = token.i < head.i and token.dep_ in {"amod", "compound", "poss", "nmod"}
        behind = token.i > head.i and _governed(token, head, {"of", "in", "from"})
        if (before or behind) and not _hyphened(token):
            yield token


def _hyphened(token: Token) -> bool:
    """Whether a name is only the first part of a word such as "NATO-backed"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in {"-", "\u2010", "\u2011", "\u2013"}


def _governed(token: Token, head: Token, prepositions: set[str]) -> bool:
    """Whether a preposition of the set links the token to the head, directly or through one adjective ("loyal to X")."""
    if token.dep_ != "pobj" or token.head.lower_ not in prepositions:
        return False
    up = token.head.head
    return up.i == head.i or (up.head.i == head.i and up.dep_ in {"amod", "acl", "relcl", "prep"})


def _of_elsewhere(head: Token, noun: PartyNoun) -> bool:
    """Whether a noun without a country of its own can't be given the report's: "foreign troops", "other countries"."""
    left = {t.lower_ for t in head.lefts}
    if left & _FOREIGN and head.lemma_.lower() not in {"ministry", "minister"}:
        return True
    if noun.kind == "state":
        return head.tag_ in {"NNS", "NNPS"} or not left & {"the", "this", "our"} or "other" in left
    several_envoys = noun.kind == "crowd" and noun.sector == "GOV" and noun.name is None
    return several_envoys and head.tag_ in {"NNS", "NNPS"}


def _counted(head: Token) -> bool:
    return any(t.dep_ == "nummod" or t.like_num for t in head.children)


def _capitalised_before(head: Token, country_of: Callable[[Token], str | None]) -> bool:
    """Whether a capitalised head has another capitalised name in front that is no country's: a name of its own."""
    before = head.doc[head.i - 1] if head.i else None
    if not head.text[:1].isupper():
        return False
    return before is not None and before.pos_ == "PROPN" and before.head.i == head.i and country_of(before) is None
