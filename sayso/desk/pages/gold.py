"""``/export/gold.jsonl`` and ``/export/sentences.jsonl``: judged reports as annotated sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from sayso.desk.asking import Asking, asking
from sayso.exports import gold
from sayso.ledger.queries import pages

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import FullReport

router = APIRouter()


@router.get("/export/{name}.jsonl")
def export(request: Request, name: str, reader: str | None = None) -> Response:
    """JSON Lines of the judged reports that the filters leave; ``reader``: as this person judged them, not as they stand."""
    from starlette.exceptions import HTTPException

    makers = {"gold": gold.lines, "sentences": gold.sentence_lines}
    if name not in makers:
        raise HTTPException(404)
    q = asking(request)
    lines = (line + "\n" for line in makers[name](_judged(q), reader))
    head = {"Content-Disposition": f'attachment; filename="sayso.{name}.jsonl"'}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=head)


def _judged(q: Asking) -> Iterator[FullReport]:
    """The reports in which anything was judged, of those asked for that the reader may see."""
    asked = q.asked.of_events
    if not asked.reports:
        asked = replace(asked, reports=tuple(sorted(q.view.by_report)) or ("none",))
    for row in pages.reports(q.view, asked, q.reader, limit=1 << 30, newest=False).rows:
        if row.head.id in q.view.by_report:
            yield pages.report(q.view, row.head.id, q.reader)
