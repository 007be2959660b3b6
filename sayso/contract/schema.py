"""The JSON Schema (draft 2020-12) of a record, made from sayso.schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from sayso.schema import SCHEMA_VERSION, CodedReport

#: The schema as shipped, beside this module.
FILE = "coded-report.schema.json"


def generate() -> bytes:
    """The schema of one record, as text.  Every field is always there; fields may be added in later versions."""
    import msgspec

    (_,), definitions = msgspec.json.schema_components([CodedReport], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        _complete(definition)
    root = definitions.pop("CodedReport")
    root["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of sayso code",
        **{key: value for key, value in root.items() if key != "title"},
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False).encode("utf-8") + b"\n"


def shipped() -> bytes:
    """The schema that lies in the package."""
    return (files("sayso.contract") / FILE).read_bytes()


def _complete(definition: dict[str, Any]) -> None:
    """All fields are printed, so all are required and none has a default."""
    properties: dict[str, dict[str, Any]] = definition.get("properties", {})
    for value in properties.values():
        value.pop("default", None)
    definition["required"] = list(properties)
