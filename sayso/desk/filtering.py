"""What the templates of all filtered views share: the filters that are on, what one could choose, where other forms are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.desk import labels
from sayso.desk.rendering import desk_of
from sayso.exports import sentences
from sayso.ledger import dossiers
from sayso.ledger.queries import pages

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.desk.asking import Asking
    from sayso.knowledge.actors import Actors

#: Filter of the address -> the facet that counts its values, and its name for people.
FACETS = {
    "type": ("types", "What"),
    "status": ("statuses", "Status"),
    "country": ("countries", "Country"),
    "outlet": ("outlets", "Outlet"),
}
#: Values of a facet that are shown at once; the others are behind a fold.
SHOWN = 8


def filtering(request: Request, q: Asking, *, facets: bool = True) -> dict[str, Any]:
    """Context for ``_filters.html``; ``facets`` are counted only where they are shown."""
    view = request.url.path.strip("/").partition("/")[0]
    desk = desk_of(request)
    actors, kept = desk.actors, dossiers.all(desk.ledger)
    return {
        "asking": q,
        "asked": q.asked,
        "path": request.url.path,
        "chips": labels.chips(q.asked, actors, view),
        "facets": faceted(q, actors, view) if facets else [],
        "kept_here": next((d for d in kept if d.query == q.asked.query), None) if q.asked.pairs else None,
        "kept_all": kept,
        "country": lambda code: labels.country(code, actors),
    }


def faceted(q: Asking, actors: Actors, view: str) -> list[dict[str, Any]]:
    """The facets with numbers of events, what is asked for among them first."""
    if view == "claims":
        return [_speech_acts(q, actors)]
    counts = pages.facets(q.view, q.asked.of_events, q.reader)
    out = []
    for name, (key, title) in FACETS.items():
        found = dict(counts.get(key, ()))
        asked = [v for v in q.asked.values(name) if v not in found]
        values = [*((v, None) for v in asked), *found.items()]
        options = [
            {"value": v, "label": labels.label(name, v, actors), "count": n, "on": v in q.asked.values(name)} for v, n in values
        ]
        options.sort(key=lambda o: not o["on"])
        out.append({"name": name, "title": title, "options": options[:SHOWN], "more": options[SHOWN:]})
    return out


def _speech_acts(q: Asking, actors: Actors) -> dict[str, Any]:
    """The speech acts to choose from; nobody counts them."""
    asked = q.asked.values("type")
    options = [{"value": act, "label": label, "count": None, "on": act in asked} for act, label in sentences.acts()]
    others = [
        {"value": v, "label": labels.label("type", v, actors), "count": None, "on": True}
        for v in asked
        if v not in {o["value"] for o in options}
    ]
    return {
        "name": "type",
        "title": "How it is said",
        "options": [*others, *options][:SHOWN],
        "more": [*others, *options][SHOWN:],
    }
