"""The parameters of addresses: one table for the document and for what is accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from sayso.errors import UsageError
from sayso.ledger.queries.filters import OTHER_STATUSES, REVIEWS, STATUSES
from sayso.ledger.queries.histogram import BUCKETS
from sayso.schema import EventType, SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters of one value.
LONGEST = 200
#: Rows of a page: as a rule, and at most.
LIMIT, MOST = 50, 1000
DAY = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_TEXT = {"type": "string", "maxLength": LONGEST}
_CURSOR = {"type": "string", "maxLength": 4000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter: what it means, the JSON Schema of one value, whether it may stand several times (which means any)."""

    name: str
    about: str
    schema: dict[str, Any]
    many: bool = False
    examples: dict[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The parameter object (OpenAPI 3.1)."""
        schema = {"type": "array", "items": self.schema} if self.many else self.schema
        said: dict[str, Any] = {"name": self.name, "in": "query", "description": self.about, "schema": schema}
        if self.many:
            said |= {"style": "form", "explode": True}
        if self.examples:
            said["examples"] = {k: {"value": [v] if self.many else v} for k, v in self.examples.items()}
        return said

    def wrong(self, value: str) -> str | None:
        """What is wrong with a value, or null."""
        schema = self.schema
        if schema["type"] == "integer":
            fine = value.isascii() and value.isdigit() and schema["minimum"] <= int(value[:9]) <= schema["maximum"]
            return None if fine else f"{self.name} is a number from {schema['minimum']} to {schema['maximum']}"
        if "enum" in schema and value not in schema["enum"]:
            return f"{self.name} is one of: {', '.join(schema['enum'])}"
        if "pattern" in schema and not re.fullmatch(schema["pattern"].strip("^$"), value):
            return f"{self.name} does not have the form {schema['pattern']}"
        most = schema.get("maxLength", LONGEST)
        return f"{self.name} has at most {most} characters" if len(value) > most else None


@cache
def _types() -> list[str]:
    from sayso.knowledge.ontology import Ontology

    known = Ontology().types
    return [name for t in get_args(EventType) for name in (t, *(f"{t}:{m}" for m in known[t].modes))]


def _one(name: str, about: str, schema: dict[str, Any], **examples: Any) -> Parameter:
    return Parameter(name=name, about=about, schema=schema, examples=examples)


def _many(name: str, about: str, schema: dict[str, Any], **examples: Any) -> Parameter:
    return Parameter(name=name, about=about, schema=schema, many=True, examples=examples)


def _type(values: Iterable[str], about: str) -> Parameter:
    return _many("type", about, {"type": "string", "enum": list(values)})


def _common() -> tuple[Parameter, ...]:
    return (
        _many("actor", "Who acts or is acted upon, of claims who speaks: a name, part of one, or an actor's id.", _TEXT),
        _many(
            "country", "Where it took place: ISO 3166 alpha-3.", {"type": "string", "pattern": "^[A-Za-z]{3}$"}, Libya="LBY"
        ),
        _many("place", "Where it took place: part of the name.", _TEXT),
        _many("source", "On whose say-so: part of the name of a speaker or intermediary.", _TEXT),
        _many(
            "status", "Reported, announced, conditional or denied (or the contract's codes), claimed, background.",
            {"type": "string", "enum": [*STATUSES, *OTHER_STATUSES]},
        ),
        _many("outlet", "Who published it: part of the name.", _TEXT),
        _many("report", "Only from this report: its id, or the beginning of it.", _TEXT),
        _one(
            "from", "First day, month or year; of events the date of the act, of claims and reports that of publication.",
            {"type": "string", "pattern": DAY}, day="2020-01-16", month="2020-01",
        ),
        _one("to", "Last day, month or year.", {"type": "string", "pattern": DAY}, year="2020"),
        _one("words", "Words that stand in the record's own sentences.", _TEXT),
        _one("judged", "Whether somebody has judged it.", {"type": "string", "enum": ["yes", "no"]}),
        _many("review", "State of review.", {"type": "string", "enum": list(REVIEWS)}),
        _one("assigned", "Assigned to this person for review.", _TEXT),
    )  # fmt: skip


PAGING = (
    _one("after", "Where to go on: the cursor in the link to the next or previous page; opaque.", _CURSOR),
    _one("limit", "Rows of a page.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
)
BUCKET = _one("by", "Width of the bars; without it what fits the period.", {"type": "string", "enum": list(BUCKETS)})


@cache
def of_events() -> tuple[Parameter, ...]:
    """The filters of events (and of what counts or contains them)."""
    return (_type(_types(), "A PLOVER type, maybe with a mode."), *_common())


@cache
def of_claims() -> tuple[Parameter, ...]:
    """The filters of claims."""
    return (_type(get_args(SpeechAct), "A speech act."), *_common())


class Unfit(UsageError):
    """A parameter or a body that does not have the documented form."""

    http_status = 422


def checked(pairs: list[tuple[str, str]], allowed: tuple[Parameter, ...]) -> list[tuple[str, str]]:
    """The pairs of an address, if they are what the document allows.

    Raises:
        Unfit: an unknown parameter, one that stands twice and may not, or a value without its form.
    """
    known = {p.name: p for p in allowed}
    seen: set[str] = set()
    for name, value in pairs:
        if name not in known:
            raise Unfit(f"no parameter {name!r} here (there are: {', '.join(known) or 'none'})")
        if name in seen and not known[name].many:
            raise Unfit(f"{name} stands twice")
        seen.add(name)
        wrong = known[name].wrong(value)
        if wrong:
            raise Unfit(wrong)
    return pairs
