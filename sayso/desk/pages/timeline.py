"""``/timeline``: events over time, as a picture that narrows the period, and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk import bars, evidence, periods
from sayso.desk.asking import asking
from sayso.desk.filtering import filtering
from sayso.desk.rendering import page
from sayso.errors import UsageError
from sayso.ledger.queries import chronicle, pages
from sayso.ledger.queries.filters import first_day, last_day
from sayso.ledger.queries.histogram import BUCKETS

if TYPE_CHECKING:
    from sayso.desk.asked import Asked
    from sayso.ledger.queries.histogram import Bucket

router = APIRouter()


def bucket_of(given: str | None) -> Bucket | None:
    """The width of the bars that an address asks for; null: what fits the period.

    Raises:
        UsageError: it is none.
    """
    if given is None:
        return None
    if given not in BUCKETS:
        raise UsageError(f"bars are by {', '.join(BUCKETS)}, not by {given!r}")
    return given


@router.get("/timeline")
def timeline(request: Request, by: str | None = None) -> Response:
    """The bars of the period, how to leave it, and its dated events in order."""
    q = asking(request)
    asked = q.asked.of_events
    found = pages.timeline(q.view, asked, q.reader, bucket=bucket_of(by))
    first, last = asked.first and first_day(asked.first), asked.last and last_day(asked.last)
    listed = chronicle.dated(q.view, asked, q.reader, after=q.after, limit=q.limit)
    return page(
        request,
        "timeline.html",
        found=listed,
        histogram=found,
        drawing=bars.draw(found, first, last),
        by=by,
        shown=bars.period(first, last) if first and last else None,
        moves=moves(q.asked),
        words_of=evidence.of_rows(q.view, listed.rows),
        **filtering(request, q),
    )


def moves(asked: Asked) -> list[tuple[str, str]]:
    """Links to other periods: (what it does, query string)."""
    first, last = asked.filter.first, asked.filter.last
    if first is None and last is None:
        return []
    out = []
    for name, steps in (("← earlier", -1), ("later →", 1)):
        other = periods.moved(first, last, steps)
        if other:
            out.append((name, asked.with_(**{"from": other[0], "to": other[1]})))
    low, high = periods.wider(first, last)
    if low:
        name = f"all of {bars.period(first_day(low), last_day(low))}"
        out.append((name, asked.with_(**{"from": low, "to": high})))
    out.append(("all time", asked.with_(**{"from": None, "to": None})))
    return out
