"""Places: recognise toponyms, resolve them to a gazetteer, say why.  Usable alone; see docs/places.md."""

from sayso.reading.places.index import Gazetteer, Place
from sayso.reading.places.stage import PlaceStage, resolve_spans
from sayso.reading.places.world import Context

__all__ = ["Context", "Gazetteer", "Place", "PlaceStage", "resolve_spans"]
