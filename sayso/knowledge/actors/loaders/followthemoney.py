"""Entities of the followthemoney model, one JSON object a line: people, bodies, organisations, and who holds which office.

Read are Person, Organization, PublicBody, Company, LegalEntity, and Position with Occupancy, Membership, Employment and
Directorship between them.  The model: https://followthemoney.tech (schemata and properties recalled, unchecked).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sayso.knowledge.actors.loaders.codes import country_of
from sayso.knowledge.actors.loaders.found import Found, FoundRole
from sayso.knowledge.actors.read import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.knowledge.actors.loaders.found import Assembler
    from sayso.knowledge.actors.records import ActorKind

#: Schemata that are actors, with kind and PLOVER sector.
ACTORS: dict[str, tuple[ActorKind, str | None]] = {
    "Person": ("person", None), "PublicBody": ("body", "GOV"), "Organization": ("organisation", None),
    "Company": ("organisation", "BUS"), "LegalEntity": ("organisation", None),
}  # fmt: skip
#: Schemata that tie a person to an office or a body: the properties of the holder, the body or position, and the role's words.
_TIES = {
    "Occupancy": ("holder", "post", "status"), "Membership": ("member", "organization", "role"),
    "Employment": ("employee", "employer", "role"), "Directorship": ("director", "organization", "role"),
}  # fmt: skip
_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?\Z")


class BadLine(ValueError):
    """A line is wrong."""

    def __init__(self, message: str, line: int) -> None:
        self.line = line
        super().__init__(message)


def is_entity(line: str) -> bool:
    """Whether a line is an entity."""
    try:
        data = json.loads(line)
    except ValueError:
        return False
    return isinstance(data, dict) and {"id", "schema", "properties"} <= data.keys()


def from_lines(text: str, source: str, words: Assembler) -> Iterator[Found | BadLine]:
    """One Found for each actor, with the offices that the file's other entities give it, and what is wrong in lines."""
    entities: dict[str, dict[str, Any]] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = _entity(line)
        except ValueError as error:
            yield BadLine(str(error), number)
            continue
        entities.setdefault(entity["id"], entity)
        lines.setdefault(entity["id"], number)
    ties: dict[str, list[dict[str, Any]]] = {}
    for entity in entities.values():
        for holder in dict.fromkeys(_all(entity, _TIES[entity["schema"]][0])) if entity["schema"] in _TIES else ():
            ties.setdefault(holder, []).append(entity)
    for key, entity in entities.items():
        if entity["schema"] in ACTORS and _all(entity, "name"):
            try:
                found = _found(key, entity, source)
                offices = {o for tie in ties.get(key, ()) for o in _tied(tie, entities, found, words)}
                found.roles += [FoundRole(o, found.country) for o in _all(entity, "position") if o not in offices]
                yield found
            except ValueError as error:
                yield BadLine(str(error), lines[key])


def _entity(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise ValueError("an entity is an object")  # noqa: TRY004 - one kind of error becomes a line
    for name, kind in (("id", str), ("schema", str), ("properties", dict)):
        if not isinstance(data.get(name), kind):
            raise ValueError(f"an entity without {name}")  # noqa: TRY004
    for name, values in data["properties"].items():
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ValueError(f"{name}: the values of a property are a list of strings")
    return data


def _all(entity: dict[str, Any] | None, *names: str) -> list[str]:
    if entity is None:
        return []
    return [v.strip() for n in names for v in entity["properties"].get(n, ()) if v.strip()]


def _first(entity: dict[str, Any], *names: str) -> str | None:
    return next(iter(_all(entity, *names)), None)


def _country(entity: dict[str, Any], *names: str) -> str | None:
    return next((c for v in _all(entity, *names) if (c := country_of(v))), None)


def _found(key: str, entity: dict[str, Any], source: str) -> Found:
    kind, sector = ACTORS[entity["schema"]]
    names = _all(entity, "name", "alias", "weakAlias")
    topics = _all(entity, "topics")
    if kind == "organisation" and sector is None:
        sector = "MIL" if "mil" in topics else "GOV" if any(t.split(".")[0] == "gov" for t in topics) else None
    return Found(
        key=re.sub(r"[^A-Za-z0-9._-]+", "-", f"ftm.{key}"), name=names[0], names=names[1:], kind=kind, sector=sector,
        source=f"{source}, {key}", country=_country(entity, "nationality", "citizenship", "country", "jurisdiction"),
        female={"female": True, "male": False}.get(_first(entity, "gender") or ""),
    )  # fmt: skip


def _tied(tie: dict[str, Any], entities: dict[str, dict[str, Any]], found: Found, words: Assembler) -> Iterator[str]:
    """Add the office that a tie gives to its holder; yields the office's words."""
    properties = _TIES[tie["schema"]]
    for other in (entities.get(i) for i in _all(tie, properties[1])):
        if other is None or not (name := _first(other, "name")):
            continue
        start, end = (_date(_first(tie, n)) for n in ("startDate", "endDate"))
        if tie["schema"] == "Occupancy":
            office, of = name, _country(other, "country", "jurisdiction")
        else:
            office, of = _first(tie, properties[2]) or f"Member of {name}", words.body(name)
        found.roles.append(FoundRole(office, of, start, end))
        yield office


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    match = _DATE.match(value)
    if match is None or not is_date(match[1]):
        raise ValueError(f"{value!r} is no ISO date, month or year")
    return match[1]
