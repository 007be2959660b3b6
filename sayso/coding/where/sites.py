"""Sites: what in a sentence may be where an act took place.

A site is a toponym, or words that stand for one told before ("the capital", "there", "the city"), or an offset from one
("12 km south of Sirte"), computed on the sphere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sayso.coding.where.borders import is_border, near_side, phrase_of
from sayso.reading.places.containment import between_parts

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.reading.places import Gazetteer
    from sayso.schema import PlaceMention, PlacePrecision

How = Literal["named", "unknown", "capital", "anaphor", "offset", "border"]

_FINE = frozenset({"point", "city", "district"})
_DEGREES = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_OFFSET = re.compile(
    r"((?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,3})?)\s*(km|kilomet(?:er|re)s?|miles?)\b(?:\s*\([^)]{3,20}\))?\s+"
    r"(?:to the\s+)?(?:due\s+)?"
    r"((?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?\s+of\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Words of the report (``start``, ``end``) and the place they mean; ``token`` is the index of their head in the parse."""

    start: int
    end: int
    token: int
    how: How
    name: str
    geonames: int | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    because: str


def sites_of(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> list[Site]:
    """The sites of a sentence in text order."""
    start, end = sentence.start_char, sentence.end_char
    named = []
    for mention in document.places:
        if start <= mention.start and mention.end <= end and not is_demonym(mention):
            site = _named(document, sentence, mention) if mention.name else _unknown(document, sentence, mention, gazetteer)
            if site is not None:
                named.append(_shifted(document.report.text, sentence, site))
    named = _chained(document.report.text, sentence, named)
    borders = [phrase_of(t) for t in sentence if is_border(t)]
    named = [s for s in named if s.precision != "country" or not any(a <= s.start and s.end <= b for a, b in borders)]
    others = [s for t in sentence if (s := _standing_for(document, t, gazetteer, named)) is not None]
    return sorted(named + others, key=lambda s: s.start)


_UNKNOWN_PART = re.compile(
    r"((?:[A-Z][\w'’‘-]+ ){1,3})(?:district|village|town|county|valley|area)(?:, in|,| of| in)(?: the)? $"
)


#: After a name these words make it a division: "Anantnag district" holds Kokernag although Anantnag is a town too.
_DIVISION = re.compile(r" (?:district|province|region|county|governorate|department|state|oblast|prefecture|municipality)\b")


def _chained(text: str, sentence: Sentence, sites: list[Site]) -> list[Site]:
    """Like "X district, Y province" is one site: X where it lies in Y, else Y, with the words of both."""
    out: list[Site] = []
    for n, site in enumerate(sites):
        if out and site.how == "offset" and text[out[-1].end : site.start].strip(" (") in (",", "", "which is", ", which is"):
            continue  # "Surman, 70 km west of Tripoli" is Surman
        part_of = out and (_coarser(site, out[-1]) or (out[-1].precision == "city" and _DIVISION.match(text, site.end)))
        listed = part_of and _listed(text, out[-1], site, sites[n + 1] if n + 1 < len(sites) else None)
        if part_of and not listed and between_parts(text[out[-1].end : site.start]):
            inner = out.pop()
            if (
                inner.lat is not None
                and inner.country == site.country
                and (site.precision == "country" or inner.admin1 == site.admin1)
            ):
                out.append(replace(inner, end=site.end))
            elif inner.how == "unknown" and site.precision == "country":
                out.append(replace(inner, end=site.end, name=f"{inner.name.split(',')[0]}, {site.name}", country=site.country))
            else:
                out.append(
                    replace(
                        site, start=inner.start, token=inner.token, because=f"holds {inner.name.split(',')[0]}; {site.because}"
                    )
                )
            continue
        before = _UNKNOWN_PART.search(text[max(sentence.start_char, site.start - 60) : site.start])
        if before is not None and site.precision in ("province", "district"):
            lead = before.end() - before.start()
            head = sentence.doc.char_span(
                site.start - lead, site.start - lead + len(before[1].rstrip()), alignment_mode="expand"
            )
            token = head.root.i if head is not None else site.token
            out.append(
                replace(site, start=site.start - lead, token=token, because=f"holds {before[1].strip()}; {site.because}")
            )
        else:
            out.append(site)
    return out


_LIST = re.compile(r",? (?:and|or) (?:in )?|, ")


def _listed(text: str, one: Site, other: Site, after: Site | None) -> bool:
    """Whether two sites stand in a list that goes on ("Ras Lanuf, Jufra and Sirte"), neither known to hold the other."""
    if after is None or text[one.end : other.start] != ", " or _LIST.fullmatch(text[other.end : after.start]) is None:
        return False
    return one.how == "named" and one.admin1 != other.admin1 and not _coarser(after, other)


_GRAIN = {"point": 0, "city": 1, "district": 2, "province": 3, "country": 4, "region": 5}


def _coarser(outer: Site, inner: Site) -> bool:
    return _GRAIN[outer.precision] > _GRAIN[inner.precision] or (inner.how == "unknown" and _GRAIN[outer.precision] > 1)


def is_demonym(mention: PlaceMention) -> bool:
    """Whether a place mention says whose, not where ("Turkish")."""
    return mention.because.startswith("demonym")


def _named(document: Document, sentence: Sentence, mention: PlaceMention) -> Site | None:
    span = sentence.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or mention.name is None or mention.precision is None:
        return None
    city = _city_around(document, mention)
    if city is not None:
        mention = replace(mention, because=f"{mention.text}, a part of {city.text}; {mention.because}")
    assert mention.precision is not None
    return Site(
        start=mention.start, end=mention.end, token=span.root.i, how="named", name=spoken_name(city or mention),
        geonames=mention.geonames,
        admin1=mention.admin1, country=mention.country, lat=mention.lat, lon=mention.lon, precision=mention.precision,
        because=mention.because,
    )  # fmt: skip


def _city_around(document: Document, mention: PlaceMention) -> PlaceMention | None:
    """The city that the report names around a quarter, a base or a square in it (at most 15 km away)."""
    if mention.precision not in ("district", "point") or mention.lat is None or mention.lon is None:
        return None
    near = [
        (distance(mention.lat, mention.lon, m.lat, m.lon), m.start, m) for m in document.places
        if m.precision == "city" and m.country == mention.country and m.lat is not None and m.lon is not None
    ]  # fmt: skip
    best = min(near, key=lambda x: x[:2], default=None)
    return best[2] if best is not None and best[0] <= 15 else None  # noqa: PLR2004 - kilometres, see the docstring


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres on a sphere of 6371 km."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _unknown(document: Document, sentence: Sentence, mention: PlaceMention, gazetteer: Gazetteer) -> Site | None:
    """A town or village that the gazetteer lacks, by its name and the country that the report names most."""
    span = sentence.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    before = sentence.doc[max(sentence.start, span.start - 2) : span.start].text.lower()
    told = any(word in before for word in _TOWNS)
    if not told and (span.root.ent_type_ != "GPE" or sentence.doc[max(span.start - 1, 0)].pos_ != "ADP"):
        return None
    code = _country_of(document, span.root)
    country = gazetteer.country_name(code)
    if code is None or country is None:
        return None
    return Site(
        start=mention.start, end=mention.end, token=span.root.i, how="unknown", name=f"{mention.text}, {country}",
        geonames=None, admin1=None, country=code, lat=None, lon=None, precision="city",
        because="not in the gazetteer; its country is the one that the report names most",
    )  # fmt: skip


def spoken_name(mention: PlaceMention) -> str:
    """Like "Houla, Syria": the place as the report spells it, with its country as the gazetteer names it."""
    assert mention.name is not None
    _, comma, country = mention.name.rpartition(", ")
    if mention.precision == "country" or not comma:
        return mention.name
    words = mention.text if not mention.text.isupper() or len(mention.text) < 4 else mention.text.title()  # noqa: PLR2004 - USA
    return f"{words}, {country}"


def _shifted(text: str, sentence: Sentence, site: Site) -> Site:
    """Like "12 km south of Sirte": a point that far from it; the precision is a district's."""
    match = _OFFSET.search(text[max(sentence.start_char, site.start - 60) : site.start])
    if match is None or site.lat is None or site.lon is None:
        return site
    km = float(match[1].replace(",", "")) * (1.609344 if match[2].startswith("mile") else 1.0)
    bearing = _DEGREES[match[3].replace("-", "").replace(" ", "")]
    lat, lon = travelled(site.lat, site.lon, km, bearing)
    lead = site.start - (len(text[max(sentence.start_char, site.start - 60) : site.start]) - match.start())
    return replace(
        site, start=lead, how="offset", lat=lat, lon=lon, geonames=None, precision="district",
        because=f"{km:g} km {match[3]} of {site.name}: worked out from its coordinates",
    )  # fmt: skip


def travelled(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point reached from (lat, lon) in degrees after km on a bearing (degrees from north), on a sphere of 6371 km."""
    d, b, la, lo = km / 6371.0, math.radians(bearing), math.radians(lat), math.radians(lon)
    la2 = math.asin(math.sin(la) * math.cos(d) + math.cos(la) * math.sin(d) * math.cos(b))
    lo2 = lo + math.atan2(math.sin(b) * math.sin(d) * math.cos(la), math.cos(d) - math.sin(la) * math.sin(la2))
    return round(math.degrees(la2), 5), round((math.degrees(lo2) + 540) % 360 - 180, 5)


_TOWNS = frozenset({"city", "town", "village", "suburb"})


def _standing_for(document: Document, token: Token, gazetteer: Gazetteer, named: list[Site]) -> Site | None:
    low = token.lower_
    if low == "capital" or is_border(token):
        return _capital(document, token, gazetteer, named) if low == "capital" else _border(document, token, gazetteer)
    if (
        low in _TOWNS
        and not any(t.lower_ == "of" for t in token.rights)
        and any(t.lower_ in ("the", "that", "this") for t in token.lefts)
        and not any(s.token in {t.i for t in token.subtree} for s in named)
    ):
        return _told_before(document, token, "the last town named")
    if (
        low == "area"
        and any(t.lower_ in ("the", "that", "this") for t in token.lefts)
        and not any(t.dep_ == "compound" for t in token.lefts)
    ):
        return _told_before(document, token, "the last place named")
    if low == "country" and any(t.lower_ in ("the", "their", "his", "its") for t in token.lefts):
        return _country(document, token, gazetteer)
    if low == "there" and token.dep_ in ("advmod", "pcomp") and token.tag_ == "RB":
        return _told_before(document, token, "the last place named")
    return None


def _capital(document: Document, token: Token, gazetteer: Gazetteer, named: list[Site]) -> Site | None:
    inside = {t.i for t in token.subtree}
    if any(s.token in inside or abs(s.token - token.i) <= 2 for s in named if s.precision != "country"):  # noqa: PLR2004 - "the capital, Tripoli"
        return None
    country = _country_of(document, token)
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
    code = _country_of(document, token)
    name = gazetteer.country_name(code)
    if code is None or name is None:
        return None
    return Site(
        start=token.left_edge.idx, end=token.idx + len(token), token=token.i, how="anaphor", name=name,
        geonames=None, admin1=None,
        country=code, lat=None, lon=None, precision="country", because="the country that the report names most",
    )  # fmt: skip


def _country_of(document: Document, token: Token) -> str | None:
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


def _told_before(document: Document, token: Token, because: str) -> Site | None:
    before = [m for m in document.places if m.end <= token.idx and m.name and not is_demonym(m)]
    fine = [m for m in before if m.precision in _FINE]
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
