"""``/search``: words in reports, and actors and dossiers by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk.asking import asking
from sayso.desk.filtering import filtering
from sayso.desk.rendering import desk_of, page
from sayso.exports.words import one_line
from sayso.ledger import dossiers
from sayso.ledger.asking import parse, spans
from sayso.ledger.folding import placed_tokens
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter, named

if TYPE_CHECKING:
    from sayso.desk.asking import Asking
    from sayso.knowledge.actors import Actors

router = APIRouter()
#: Actors by name that are shown beside the texts, and texts on a page where the address does not say how many.
ACTORS, TEXTS = 8, 20


def texts(q: Asking, limit: int | None = None) -> pages.Page[pages.Found]:
    """Reports that hold the words of the question, with the other filters; none without words."""
    words = q.asked.filter.text
    if not words:
        return pages.Page(rows=(), after=None, before=None, total=0)
    return pages.search(q.view, words, replace(q.asked.of_events, text=None), q.reader, after=q.after, limit=limit or q.limit)


def marked(sentence: str, words: str) -> list[tuple[str, bool]]:
    """A sentence cut into stretches that were asked for (true) and others."""
    text = one_line(sentence)
    out, at = [], 0
    for start, end in spans(placed_tokens(text), parse(words)):
        if start < at:
            continue
        out += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, hit) for piece, hit in [*out, (text[at:], False)] if piece]


def people(q: Asking, known: Actors) -> list[dict[str, object]]:
    """Actors of the ledger that are called so, then those that the base knows by that name."""
    words = q.asked.filter.text or ""
    found = pages.actors(q.view, Filter(actor=(words,)), q.reader, limit=ACTORS)
    out: list[dict[str, object]] = [
        {"id": r.id, "name": r.name, "country": r.country, "records": r.acts + r.receives + r.claims} for r in found.rows
    ]
    here = {o["id"] for o in out}
    out += [
        {"id": a.id, "name": a.name, "country": a.country, "records": None}
        for a in known.named(words)[:ACTORS]
        if a.id not in here
    ]
    return out


@router.get("/search")
def search(request: Request) -> Response:
    """The form, and what it found."""
    q = asking(request)
    words = q.asked.filter.text
    desk = desk_of(request)
    found = texts(q, None if "limit" in request.query_params else TEXTS)
    return page(
        request,
        "search.html",
        found=found,
        query=words or "",
        marked={f.row.head.id: marked(f.sentence, words) for f in found.rows} if words else {},
        people=people(q, desk.actors) if words else [],
        kept=[d for d in dossiers.all(desk.ledger) if named((words,), [d.name])] if words else [],
        **filtering(request, q),
    )
