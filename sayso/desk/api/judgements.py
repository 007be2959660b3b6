"""Judgements for programs: what people decided, and deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from sayso.desk.api import ROOT, answers, inputs
from sayso.desk.api.bodies import Sent, by_of, sent
from sayso.desk.api.drafting import Drafts
from sayso.desk.api.once import once
from sayso.desk.api.parameters import Parameter
from sayso.desk.api.question import Question, question
from sayso.desk.judging.clashes import clashes
from sayso.desk.rendering import desk_of
from sayso.errors import Conflict, NotFound
from sayso.ledger.judgements.meanwhile import about
from sayso.ledger.judgements.model import Judgement
from sayso.ledger.judgements.store import judge
from sayso.ledger.queries import pages
from sayso.ledger.queries.filters import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator


router = APIRouter(prefix=f"{ROOT}/judgements")
RECORD = Parameter(
    name="record", about="Only those on this report, event or claim.", schema={"type": "string", "maxLength": 200}
)
BY = Parameter(name="by", about="Only those of this person.", schema={"type": "string", "maxLength": 200})


@router.get("")
def every(request: Request) -> Response:
    """Judgements that stand, the newest first, on what the reader may see."""
    q = question(request, (RECORD, BY))

    def found() -> dict[str, Any]:
        # A merge marks several records; it is one judgement.
        rows = sorted({j["id"]: j for j in _standing(q)}.values(), key=lambda j: -int(j["id"][1:]))
        names = [j["id"] for j in rows]
        if q.after is not None and q.after not in names:
            raise NotFound(f"no cursor {q.after!r}")
        start = names.index(q.after) + 1 if q.after is not None else 0
        shown = rows[start : start + q.limit]
        more = start + len(shown) < len(rows)
        page = pages.Page(
            rows=tuple(shown), after=names[start + len(shown) - 1] if more else None, before=None, total=len(rows)
        )
        return q.listing(page, lambda j: j)

    return q.shown(found)


@router.post("")
def decide(request: Request, body: Annotated[Sent, Depends(sent)]) -> Response:
    """Decide; 409 where somebody else decided the same since what you had seen."""
    question(request, (), paged=False)
    given = inputs.decoded(inputs.NewJudgement, body.json)
    return once(request, body, lambda: _decided(request, given))


def _decided(request: Request, given: Any) -> Response:
    desk, by = desk_of(request), by_of(request)
    with desk.once.lock:
        view, reader = desk.view(), desk.reader(request)
        draft = Drafts(view, reader).of(given)
        seen = getattr(given, "seen", None)
        if seen is None and draft.kind == "undo":
            seen = next(j.tx for j in view.judgements if j.id == draft.undoes)
        if seen is not None and (found := clashes(view, [draft], by, seen)):
            theirs = found[-1].theirs
            raise Conflict(f"{theirs.by} decided on this in the meantime ({theirs.kind}, {theirs.at}); look at it again")
        made = judge(desk.ledger, draft, by, seen=seen)
        said = as_json(made, getattr(given, "record", None))
        if made.kind == "undo":
            first, _ = about(made, [*view.judgements, made])
            said["undid"] = as_json(first, None)
    return answers.json(said, 201)


def _standing(q: Question) -> Iterator[dict[str, Any]]:
    asked = q.value("record")
    rows: list[Any] = list(pages.judged(q.view, Filter(), q.reader))
    whole = [r for r in pages.reports(q.view, Filter(), q.reader, limit=1 << 30).rows if r.review.marks or r.review.notes]
    by = q.value("by")
    for row in (*rows, *whole):
        name = getattr(row, "id", None) or row.head.id
        if asked and name != asked:
            continue
        for mark in (*row.review.marks, *row.review.notes):
            if not by or mark.by == by:
                yield _mark(mark, name)


def _mark(mark: Any, record: str) -> dict[str, Any]:
    names = ("kind", "by", "at", "field", "value", "note")
    return {"id": mark.judgement, "record": record, **{n: getattr(mark, n) for n in names}}


def as_json(made: Judgement, record: str | None) -> dict[str, Any]:
    """A judgement as it was stored."""
    names = ("kind", "by", "at", "field", "value", "note")
    about = record or made.target.report or made.target.name
    return {"id": made.id, "record": about, **{n: getattr(made, n) for n in names}, "transaction": made.tx}
