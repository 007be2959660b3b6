"""The addresses at which a browser meets the corpus of :mod:`tests.desk.xss`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sayso.ledger import dossiers, open_ledger
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from sayso.ledger.sensitivity import Reader
from tests.desk.xss import PAYLOADS, fill

if TYPE_CHECKING:
    from pathlib import Path

#: The listings, long enough to hold every payload.
LISTS = (
    "/events?limit=200", "/claims?limit=200", "/actors?limit=200", "/timeline", "/search?words=shelled&limit=200", "/dossiers",
    "/queue", "/agreement", "/", "/events?codes=1&limit=200", "/add",
)  # fmt: skip
#: Addresses that carry a payload themselves.
REFLECTED = (
    "/events?words={}", "/claims?from={}", "/actors/{}", "/search?words={}", "/reports/{}", "/records/{}", "/look?theme={}&back={}",
    "/dossiers/{}", "/timeline?by={}", "/{}", "/judge/grade?outlet={}", "/judge/note?record={}&back={}",
    "/events?outlet={}&actor={}", "/events?after={}", "/queue?at={}",
)  # fmt: skip
#: Of the pages for one thing, every so manyth is visited: the listings hold all payloads.
STEP = 12


def ledger(path: Path) -> list[str]:
    """Make the ledger; gives the addresses."""
    with open_ledger(path, create=True) as kept:
        reports = fill(kept)
        view = View(SqlSource(kept), None)
        events = [r.id for r in pages.events(view, Filter(), Reader(), limit=200).rows]
        claims = [r.id for r in pages.claims(view, Filter(), Reader(), limit=200).rows]
        saved = [d.id for d in dossiers.all(kept)]
    found = [*LISTS, *(f"/reports/{r}" for r in reports[::STEP]), *(f"/records/{r}" for r in events[1::STEP])]
    found += [f"/records/{r}" for r in claims[:: 4 * STEP]] + [f"/dossiers/{d}" for d in saved[:: 4 * STEP]]
    found += [f"/dossiers/{saved[0]}/feed.atom", f"/reports/{reports[2]}?record=1"]
    found += [f"/judge/{deed}?record={events[n]}" for n, deed in enumerate(("correct", "merge", "split", "note", "assign"))]
    found += [
        f"/judge/correct?record={claims[0]}",
        f"/judge/correct?record={reports[0]}",
        f"/judge/add?report={reports[1]}&start=0&end=9",
    ]
    words = (PAYLOADS[0], PAYLOADS[50])  # an element, an attribute
    return found + [a.replace("{}", quote(words[n % 2], safe="")) for n, a in enumerate(REFLECTED)]
