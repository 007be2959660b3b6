"""Reads and checks actor files.

A file is a YAML mapping with ``actors`` (a list; the fields are those of :class:`~sayso.knowledge.actors.records.Actor`, with
``from`` and ``to`` for a role's ``start`` and ``end``) and, if wanted, ``defaults`` (source and checked for all that say
nothing).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from sayso.errors import KnowledgeError
from sayso.knowledge.actors.records import RECALLED, Actor, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_FIELDS = {f.name for f in msgspec.structs.fields(Actor)}


def read_actors(text: str, file: str) -> list[Actor]:
    """The actors of a YAML text.

    Args:
        text: the file's content.
        file: its name, for messages.

    Raises:
        KnowledgeError: it is no YAML, or an entry is wrong; names the file and the line.
    """
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise KnowledgeError(f"not YAML: {error.problem or error.context}", file=file, line=line) from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"not YAML: {error}", file=file) from error
    if not isinstance(data, dict) or not isinstance(data.get("actors"), list):
        raise KnowledgeError("an actor file is a mapping with a list named actors", file=file, line=1)
    defaults = data.get("defaults") or {}
    if not isinstance(defaults, dict) or not set(defaults) <= {"source", "checked"}:
        raise KnowledgeError("defaults may hold source and checked only", file=file, line=_line(text, ("defaults",)))
    seen: dict[str, int] = {}
    out = []
    for number, entry in enumerate(data["actors"]):
        try:
            actor = _actor(entry, defaults)
            if actor.id in seen:
                raise ValueError(f"{actor.id} stands here twice")  # noqa: TRY301 - one place turns errors into lines
        except (ValueError, TypeError) as error:
            raise KnowledgeError(str(error), file=file, line=_line(text, ("actors", number))) from error
        seen[actor.id] = number
        out.append(actor)
    return out


def _actor(entry: Any, defaults: dict[str, Any]) -> Actor:
    if not isinstance(entry, dict):
        raise TypeError("an actor is a mapping")
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise ValueError(f"an actor has no field {unknown[0]!r}")
    if "source" not in entry and "source" not in defaults:
        raise ValueError(f"a source is missing (an opened document or data set, or {RECALLED!r})")
    data = {**defaults, **entry}
    data["roles"] = [_role(role, {k: data[k] for k in ("source", "checked") if k in data}) for role in entry.get("roles") or ()]
    actor = msgspec.convert(data, Actor)
    if not _ID.match(actor.id):
        raise ValueError(f"{actor.id!r} is no id (letters, digits, dots and hyphens)")
    facts: tuple[Actor | Role, ...] = (actor, *actor.roles)
    for fact in facts:
        if not fact.source.strip():
            raise ValueError("a source is empty")
        if fact.checked and fact.source == RECALLED:
            raise ValueError(f"what is {RECALLED!r} can't be checked")
    return actor


def _role(role: Any, defaults: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(role, dict):
        raise TypeError("a role is a mapping")
    data = {**defaults, **role}
    for name, field in (("from", "start"), ("to", "end")):
        value = data.pop(name, None)
        if value is not None:
            text = value.isoformat() if isinstance(value, dt.date) else str(value)
            if not _DATE.match(text):
                raise ValueError(f"{name}: {text!r} is no ISO date, month or year")
            data[field] = text
    if data.get("start") and data.get("end") and data["end"] < data["start"][: len(data["end"])]:
        raise ValueError(f"a role ends ({data['end']}) before it begins ({data['start']})")
    return data


def _line(text: str, path: tuple[str | int, ...]) -> int | None:
    """The 1-based line where the thing at a path begins (read again with marks: only errors pay for it)."""
    node = yaml.compose(text)
    for step in path:
        node = next(_children(node, step), None)
        if node is None:
            return None
    assert node is not None
    return int(node.start_mark.line) + 1


def _children(node: Any, step: str | int) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for key, value in node.value if key.value == step)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        yield node.value[step]
