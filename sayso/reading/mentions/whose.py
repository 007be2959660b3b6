"""Whose somebody is: "its spokeswoman" and "the court's registrar" by the name of the body, envoys by who sends them where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from sayso.knowledge.actors import Actor, Actors
    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.entities import Entity

    Named = Callable[[Token], Entity | None]
    CountryOf = Callable[[Token], str | None]

#: What may be said to have somebody or something of its own; a crowd that is merely described says little.
_HOLDERS = frozenset({"person", "state", "organisation", "armed_group", "body", "media"})
_SPEAKERS = frozenset({"our", "my", "your"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_LONGEST = 4
#: Offices that no state has as a whole.
_LOCAL = listed("actors/words", "local_offices")
_COUNSEL = listed("actors/words", "counsel")
_DIVIDES = frozenset({"det", "predet"})
#: What a representative of a state at this organisation is called there.
_UNITED_NATIONS = "UN"


class Sent(NamedTuple):
    """The state that sends an envoy, and the organisation that he is sent to."""

    state: str
    to: Entity


def with_holder(head: Token, first: int, named: Named, country_of: CountryOf, words: Words) -> str | None:
    """A description with the holder's name for its possessor: "spokeswoman of Norway" for "its spokeswoman".

    Args:
        head: the noun.
        first: index of the first token of its phrase.
        named: who a token's name or pronoun is, as far as that is known and named in the report.
        country_of: the country that a word stands for.
        words: the vocabulary of descriptions.
    """
    possessor = next((c for c in head.children if c.dep_ == "poss" and c.i < head.i), None)
    lemma = head.lemma_.lower()
    if possessor is None or possessor.lower_ in _SPEAKERS or (lemma not in words.held and lemma not in words.persons):
        return None
    holder = named(possessor)
    if holder is None or holder.kind not in _HOLDERS or (holder.kind == "state" and head.lemma_.lower() in _LOCAL):
        return None
    if head.lemma_.lower() in _COUNSEL and any(words.persons.get(t) == "JUD" for t in holder.titles):
        return None  # a judge has no lawyers
    begin = max((t.i for t in possessor.subtree), default=possessor.i) + 1
    own = [t for t in head.doc[max(first, begin) : head.i + 1] if t.tag_ != "POS" and not t.is_punct and not t.is_space]
    own = [t for t in own if t.dep_ not in _DIVIDES or t.i == head.i]
    if not own or any(country_of(t) for t in own):  # "its Swedish owner" is not told by whose he is
        return None
    told = "".join(t.text_with_ws for t in (*own, *head.doc[head.i + 1 : _last(head) + 1])).strip()
    return f"{told} of {holder.name}"


def _last(head: Token) -> int:
    """The last token of what a noun is, behind it: "brother | -in-law", "chief | of staff"."""
    last = head.i
    while last + 2 < len(head.doc) and not head.doc[last].whitespace_ and head.doc[last + 1].text in _HYPHENS:
        last += 2
    link = next((c for c in head.rights if c.lower_ == "of" and c.i == last + 1), None)
    noun = next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None
    return noun.i if noun is not None and noun.i - last <= _LONGEST else last


def accredited(head: Token, words: Words, named: Named, country_of: CountryOf) -> Sent | None:
    """Who sends an envoy where: "Iran's U.N. envoy", "its ambassador to the African Union"; None for other nouns."""
    if head.lemma_.lower() not in words.envoys or head.tag_ not in {"NN", "NNP"}:
        return None
    to = next((e for t in head.lefts if t.dep_ in {"compound", "nmod", "amod"} and (e := _organisation(t, named))), None)
    for link in head.rights:
        if to is None and link.lower_ in {"to", "at"} and link.dep_ == "prep":
            to = next((e for t in link.children if t.dep_ == "pobj" and (e := _organisation(t, named))), None)
    if to is None:
        return None
    for token in head.lefts:
        holder = named(token) if token.dep_ == "poss" else None
        state = country_of(token) or (holder.country if holder is not None and holder.kind == "state" else None)
        if state is not None:
            return Sent(state, to)
    return None


def _organisation(token: Token, named: Named) -> Entity | None:
    entity = named(token)
    return entity if entity is not None and entity.kind == "organisation" else None


def envoy_called(head: Token, sent: Sent, actors: Actors) -> str | None:
    """An envoy's office: "Ambassador of Norway to the African Union"; at the United Nations a permanent representative."""
    state = actors.get(sent.state)
    if state is None:
        return None
    at_un = sent.to.actor == _UNITED_NATIONS
    office = "Permanent Representative" if at_un and head.lemma_.lower() != "ambassador" else head.lemma_.capitalize()
    the = "" if sent.to.name.isupper() or " " not in sent.to.name else "the "
    return f"{office} of {state.name} to {the}{sent.to.name}"


def envoy_known(sent: Sent, actors: Actors, date: str | None) -> Actor | None:
    """Who is the envoy on the date, where the base has one alone."""
    held = {a.id: a for r, a in actors.holders(sent.state, "ambassador", date) if sent.to.name in r.office}
    return next(iter(held.values())) if len(held) == 1 else None
