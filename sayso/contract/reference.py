"""The reference of all records and fields for docs/contract.md, made from the JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from sayso.contract.schema import generate

BEGIN, END = "<!-- generated: records -->", "<!-- end -->"


def reference() -> str:
    """One section for each kind of record: what it is, and its fields with their types."""
    schema = json.loads(generate())
    sections = [_section("Record", schema)]
    sections += [_section(name, definition) for name, definition in schema["$defs"].items()]
    return "\n".join(sections)


def fill(page: str) -> str:
    """A page with its generated part made anew.

    Raises:
        ValueError: the page has no place for it.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n{reference()}\n{END}{after}"


def _section(name: str, definition: dict[str, Any]) -> str:
    about = " ".join(definition.get("description", "").replace("``", "`").split())
    rows = [f"| `{field}` | {_type(value)} |" for field, value in definition["properties"].items()]
    return "\n".join([f"### {name}", "", about, "", "| field | value |", "|---|---|", *rows, ""])


def _type(value: dict[str, Any]) -> str:  # noqa: PLR0911 - one for each form of schema
    if "anyOf" in value:
        return " or ".join(_type(option) for option in value["anyOf"])
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{option}`" for option in value["enum"])
    if "prefixItems" in value:
        return "list of " + ", ".join(_type(item) for item in value["prefixItems"])
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    if value.get("type") == "object":
        return f"object of {_type(value['additionalProperties'])}"
    return str(value.get("type", "any"))
