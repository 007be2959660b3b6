"""``/add``: reports in.  Read first, checked by their person, then coded and stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

import sayso
from sayso.desk import arrivals, forms
from sayso.desk.api.bodies import by_of
from sayso.desk.desk import Desk
from sayso.desk.jobs import Job
from sayso.desk.rendering import desk_of, page
from sayso.desk.serve import is_loopback
from sayso.errors import InputError, UsageError

router = APIRouter()
#: Seconds for which a page waits for a report, so that most need no page of progress.
PATIENCE = 4.0


async def posted(request: Request) -> AsyncIterator[FormData]:
    """The form that was sent; what it holds is let go of when it has been answered."""
    form = await forms.read(request)
    yield form
    await form.close()


Form = Annotated[FormData, Depends(posted)]


@router.get("/add")
def form(request: Request) -> Response:
    """The form; the coder is loaded while it is filled in."""
    desk_of(request).coder.warm()
    return _form(request, {}, "")


@router.post("/add")
def give(request: Request, sent: Form) -> Response:
    """Read what is given; ask about what it does not tell, or go on at once."""
    desk = desk_of(request)
    fields = _strings(sent)
    uploads = [f for f in sent.getlist("files") if isinstance(f, UploadFile) and f.filename]
    try:
        job = _job(desk, by_of(request), fields, uploads)
    except UsageError as error:
        return _form(request, fields, str(error), status=422)
    except InputError as error:
        return _form(request, fields, str(error), status=422)
    desk.jobs.put(job)
    if job.total == 1 and job.folder is None and fields.get("outlet") and fields.get("published"):
        return _started(desk, job)
    return RedirectResponse(f"/add/{job.id}", status_code=303)


@router.post("/add/examples")
def give_examples(request: Request, sent: Form) -> Response:  # noqa: ARG001 - a form, for the sake of its token
    """The example dossier that comes with the source."""
    desk, folder = desk_of(request), examples()
    if folder is None:
        raise UsageError("the example dossier is not here; it comes with the source of Sayso")
    given = arrivals.options({})
    first, total = arrivals.looked_into(str(folder), given)
    job = Job(by=by_of(request), what="the example dossier", items=first, total=total, folder=str(folder), given=given)
    return _started(desk, desk.jobs.put(job))


@router.get("/add/{name}")
def progress(request: Request, name: str) -> Response:
    """What was found, to be checked; then how far it is; then what became of it."""
    desk = desk_of(request)
    job = desk.jobs.get(name, by_of(request))
    if job.only is not None:
        return _to(request, f"/reports/{job.only}")
    if job.state == "asking":
        return _check(request, job, {}, "")
    return page(request, "_job.html" if "hx-request" in request.headers else "job.html", job=job, ready=desk.coder.ready)


@router.post("/add/{name}")
def confirm(request: Request, name: str, sent: Form) -> Response:
    """Code and store, with what the person says about the reports."""
    desk = desk_of(request)
    job = desk.jobs.get(name, by_of(request))
    fields = _strings(sent)
    if job.state == "asking":
        try:
            _correct(job, fields)
        except UsageError as error:
            return _check(request, job, fields, str(error), status=422)
    return _started(desk, job)


@router.post("/add/{name}/stop")
def stop(request: Request, name: str, sent: Form) -> Response:  # noqa: ARG001 - a form, for the sake of its token
    """Give the rest up; what is stored stays."""
    desk = desk_of(request)
    job = desk.jobs.get(name, by_of(request))
    asking = job.state == "asking"
    desk.jobs.drop(job)
    return RedirectResponse("/add" if asking else f"/add/{job.id}", status_code=303)


def examples() -> Path | None:
    """The folder of the example dossier, where Sayso runs from its source."""
    folder = Path(sayso.__file__).parents[1] / "examples"
    return folder if (folder / "README.md").is_file() and any(folder.glob("*.txt")) else None


def folders_allowed(desk: Desk) -> bool:
    """Whether people may name folders of this machine: only where the desk is their own."""
    return not desk.settings.accounts and is_loopback(desk.settings.host)


def _strings(sent: FormData) -> dict[str, str]:
    return {k: v for k, v in sent.multi_items() if isinstance(v, str)}


def _job(desk: Desk, by: str, fields: dict[str, str], uploads: list[UploadFile]) -> Job:
    given = arrivals.options(fields)
    folder = fields.get("folder", "").strip()
    if folder:
        if not folders_allowed(desk):
            raise UsageError("a folder of this machine can only be named on a desk of one's own (sayso desk without --host)")
        items, total = arrivals.looked_into(folder, given)
        return Job(by=by, what=folder, items=items, total=total, folder=folder, given=replace(given, url=None, title=None))
    if uploads:
        items = arrivals.files([(f.filename or "report.txt", f.file.read()) for f in uploads], given)
        what = f"{len(uploads)} files" if len(uploads) > 1 else uploads[0].filename or "a file"
    elif fields.get("text", "").strip():
        items, what = arrivals.pasted(fields["text"], given), arrivals.PASTED
        if len(items) == 1 and isinstance(items[0], InputError):
            raise items[0]
    else:
        raise UsageError("nothing was given: paste a text or choose files")
    return Job(by=by, what=what, items=items, total=len(items), given=given)


def _correct(job: Job, fields: dict[str, str]) -> None:
    """Put what the person says in place of what was read.

    Raises:
        UsageError: a date is none (nothing is changed then).
    """
    from sayso.intake.corrected import corrected

    rest = arrivals.options({"outlet": fields.get("outlet-rest", ""), "published": fields.get("published-rest", "")})
    if job.folder is not None:
        arrivals.looked_into(job.folder, rest)
        job.given = replace(job.given, outlet=rest.outlet or job.given.outlet, published=rest.published or job.given.published)
        return
    changed = list(job.items)
    for number, item in enumerate(changed):
        if isinstance(item, InputError):
            continue
        values = {
            name: fields.get(f"{name}-{number}", getattr(item, name) or "").strip() or None
            for name in ("outlet", "published", "title", "url")
        }
        values["outlet"] = values["outlet"] or rest.outlet
        values["published"] = values["published"] or rest.published
        changed[number] = corrected(item, **values)
    job.items = changed


def _started(desk: Desk, job: Job) -> Response:
    desk.jobs.start(job)
    job.ended.wait(PATIENCE)
    return RedirectResponse(f"/reports/{job.only}" if job.only else f"/add/{job.id}", status_code=303)


def _to(request: Request, address: str) -> Response:
    """Go elsewhere; asked for by htmx, the whole page does."""
    if "hx-request" in request.headers:
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def _form(request: Request, fields: dict[str, str], message: str, status: int = 200) -> Response:
    desk = desk_of(request)
    return page(
        request,
        "add.html",
        status=status,
        fields=fields,
        message=message,
        folders=folders_allowed(desk),
        examples=examples() is not None,
        mine=desk.jobs.mine(by_of(request)),
        megabytes=forms.LIMIT >> 20,
    )


def _check(request: Request, job: Job, fields: dict[str, str], message: str, status: int = 200) -> Response:
    found = arrivals.found(job.items, job.given)
    lacking = [f for f in found if f.lacks]
    shown = found if len(found) <= arrivals.SHOWN else lacking[: arrivals.SHOWN]
    return page(
        request,
        "check.html",
        status=status,
        job=job,
        found=found,
        shown=[] if job.folder else shown,
        lacking=lacking,
        wrong=[i for i in job.items if isinstance(i, InputError)],
        fields=fields,
        message=message,
    )
