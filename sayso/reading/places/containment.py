"""Which place lies in which, by codes and by the words between two names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.reading.places.index import Place
    from sayso.reading.places.phrases import Candidate

_BETWEEN = re.compile(
    r"(?: (?:city|town|village|suburb|district|county|province|governorate|region|area|municipality))?(?:, in|,| in| of| \(|-)"
    r"(?: the)?(?: (?:north|south|east|west)[a-z-]*)?(?: (?:city|district|county|province|governorate|region|state) of)?\s?"
)


def between_parts(gap: str) -> bool:
    """Whether the words between two names say that the first lies in the second ("X, Y", "X district, Y", "X in the Y")."""
    return len(gap) < 40 and _BETWEEN.fullmatch(gap) is not None  # noqa: PLR2004 - the longest that fits is 37 characters


def link_containers(found: list[Candidate], text: str) -> None:
    """Like "X, Y" and "X (Y)": mark the candidate that contains another, where some place of X lies in some place of Y."""
    for n, c in enumerate(found[:-1]):
        nxt = found[n + 1]
        gap = text[c.end : nxt.start]
        if nxt.demonym or c.demonym or not between_parts(gap):
            continue
        if any(within(p, q) for p in c.places for q in nxt.places) or (
            not c.places and any(q.kind in ("country", "admin1") for q in nxt.places)
        ):
            c.inside = n + 1


def within(place: Place, area: Place) -> bool:
    """Whether a place lies in a country, province or county by their codes."""
    if place.country != area.country or place.key == area.key or place.country is None:
        return False
    if area.kind == "country":
        return place.kind != "country"
    if area.kind == "admin1":
        return place.admin1 == area.admin1 and place.kind not in ("country", "admin1")
    return area.kind == "admin2" and place.admin2 == area.admin2 and place.kind not in ("country", "admin1", "admin2")
