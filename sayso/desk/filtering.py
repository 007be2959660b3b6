"""What the templates of all filtered views share: the filters that are on, what one could choose, where other forms are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.desk import labels
from sayso.desk.rendering import desk_of
from sayso.ledger import dossiers
from sayso.ledger.queries import pages, said

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
CLAIMS = {"type": ("types", "How it is said"), "outlet": ("outlets", "Outlet")}
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
    """The facets of events, or of claims, with their numbers; what is asked for comes first."""
    if view == "claims":
        counts, shown = said.facets(q.view, q.asked.of_claims, q.reader), CLAIMS
    else:
        counts, shown = pages.facets(q.view, q.asked.of_events, q.reader), FACETS
    out = []
    for name, (key, title) in shown.items():
        found = {labels.PLAIN.get(v, v): n for v, n in counts.get(key, ())}
        asked = {labels.PLAIN.get(v, v): None for v in q.asked.values(name)}
        options = [
            {"value": v, "label": labels.label(name, v, actors), "count": n, "on": v in asked}
            for v, n in (asked | found).items()
        ]
        options.sort(key=lambda o: not o["on"])
        out.append({"name": name, "title": title, "options": options[:SHOWN], "more": options[SHOWN:]})
    return out
