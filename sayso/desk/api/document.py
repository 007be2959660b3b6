"""The OpenAPI 3.1 document, made from the tables of what is accepted and from the contract's schema."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.responses import Response

from sayso import __version__
from sayso.desk.api import ROOT, schemas
from sayso.desk.api.adding import OF_TEXT
from sayso.desk.api.judgements import BY, RECORD
from sayso.desk.api.once import HEADER, LONGEST
from sayso.desk.api.parameters import BUCKET, PAGING, of_claims, of_events
from sayso.desk.errors import PROBLEM
from sayso.desk.security.roles import needed

if TYPE_CHECKING:
    from sayso.desk.api.parameters import Parameter

router = APIRouter(prefix=ROOT)
_JSON = "application/json"
_ID = {
    "report": "The report's id in the ledger, the first characters of it (four at least), or the id that it came with.",
    "record": "The record's id.",
    "actor": "The actor's id, or its name where it has none.",
    "dossier": "The dossier's id.",
    "job": "The job's id.",
}
ABOUT = (
    "The ledger of who did what to whom, when, where, and on whose say-so, for programs.  Records are those of `sayso code` "
    "(schema_version 1), after judgements.  Every error is `application/problem+json`.  Lists come in pages: follow the link "
    "`next` until there is none."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one path; ``gives`` is the schema of a good answer, by status."""

    method: str
    path: str
    about: str
    group: str
    gives: dict[int, dict[str, Any] | None]
    parameters: tuple[Parameter, ...] = ()
    takes: dict[str, dict[str, Any]] = field(default_factory=dict)
    once: bool = False
    matching: bool = False
    example: Any = None


def operations() -> tuple[Operation, ...]:
    """All of them."""
    return (*_reading(), *_writing())


def _reading() -> tuple[Operation, ...]:
    ref, listing = schemas.ref, schemas.listing
    events = (*of_events(), *PAGING)
    timeline = listing("EventRow")
    timeline["properties"]["histogram"] = ref("Histogram")
    timeline["required"].append("histogram")
    dossiers = {
        "type": "object", "required": ["total", "items"],
        "properties": {"total": {"type": "integer"}, "items": {"type": "array", "items": ref("Dossier")}},
    }  # fmt: skip

    def get(path: str, about: str, group: str, gives: dict[str, Any], *parameters: Parameter) -> Operation:
        return Operation(method="get", path=path, about=about, group=group, gives={200: gives}, parameters=parameters)

    return (
        get("/reports", "Reports, the newest first", "Reports", listing("ReportRow"), *events),
        get("/reports/{report}", "The contract's record of one report", "Reports", ref("Report")),
        get("/events", "Events: who did what to whom, when, where", "Records", listing("EventRow"), *events),
        get("/events/{record}", "One event", "Records", ref("EventRow")),
        get("/claims", "Claims: who says what, through whom", "Records", listing("ClaimRow"), *of_claims(), *PAGING),
        get("/claims/{record}", "One claim", "Records", ref("ClaimRow")),
        get("/actors", "Actors by how often they act, are acted upon and speak", "Actors", listing("ActorRow"), *events),
        get("/actors/{actor}", "What is known of an actor", "Actors", ref("Actor")),
        get("/timeline", "Dated events in order, and how many there were when", "Views", timeline, *events, BUCKET),
        get("/search", "Reports that hold `words`, best first, each with a sentence", "Views", listing("FoundReport"), *events),
        get("/facets", "Numbers of events by type, status, country, outlet", "Views", ref("Facets"), *of_events()),
        get("/dossiers", "All dossiers", "Dossiers", dossiers),
        get("/dossiers/{dossier}", "One dossier", "Dossiers", ref("Dossier")),
        get("/judgements", "Judgements that stand, the newest first", "Judgements", listing("Judgement"), RECORD, BY, *PAGING),
        get("/jobs/{job}", "What has become of a report that was sent", "Reports", ref("Job")),
    )


def _writing() -> tuple[Operation, ...]:
    ref = schemas.ref
    report = {
        "text": "Rebels shelled the port of Karsa on Monday, residents told Delta Radio.",
        "outlet": "Delta Radio", "published": "2020-03-03",
    }  # fmt: skip
    dossier = {"name": "The port of Karsa", "filters": {"place": ["Karsa"], "from": "2020-01", "status": ["reported"]}}
    judgement = {"kind": "correct", "record": "r3f0a91c27.12", "seen": 118, "field": "status", "value": "negated"}
    text = {"type": "string", "minLength": 1, "pattern": r"[^\s\x00-\x20\x7f-\xa0\ufeff]"}
    return (
        Operation(
            method="post", path="/reports", group="Reports", once=True, parameters=OF_TEXT, example=report,
            about="Code and store a report: its record, or a job where that takes longer than 20 seconds",
            takes={_JSON: ref("NewReport"), "text/plain": text}, gives={201: ref("Report"), 202: ref("Job")},
        ),
        Operation(
            method="post", path="/dossiers", group="Dossiers", once=True, example=dossier, about="Save a question",
            takes={_JSON: ref("NewDossier")}, gives={201: ref("Dossier")},
        ),
        Operation(
            method="put", path="/dossiers/{dossier}", group="Dossiers", example=dossier, matching=True,
            about="Give a dossier another name and other filters",
            takes={_JSON: ref("NewDossier")}, gives={200: ref("Dossier")},
        ),
        Operation(
            method="delete", path="/dossiers/{dossier}", group="Dossiers", about="Take a dossier away", gives={204: None},
            matching=True,
        ),
        Operation(
            method="post", path="/judgements", group="Judgements", once=True, example=judgement,
            about="Decide on a record; 409 where somebody else decided on it after the transaction that you had `seen`",
            takes={_JSON: ref("NewJudgement")}, gives={201: ref("Judgement")},
        ),
    )  # fmt: skip


@cache
def document() -> bytes:
    """The document."""
    paths: dict[str, dict[str, Any]] = {}
    for one in operations():
        paths.setdefault(ROOT + one.path, {})[one.method] = _operation(one)
    said = {
        "openapi": "3.1.0",
        "info": {
            "title": "Sayso", "version": __version__, "summary": "A ledger of attributed events and claims",
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"session": []}],
        "tags": [{"name": n} for n in dict.fromkeys(o.group for o in operations())],
        "paths": paths,
        "components": {
            "schemas": schemas.components(),
            "responses": {
                "Problem": {"description": "What went wrong", "content": {PROBLEM: {"schema": schemas.ref("Problem")}}}
            },
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "An API token: `sayso accounts token NAME`."},
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "sayso-session",
                    "description": "The session of a browser (`__Host-sayso-session` over https); it reads only.",
                },
            },
        },
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _operation(one: Operation) -> dict[str, Any]:
    parameters = [p.document() for p in one.parameters]
    parameters += [
        {"name": n, "in": "path", "required": True, "description": _ID[n], "schema": {"type": "string", "minLength": 1}}
        for n in _ID
        if f"{{{n}}}" in one.path
    ]
    if one.once:
        schema = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"}
        parameters.append(
            {"name": HEADER, "in": "header", "description": "A request that is sent twice is done once.", "schema": schema}
        )
    if one.matching:
        about = "The `ETag` of what you have seen, or `*`; 412 where somebody changed it since, 428 without the header."
        schema = {"type": "string", "minLength": 1, "pattern": r'^(\*|(W/)?"[!#-~]*")$'}
        parameters.append({"name": "If-Match", "in": "header", "required": True, "description": about, "schema": schema})
    role = needed(one.method.upper(), ROOT + one.path)
    said: dict[str, Any] = {
        "operationId": _name(one),
        "summary": one.about,
        "description": f"Role: {role}." if role else "",
        "tags": [one.group],
        "parameters": parameters,
        "responses": {str(k): _response(one, k, v) for k, v in one.gives.items()}
        | {"default": {"$ref": "#/components/responses/Problem"}},
    }
    if one.method == "get" and one.group != "Jobs":
        said["responses"]["304"] = {"description": "You have it: nothing changed since the `ETag` in `If-None-Match`"}
    if one.takes:
        content: dict[str, Any] = {kind: {"schema": schema} for kind, schema in one.takes.items()}
        content[_JSON]["examples"] = {"example": {"value": one.example}}
        said["requestBody"] = {"required": True, "content": content}
    return said


def _response(one: Operation, status: int, schema: dict[str, Any] | None) -> dict[str, Any]:
    words = {200: "Here it is", 201: "Done", 202: "Taken: ask for the job", 204: "Gone"}
    said: dict[str, Any] = {"description": words[status]}
    headers: dict[str, Any] = {}
    if one.method == "get":
        headers["ETag"] = {"description": "Give it back in `If-None-Match`", "schema": {"type": "string"}}
    elif one.group == "Dossiers" and schema is not None:
        headers["ETag"] = {"description": "Give it back in `If-Match`", "schema": {"type": "string"}}
    if "items" in (schema or {}).get("properties", {}) and PAGING[0] in one.parameters:
        headers["Link"] = {"description": "The next and the previous page (RFC 8288)", "schema": {"type": "string"}}
    if status in {201, 202} and one.path != "/judgements":
        headers["Location"] = {"description": "Where it is", "schema": {"type": "string"}}
    if headers:
        said["headers"] = headers
    if schema is not None:
        said["content"] = {_JSON: {"schema": schema}}
    return said


def _name(one: Operation) -> str:
    """``get_events``, ``get_event_by_record`` ..."""
    return "_".join([one.method, *one.path.strip("/").replace("{", "by_").replace("}", "").split("/")])


@router.get("/openapi.json")
def openapi() -> Response:
    """The document."""
    return Response(document(), media_type="application/vnd.oai.openapi+json;version=3.1")
