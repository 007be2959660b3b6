"""``/api/v1/docs``: the document for people, without a line of script and without any other site."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.desk.api import ROOT
from sayso.desk.api.document import document
from sayso.desk.rendering import page

router = APIRouter(prefix=ROOT)


@router.get("/docs")
def docs(request: Request) -> Response:
    """All operations with their parameters and schemas."""
    said: dict[str, Any] = json.loads(document())
    groups: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in said["tags"]}
    for path, methods in said["paths"].items():
        for method, one in methods.items():
            groups[one["tags"][0]].append({"method": method.upper(), "path": path, **one})
    return page(
        request,
        "api.html",
        api=said,
        groups=groups,
        schemas=said["components"]["schemas"],
        kind=kind,
        pretty=pretty,
        name=named,
    )


def named(reference: str) -> str:
    """The schema that a reference names."""
    return reference.rpartition("/")[2]


def pretty(value: Any) -> str:
    """JSON to be read."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def kind(schema: dict[str, Any]) -> str:  # noqa: PLR0911 - one for each form of schema
    """A schema in a few words."""
    if "$ref" in schema:
        return named(schema["$ref"])
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return " or ".join(kind(o) for o in schema[word])
    if "allOf" in schema:
        return " with ".join(kind(o) for o in schema["allOf"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return ", ".join(str(v) for v in schema["enum"])
    found = schema.get("type", "anything")
    words = " or ".join(found) if isinstance(found, list) else str(found)
    if words == "array":
        # prefixItems with "items: false": a tuple
        items = schema.get("prefixItems") or [schema.get("items") or {}]
        return f"list of {', '.join(kind(i) for i in items)}"
    if "minimum" in schema and "maximum" in schema:
        return f"{words} from {schema['minimum']} to {schema['maximum']}"
    return words
