"""A site: what in a report may be where an act took place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sayso.reading.document import Document
    from sayso.schema import PlaceMention, PlacePrecision

How = Literal["named", "unknown", "capital", "anaphor", "offset", "border"]


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


def is_demonym(mention: PlaceMention) -> bool:
    """Whether a place mention says whose, not where ("Turkish")."""
    return mention.because.startswith("demonym")


_STREET = re.compile(r" (?:Street|Road|Avenue|Boulevard|Highway|Square|Bridge|Gate|Lane)\b")


def is_street(document: Document, mention: PlaceMention) -> bool:
    """Whether a place only lends its name to a street or a square, which may lie in any town ("Tripoli Street")."""
    return _STREET.match(document.report.text, mention.end) is not None


def spoken_name(mention: PlaceMention) -> str:
    """Like "Houla, Syria": the place as the report spells it, with its country as the gazetteer names it."""
    assert mention.name is not None
    _, comma, country = mention.name.rpartition(", ")
    if mention.precision == "country" or not comma:
        return mention.name
    words = mention.text if not mention.text.isupper() or len(mention.text) < 4 else mention.text.title()  # noqa: PLR2004 - USA
    return f"{words}, {country}"
