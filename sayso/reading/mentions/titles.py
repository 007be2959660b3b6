"""What a report calls a person before and after the name: titles, descriptions, and what they tell of country and sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.beside import Beside
    from sayso.reading.mentions.entities import Entity
    from sayso.reading.mentions.names import Name
    from sayso.reading.mentions.states import States


def note_titles(entity: Entity, name: Name, beside: Beside, states: States, words: Words) -> None:
    """Keep in an entity what the report calls it beside a name; for an unknown one country and sector, too."""
    before, tokens = beside.before(name), beside.tokens(name)
    after = beside.behind(name)
    after += [t.head for t in tokens if t.dep_ == "appos" and t.head.i < tokens[0].i and t.head.pos_ == "NOUN"]
    described = [w for t in after for w in (*t.lefts, t) if w.pos_ in {"NOUN", "PROPN", "ADJ"}]
    entity.epithets.update(t.lemma_.lower() for t in (*before, *described))
    for token in (*before, *described):
        word = token.lower_.strip(".")
        known = word in words.titles or word in words.persons or word in words.offices
        if known or token in described:
            entity.titles.add(token.lemma_.lower())
        entity.gender = entity.gender or words.titles.get(word)
        if entity.actor is None:
            entity.country = entity.country or states.at(token)
            entity.sector = entity.sector or _sector_of(token, word, words)
    if entity.actor is None and entity.country is None:
        entity.country = next((c for t in after if (c := _country_of_body(t, states, words))), None)
    if entity.kind == "person":
        entity.shown = entity.shown or words.gender_of(entity.name)


def _country_of_body(title: Token, states: States, words: Words) -> str | None:
    """The country of what a title behind a name is of ("a colonel of the Senegalese army"), or None."""
    if title.lower_ not in words.offices.keys() | words.persons.keys():
        return None
    bodies = [g for c in title.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    return next((c for b in bodies for w in (*b.lefts, b) if (c := states.at(w))), None)


def _sector_of(token: Token, word: str, words: Words) -> str | None:
    """The sector that a title or office tells ("general": MIL), or whose it is ("opposition leader": OPP), or None."""
    office = words.offices.get(word)
    own = office.sector if office is not None else words.persons.get(word)
    if own is None or token.is_sent_start:
        return own
    whose = words.parties.get(token.nbor(-1).lemma_.lower())
    return whose.sector if whose is not None and whose.sector not in {None, "GOV"} else own
