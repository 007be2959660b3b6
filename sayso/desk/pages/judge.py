"""``POST /judge/DEED``: what a person decides; afterwards the page from which it came."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from sayso.desk.judging import conflict
from sayso.desk.judging.clashes import Clashed
from sayso.desk.judging.drafts import Drafts
from sayso.desk.judging.keep import keep
from sayso.desk.judging.roles import DEEDS, judge_of, may_undo
from sayso.desk.judging.sent import Sent, sent
from sayso.desk.judging.undoing import TOLD
from sayso.desk.pages.judge_forms import again
from sayso.desk.rendering import desk_of, page
from sayso.errors import UsageError
from sayso.ledger.judgements.model import Judgement

router = APIRouter()


@router.post("/judge/{deed}")
def judge(request: Request, deed: str, form: Annotated[Sent, Depends(sent)]) -> Response:
    """Store what the form decides, or show what others decided meanwhile (409)."""
    if deed not in DEEDS:
        raise HTTPException(404)
    desk = desk_of(request)
    if deed == "undo":
        _check_undo(request, form)
        person = desk.person(request)
        assert person is not None
    else:
        person = judge_of(request, deed)
    reader = desk.reader(request)
    try:
        made = keep(desk, deed, person.name, form, lambda view: Drafts(view, reader, person.name, form).of(deed))
    except Clashed as error:
        return conflict.page_of(request, deed, form, error)
    except UsageError as error:
        return again(request, deed, form, str(error)) or page(
            request, "judge/refused.html", status=400, message=str(error), form_at=_form(deed, form), back=form.back
        )  # fmt: skip
    return RedirectResponse(_back(form, deed, made), status_code=303)


def _check_undo(request: Request, form: Sent) -> None:
    desk = desk_of(request)
    person = desk.person(request)
    found = next((j for j in desk.view().judgements if j.id == form.text("judgement")), None)
    if found is None or not may_undo(person, found):
        judge_of(request, "undo")


def _back(form: Sent, deed: str, made: list[Judgement]) -> str:
    """The page to go to; it is told what was undone, and the queue what was done."""
    back = form.back
    name = TOLD if deed == "undo" else "did"
    if not made or not (deed == "undo" or back.startswith("/queue")):
        return back
    path, mark, fragment = back.partition("#")
    sign = "&" if "?" in path else "?"
    return f"{path}{sign}{name}={quote(made[-1].id)}{mark}{fragment}"


def _form(deed: str, form: Sent) -> str:
    """The page with the form that was sent."""
    if deed == "add":
        asked = {"report": form.text("report"), "kind": form.text("kind_of")}
    elif deed == "grade":
        asked = {"outlet": form.text("outlet")}
    elif deed in {"accept", "reject", "undo"}:
        return form.back
    else:
        asked = {"record": form.text("record")}
    return f"/judge/{deed}?{urlencode({**asked, 'back': form.back})}"
