"""Noun phrases that describe a party without naming it: "the Turkish president", "Libyan rebels", "Gaddafi's forces"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.coreference import Reference
from sayso.reading.mentions.entities import reference_to
from sayso.reading.mentions.offices import OWN_WORDS
from sayso.reading.mentions.owned import Owned
from sayso.reading.mentions.state_bodies import body_of, country_behind, field_behind, shared_sector

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from sayso.knowledge.actors.words import PartyNoun

_GOVERNMENT_SIDE = listed("actors/words", "government_side")
_REBEL_SIDE = listed("actors/words", "rebel_side")
#: Such people are not part of the body that they are allies of.
_NOT_OWNED = listed("actors/words", "not_owned")
_FOREIGN = listed("actors/words", "foreign")
_MASS = listed("actors/words", "mass")


class Describer(Owned):
    """Reads descriptions of parties against the actor base on the report's date.

    Last of the chain Wording, Offices, Owned, Describer.
    """

    def several(self, head: Token) -> Reference:
        """Several that are taken up together ("the two governments") and of whom it is not sure who they are."""
        because = "several, and it is not sure which"
        return Reference(actor=None, name=self._words_of(head), kind="unknown", plural=True, because=because)

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
