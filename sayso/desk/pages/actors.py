"""``/actors``: who acts, is acted upon and speaks; ``/actors/ID``: one of them, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import evidence
from sayso.desk.asking import asking
from sayso.desk.filtering import filtering
from sayso.desk.rendering import desk_of, page
from sayso.errors import NotFound
from sayso.ledger.queries import pages

if TYPE_CHECKING:
    from sayso.desk.asking import Asking
    from sayso.knowledge.actors import Actor, Actors

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
        base: the base of actors.

    Raises:
        NotFound: neither the ledger (as its reader may see it) nor the base knows it.
    """

    def __init__(self, q: Asking, name: str, base: Actors) -> None:
        self.id = name
        self.base = base
        self.known: Actor | None = base.get(name)
        from sayso.ledger.queries.company import Company  # what it needs is loaded when it is first asked for

        self.company = Company(q.view, name, q.asked.of_events, q.asked.of_claims, q.reader)
        if self.known is None and not self.company.known:
            raise NotFound(f"no actor {name}")

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.known.name if self.known is not None else self.company.name

    def name_of(self, actor: str) -> str:
        """The name of another actor by its id."""
        found = self.base.get(actor)
        return found.name if found else actor


@router.get("/actors/{name:path}")
def one(request: Request, name: str) -> Response:
    """Names, roles and sources; events on both sides, claims, and whom it meets most."""
    q = asking(request)
    found = OneActor(q, name, desk_of(request).actors)
    acting, receiving = found.company.acting(SOME), found.company.receiving(SOME)
    return page(
        request,
        "actor.html",
        one=found,
        company=found.company,
        acting=acting,
        receiving=receiving,
        claims=found.company.claims(SOME),
        words_of=evidence.of_rows(q.view, [*acting, *receiving]),
        **filtering(request, q, facets=False),
    )
