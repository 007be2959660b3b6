"""Sites: what in a sentence may be where an act took place.

A site is a toponym, or words that stand for one told before ("the capital", "there", "the city"), or an offset from one
("12 km south of Sirte"), computed on the sphere.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.where.borders import is_border, phrase_of
from sayso.coding.where.site import Site, is_demonym, is_street, spoken_name
from sayso.coding.where.standing import TOWNS, country_of, standing_for
from sayso.reading.places.containment import between_parts

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

    from sayso.reading.document import Document
    from sayso.reading.places import Gazetteer
    from sayso.schema import PlaceMention


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


def sites_of(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> list[Site]:
    """The sites of a sentence in text order."""
    start, end = sentence.start_char, sentence.end_char
    named = []
    for mention in document.places:
        if start <= mention.start and mention.end <= end and not is_demonym(mention) and not is_street(document, mention):
            site = _named(document, sentence, mention) if mention.name else _unknown(document, sentence, mention, gazetteer)
            if site is not None:
                named.append(_shifted(document.report.text, sentence, site))
    named = _chained(document.report.text, sentence, named)
    borders = [phrase_of(t) for t in sentence if is_border(t)]
    named = [s for s in named if s.precision != "country" or not any(a <= s.start and s.end <= b for a, b in borders)]
    others = [s for t in sentence if (s := standing_for(document, t, gazetteer, named)) is not None]
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
    told = any(word in before for word in TOWNS)
    if not told and (span.root.ent_type_ != "GPE" or sentence.doc[max(span.start - 1, 0)].pos_ != "ADP"):
        return None
    code = country_of(document, span.root)
    country = gazetteer.country_name(code)
    if code is None or country is None:
        return None
    return Site(
        start=mention.start, end=mention.end, token=span.root.i, how="unknown", name=f"{mention.text}, {country}",
        geonames=None, admin1=None, country=code, lat=None, lon=None, precision="city",
        because="not in the gazetteer; its country is the one that the report names most",
    )  # fmt: skip


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
