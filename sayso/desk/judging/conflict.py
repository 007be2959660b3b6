"""The page that shows both decisions where somebody else was quicker, so that a person chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.desk.judging.given import INPUTS
from sayso.desk.judging.subjects import record_of, subject
from sayso.desk.rendering import desk_of, page
from sayso.errors import SaysoError
from sayso.exports import sentences, words
from sayso.ledger.judgements.values import plain

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

    from sayso.desk.judging.clashes import Clash, Clashed
    from sayso.desk.judging.sent import Sent

#: What a decision on a record as a whole is called.
WHOLE = {
    "accept": "accepted as it stood", "reject": "rejected", "add": "added", "merge": "merged", "split": "split up",
    "undo": "take back what was decided before",
}  # fmt: skip
#: Fields in plain words.
FIELD = {
    "type": "what", "mode": "in what way", "actors": "who", "recipients": "whom", "date": "when", "place": "where",
    "said_by": "said by", "attributions": "vouched for by", "act": "how it is said", "certainty": "how sure",
    "content": "the words", "counts": "how many",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field: what it was on the page, what somebody else made of it (who and when), what oneself wants."""

    field: str
    before: str
    theirs: str
    by: str
    at: str
    note: str | None
    mine: str


def page_of(request: Request, deed: str, form: Sent, error: Clashed) -> Response:
    """The page, with status 409."""
    desk = desk_of(request)
    view, reader = desk.view(), desk.reader(request)
    name = form.text("record")
    lines = [_line(request, c, form) for c in error.clashes]
    disputed = {c.draft.field for c in error.clashes}
    row: Any = None
    if name:
        try:
            row = subject(view, reader, name)
        except SaysoError:  # it was merged or split away meanwhile
            row = None
    rest = _without(form, disputed) if deed == "correct" and error.free and None not in disputed else []
    return page(
        request, "judge/conflict.html", status=409, deed=deed, lines=lines, form=form, seen=view.tx,
        mine=list(form.content), rest=rest, row=row, back=form.back,
    )  # fmt: skip


def _line(request: Request, clash: Clash, form: Sent) -> Line:
    theirs, draft = clash.theirs, clash.draft
    field = draft.field or theirs.field
    return Line(
        field=FIELD.get(field, field.replace("_", " ")) if field else "the record",
        before=_before(request, form, field),
        theirs=said(theirs.kind, theirs.field, theirs.value),
        by=theirs.by,
        at=theirs.at,
        note=theirs.note,
        mine=said(draft.kind, draft.field, draft.value),
    )


def said(kind: str, field: str | None, value: Any) -> str:
    """A decision in words: ``denied``, ``rejected``."""
    if kind != "correct":
        return WHOLE.get(kind, kind) + (f" ({field})" if field else "")
    return plainly(field, value)


def plainly(field: str | None, value: Any) -> str:
    """A value of a field in plain words."""
    if field == "status":
        return words.STATUS.get(str(value), str(value))
    if field == "type":
        return sentences.type_label(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return words.brief(value)


def _before(request: Request, form: Sent, field: str | None) -> str:
    """What the field was on the page that the form was on."""
    if field is None or not form.text("record"):
        return ""
    desk = desk_of(request)
    try:
        found = subject(desk.view(str(form.seen)), desk.reader(request), form.text("record"))
    except SaysoError:
        return ""
    return plainly(field, plain(getattr(record_of(found), field, None)))


def _without(form: Sent, fields: set[str | None]) -> list[tuple[str, str]]:
    """The form without what is disputed."""
    gone = {n for kind in INPUTS.values() for f, names in kind.items() if f in fields for n in names}
    gone |= {f"{n}.shown" for n in gone}
    return [(k, v) for k, v in form.content if k not in gone]
