"""Every page of the desk, from the application's own routes: a route without an address here fails a test.

``{event}`` and the like are names in the ledger of :func:`tests.desk.browser.ledgers.for_reading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: Addresses that show what each route can show, by route.
PAGES: dict[str, tuple[str, ...]] = {
    "/": ("/",),
    "/events": (
        "/events", "/events?status=negated&country=KRS", "/events?words=nosuchword", "/events?codes=1&from=2020-03&to=2020-05",
    ),
    "/claims": ("/claims", "/claims?source=minister"),
    "/actors": ("/actors",),
    "/actors/{name:path}": ("/actors/{actor}", "/actors/{stranger}"),
    "/timeline": ("/timeline", "/timeline?by=month&from=2020-02&to=2020-09"),
    "/search": ("/search", "/search?words=Karsa", "/search?words=nosuchword"),
    "/dossiers": ("/dossiers",),
    "/dossiers/{name}": ("/dossiers/{dossier}",),
    "/reports/{name:path}": (
        "/reports/{report}", "/reports/{report}?record={number}", "/reports/{broken}", "/reports/{report}?codes=1",
    ),
    "/records/{name:path}": ("/records/{event}", "/records/{claim}", "/records/{event}?codes=1"),
    "/add": ("/add",),
    "/judge/add": ("/judge/add?report={report}", "/judge/add?report={report}&kind=claim&start=0&end=6"),
    "/judge/grade": ("/judge/grade?outlet=Bay+News",),
    "/judge/{deed}": (
        "/judge/correct?record={event}", "/judge/correct?record={claim}", "/judge/correct?record={report}",
        "/judge/merge?record={event}", "/judge/split?record={event}", "/judge/split?record={claim}&parts=3",
        "/judge/note?record={event}", "/judge/assign?record={claim}",
    ),
    "/queue": ("/queue",),
    "/agreement": ("/agreement",),
    "/api/v1/docs": ("/api/v1/docs",),
}  # fmt: skip
#: Routes that are pages, but are walked elsewhere: why.
ELSEWHERE = {
    "/look": "changes the look and goes back: test_deeds",
    "/add/{name}": "the page of a report on its way: test_adding",
    "/sign-in": "on a desk with accounts: test_reviewers",
}
#: Ends of addresses that are for programs.
PROGRAMS = (".json", ".jsonl", ".csv", ".atom")


def routes(folder: Path) -> dict[str, set[str]]:
    """Paths and methods of the application, mounted folders left out."""
    from fastapi.routing import iter_route_contexts

    from sayso.desk.app import make_app
    from sayso.desk.desk import Desk, Settings
    from sayso.ledger import open_ledger

    found: dict[str, set[str]] = {}
    with open_ledger(folder / "routes.ledger", create=True) as ledger:
        for route in iter_route_contexts(make_app(Desk(ledger, Settings())).routes):
            if route.path is not None:
                found.setdefault(route.path, set()).update(route.methods or ())
    return found


def is_page(path: str) -> bool:
    """Whether a route gives a page for people (not a twin, a feed or the API)."""
    return not path.endswith(PROGRAMS) and (not path.startswith("/api/") or path.endswith("/docs"))


def filled(address: str, names: dict[str, str]) -> str:
    """An address with the names of a ledger in it."""
    return address.format(**names, number=names["event"].rpartition(".")[2])
