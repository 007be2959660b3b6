"""``/actors``: who acts, is acted upon and speaks; ``/actors/ID``: one of them, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import evidence
from sayso.desk.asking import asking
from sayso.desk.filtering import filtering
from sayso.desk.rendering import desk_of, page
from sayso.errors import NotFound
from sayso.ledger.queries import chronicle, pages
from sayso.ledger.queries.filters import Filter

if TYPE_CHECKING:
    from sayso.desk.asking import Asking
    from sayso.knowledge.actors import Actor, Actors
    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow

router = APIRouter()
#: Events and claims on an actor's page; all are one link further.
SOME = 10


@router.get("/actors")
def actors(request: Request) -> Response:
    """Actors by how often they stand in the events and claims that are asked for."""
    q = asking(request)
    found = pages.actors(q.view, q.asked.of_events, q.reader, after=q.after, limit=q.limit)
    return page(request, "actors.html", found=found, **filtering(request, q))


class OneActor:
    """What the ledger and the base of actors hold of one actor.

    Args:
        q: the question; its filters act on events, its period also on claims.
        name: the actor's id, or its name where it has none.
        known: the base of actors.

    Raises:
        NotFound: neither the ledger (as its reader may see it) nor the base knows it.
    """

    def __init__(self, q: Asking, name: str, known: Actors) -> None:
        self.id = name
        self.base = known
        self.known: Actor | None = known.get(name)
        everything = Filter(actor=(name,))
        self.row: ActorRow | None = next(
            (r for r in pages.actors(q.view, everything, q.reader, limit=1000).rows if r.id == name), None
        )
        if self.row is None and self.known is None:
            raise NotFound(f"no actor {name}")
        self.events = chronicle.of_actor(q.view, name, q.asked.of_events, q.reader)
        self.acting = [r for r in self.events if self._among(r, "actors")]
        self.receiving = [r for r in self.events if r not in self.acting]
        self.partners = chronicle.partners(self.events, name)
        said = pages.claims(q.view, replace(q.asked.of_claims, actor=(name,)), q.reader, limit=200)
        self.claims: list[ClaimRow] = [r for r in said.rows if self._speaks(r)]

    @property
    def name(self) -> str:
        """The name that is shown."""
        if self.known is not None:
            return self.known.name
        assert self.row is not None
        return self.row.name

    def _among(self, row: EventRow, side: str) -> bool:
        return any((p.actor or p.name) == self.id for p in getattr(row.event, side))

    def _speaks(self, row: ClaimRow) -> bool:
        return any(s and (s.actor or s.name or s.text) == self.id for s in (row.claim.speaker, *row.claim.via))

    def name_of(self, actor: str) -> str:
        """The name of another actor by its id."""
        found = self.base.get(actor)
        return found.name if found else actor


@router.get("/actors/{name:path}")
def one(request: Request, name: str) -> Response:
    """Names, roles and sources; events on both sides, claims, and whom it meets most."""
    q = asking(request)
    found = OneActor(q, name, desk_of(request).actors)
    shown = [*found.acting[-SOME:][::-1], *found.receiving[-SOME:][::-1]]
    return page(
        request,
        "actor.html",
        one=found,
        some=SOME,
        words_of=evidence.of_rows(q.view, shown),
        others=[(k, v) for k, v in q.asked.pairs if k != "actor"],
        **filtering(request, q, facets=False),
    )
