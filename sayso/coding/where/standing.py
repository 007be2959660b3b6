"""Words that stand for a place told before: the capital, the city, several districts, the country, there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.coding.where.borders import is_border, near_side, phrase_of
from sayso.coding.where.site import Site, is_demonym, is_street, spoken_name
from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.reading.places import Gazetteer
    from sayso.schema import PlaceMention

_FINE = frozenset({"point", "city", "district"})
#: Words for a settlement told before, and for one that is no country's capital.
TOWNS = listed("places", "towns")
_SMALL = listed("places", "small_towns")
#: Words for parts of the settlement told last: "several districts were shelled", "in the Karm quarter".
_PARTS = listed("places", "town_parts")
#: Before "quarter": one of the year.
_COUNTED = listed("places", "counted_quarters")
_THAT = frozenset({"the", "that", "this"})
_SOME = _THAT | {"several", "some", "many", "other", "these", "those", "its"}


def standing_for(document: Document, token: Token, gazetteer: Gazetteer, named: list[Site]) -> Site | None:
    """The site that a word stands for; None for a word that stands for none, or where nothing was told before."""
    low = token.lower_
    lefts = {t.lower_ for t in token.lefts}
    if low == "capital" or (low == "city" and "capital" in lefts):
        return _capital(document, token, gazetteer, named)
    if is_border(token):
        return _border(document, token, gazetteer)
    if low == "country":
        return _country(document, token, gazetteer) if lefts & {"the", "their", "his", "its"} else None
    town = low in TOWNS and lefts & _THAT and not any(t.lower_ == "of" for t in token.rights)
    if (town or (low in _PARTS and lefts & _SOME and _is_part(token))) and not _names(token, named):
        return _told_before(document, token, "the last town named", gazetteer)
    area = low == "area" and lefts & _THAT and not any(t.dep_ == "compound" for t in token.lefts)
    if area or (low == "there" and token.dep_ in ("advmod", "pcomp") and token.tag_ == "RB"):
        return _told_before(document, token, "the last place named", gazetteer)
    return None


def _is_part(token: Token) -> bool:
    """Whether a district or quarter may be a town's: no quarter of a year, no district that has a name of its own."""
    named = token.lower_.startswith("district") and any(t.is_title and t.lower_ not in _SOME for t in token.lefts)
    counted = any(t.lower_ in _COUNTED for t in token.lefts)
    return not (named or counted or any(t.lower_ == "of" for t in token.rights))


def _names(token: Token, named: Sequence[Site]) -> bool:
    """Whether the words that hang on one hold the name of a place."""
    inside = {t.i for t in token.subtree}
    return any(s.token in inside for s in named)


def _capital(document: Document, token: Token, gazetteer: Gazetteer, named: list[Site]) -> Site | None:
    inside = {t.i for t in token.subtree}
    if any(s.token in inside or abs(s.token - token.i) <= 2 for s in named if s.precision != "country"):  # noqa: PLR2004 - "the capital, Tripoli"
        return None
    country = country_of(document, token)
    place = gazetteer.capital(country) if country else None
    if place is None:
        return None
    start = min([t.idx for t in token.lefts if t.dep_ in ("det", "poss", "amod")] + [token.idx])
    told = gazetteer.country_name(country)
    return Site(
        start=start, end=token.idx + len(token), token=token.i, how="capital", name=f"{place.name}, {told}",
        geonames=place.geonames,
        admin1=gazetteer.admin1_name(place.admin1), country=country, lat=place.lat, lon=place.lon, precision="city",
        because=f"the capital of {told}",
    )  # fmt: skip


def _border(document: Document, token: Token, gazetteer: Gazetteer) -> Site | None:
    side = near_side(document, token, gazetteer)
    name = gazetteer.country_name(side[0]) if side else None
    if side is None or name is None:
        return None
    start, end = phrase_of(token)
    return Site(
        start=start, end=end, token=token.i, how="border", name=name, geonames=None, admin1=None, country=side[0],
        lat=None, lon=None, precision="country", because=side[1],
    )  # fmt: skip


def _country(document: Document, token: Token, gazetteer: Gazetteer) -> Site | None:
    code = country_of(document, token)
    name = gazetteer.country_name(code)
    if code is None or name is None:
        return None
    return Site(
        start=token.left_edge.idx, end=token.idx + len(token), token=token.i, how="anaphor", name=name,
        geonames=None, admin1=None,
        country=code, lat=None, lon=None, precision="country", because="the country that the report names most",
    )  # fmt: skip


def country_of(document: Document, token: Token) -> str | None:
    """The country whose capital is meant: named in the phrase, else the one that the report names most up to there."""
    first, last = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    phrase = [m for m in document.places if first <= m.start < last and m.country]
    if phrase:
        return phrase[0].country
    sentence_end = token.sent.end_char
    seen = Counter(m.country for m in document.places if m.start < sentence_end and m.country)
    top = seen.most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return top[0][0]


def _told_before(document: Document, token: Token, because: str, gazetteer: Gazetteer) -> Site | None:
    before = [m for m in document.places if m.end <= token.idx and m.name and not is_demonym(m) and not is_street(document, m)]
    fine = [m for m in before if m.precision in _FINE and not (token.lower_ in _SMALL and _is_capital(m, gazetteer))]
    if token.lower_ == "there" and before and not (fine and before[-1].end - fine[-1].end < 30):  # noqa: PLR2004 - "Derna, Libya"
        fine = before
    if not fine or fine[-1].precision is None or token.idx - fine[-1].end > 600:  # noqa: PLR2004 - characters; further back is another matter
        return None
    m = fine[-1]
    assert m.precision is not None
    start = token.left_edge.idx if token.lower_ != "there" else token.idx
    return Site(
        start=start, end=token.idx + len(token), token=token.i, how="anaphor", name=spoken_name(m),
        geonames=m.geonames, admin1=m.admin1,
        country=m.country, lat=m.lat, lon=m.lon, precision=m.precision, because=f"{because} is {m.text}",
    )  # fmt: skip


def _is_capital(mention: PlaceMention, gazetteer: Gazetteer) -> bool:
    capital = gazetteer.capital(mention.country) if mention.country else None
    return capital is not None and mention.geonames is not None and capital.geonames == mention.geonames
