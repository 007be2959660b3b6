"""The schemas of the document: the contract's, those of what is sent, and what is put around records."""

from __future__ import annotations

import json
from typing import Any

from sayso.contract.schema import generate
from sayso.desk.api import inputs

_REF = "#/components/schemas/"
_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_NUMBER = {"type": "integer", "minimum": 0}
_TRANSACTION = {
    "type": ["integer", "null"],
    "description": "The ledger's state: give it back as `seen` when you judge.  Null for guests.",
}


def components() -> dict[str, Any]:
    """All schemas by name."""
    return {**contract(), **_sent(), **_rows(), **_given()}


def ref(name: str) -> dict[str, str]:
    """A reference to a schema."""
    return {"$ref": _REF + name}


def listing(name: str) -> dict[str, Any]:
    """A page of a listing."""
    return _object(
        {
            "total": {**_NUMBER, "description": "All that there are, on all pages."},
            "next": {**_MAYBE, "description": "Address of the next page."},
            "previous": {**_MAYBE, "description": "Address of the page before."},
            "transaction": _TRANSACTION,
            "items": {"type": "array", "items": ref(name)},
        }
    )


def contract() -> dict[str, Any]:
    """The schemas of :mod:`sayso.contract`, under their own names; the record itself is ``CodedReport``."""
    root = json.loads(generate().decode().replace("#/$defs/", _REF))
    defs: dict[str, Any] = root.pop("$defs")
    root.pop("$schema")
    return {**defs, "CodedReport": root}


def _sent() -> dict[str, Any]:
    import msgspec

    kinds = [inputs.NewReport, inputs.NewDossier, *inputs.NewJudgement.__args__]
    _, found = msgspec.json.schema_components(kinds, ref_template=_REF + "{name}")
    found["Filters"]["minProperties"] = 1
    tags = {kind.__struct_config__.tag: kind.__name__ for kind in inputs.NewJudgement.__args__}
    found["NewJudgement"] = {
        "oneOf": [ref(name) for name in tags.values()],
        "discriminator": {"propertyName": "kind", "mapping": {tag: _REF + name for tag, name in tags.items()}},
    }
    return found


def _rows() -> dict[str, Any]:
    review = {"anyOf": [ref("Review"), {"type": "null"}], "description": "What people decided; null where nobody has."}
    mark = {
        "judgement": _TEXT, "kind": _TEXT, "by": _TEXT, "at": _TEXT, "field": _MAYBE, "value": {}, "note": _MAYBE,
    }  # fmt: skip
    judgement = {"id": _TEXT, "record": _MAYBE, **{k: v for k, v in mark.items() if k != "judgement"}}
    names = {"type": "array", "items": _TEXT}
    head = dict.fromkeys(("outlet", "published", "title", "url", "language", "coder", "added"), _MAYBE)
    around: dict[str, Any] = {"id": _TEXT, "review": review, "report": ref("ReportHead")}
    counts: dict[str, Any] = {"events": _NUMBER, "claims": _NUMBER, "failure": _MAYBE, "warnings": names, "erased": _MAYBE}
    return {
        "Mark": _object(mark),
        "Review": _object(
            {
                "state": {"enum": ["machine", "accepted", "rejected", "corrected", "added", "split", "merged"]},
                "still_coded": {"type": "boolean"},
                "marks": {"type": "array", "items": ref("Mark")},
                "conflicts": {
                    "type": "array",
                    "items": _object({"field": _TEXT, "values": {"type": "array"}, "judgements": names}),
                },
                "coder_says": {"type": "object"},
                "assigned_to": _MAYBE,
                "notes": {"type": "array", "items": ref("Mark")},
                "merged": names,
                "merged_into": _MAYBE,
            }
        ),
        "ReportHead": _object({"id": _TEXT, "name": _TEXT, **head}),
        "ReportRow": _object({"id": _TEXT, "name": _TEXT, **head, **counts, "review": review}),
        "FoundReport": _object({"id": _TEXT, "name": _TEXT, **head, **counts, "review": review, "sentence": _TEXT}),
        "EventRow": _object(
            {
                **around,
                "sentence": _TEXT,
                "in_words": _TEXT,
                "chains": {"type": "array", "items": names},
                "record": ref("Event"),
            }
        ),
        "ClaimRow": _object({**around, "chain": names, "vouches_for": names, "record": ref("Attribution")}),
        "ActorRow": _object(
            {
                "id": _TEXT, "name": _TEXT, "country": _MAYBE, "sectors": names, "acts": _NUMBER, "receives": _NUMBER,
                "claims": _NUMBER, "first": _MAYBE, "last": _MAYBE, "known": {"type": "boolean"},
            }
        ),
        "Judgement": {
            **_object(judgement, undid={**ref("Judgement"), "description": "Of a new undo: what it takes or brings back."}),
            "description": "A decision of a person on a report, event or claim.",
        },
    }  # fmt: skip


def _given() -> dict[str, Any]:
    reviewed = {"review": {"anyOf": [ref("Review"), {"type": "null"}]}}
    return {
        "Report": {
            "description": "The contract's record of a report, after judgements; `review` says what people decided.",
            "allOf": [
                ref("CodedReport"),
                {
                    "type": "object",
                    "required": ["ledger_id", "review"],
                    "properties": {
                        "ledger_id": _TEXT,
                        **reviewed,
                        **{
                            n: {"type": "array", "items": {"type": "object", "required": ["review"], "properties": reviewed}}
                            for n in ("events", "attributions")
                        },
                    },
                },
            ],
        },
        "Actor": _object(
            {
                "id": _TEXT,
                "name": _TEXT,
                "known": {"type": ["object", "null"], "description": "What the base of actors knows: names, roles, sources."},
                "in_ledger": {"anyOf": [ref("ActorRow"), {"type": "null"}]},
            }
        ),
        "Histogram": _object(
            {
                "bucket": {"enum": ["day", "week", "month", "year"]},
                "bars": {
                    "type": "array",
                    "items": _object(
                        {"start": _TEXT, "end": _TEXT, "counts": {"type": "object", "additionalProperties": _NUMBER}}
                    ),
                },
                "undated": _NUMBER,
                "coarse": _NUMBER,
            }
        ),
        "Facets": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": _object({"value": _TEXT, "count": _NUMBER})},
        },
        "Dossier": _object(
            {
                "id": _TEXT, "name": _TEXT, "query": _TEXT, "by": _TEXT, "at": _TEXT, "filters": {"type": "object"},
                "views": {"type": "object", "additionalProperties": _TEXT},
            }
        ),
        "Job": _object(
            {
                "id": _TEXT,
                "state": {"enum": ["waiting", "running", "stopped", "done", "failed"]},
                "message": _TEXT,
                "report": {**_MAYBE, "description": "Where the record is, once it is stored."},
            }
        ),
        "Problem": {
            "description": "What went wrong (RFC 9457).",
            "type": "object",
            "required": ["type", "title", "status", "detail"],
            "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
        },
    }  # fmt: skip


def _object(properties: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties | optional}
