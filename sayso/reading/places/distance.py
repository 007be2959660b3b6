"""How far apart two places lie."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.reading.places.index import Place


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance (sphere of 6371 km)."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    la, lo, lb, lp = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def apart(a: Place, b: Place) -> bool:
    """Whether two places are too far apart to be one answer."""
    return kilometres(a, b) > 50  # noqa: PLR2004 - a town and its own county are one answer
