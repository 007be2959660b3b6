"""Reads and checks actor files.

A file is a YAML mapping with ``actors`` (a list; the fields are those of :class:`~sayso.knowledge.actors.records.Actor`, with
``from`` and ``to`` for a role's ``start`` and ``end``) and, if wanted, ``defaults`` (source and checked for all that say
nothing) and ``merge`` (true: an entry with the id of a known actor adds to it instead of standing in its place).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import yaml

from sayso.errors import KnowledgeError
from sayso.knowledge.actors.records import RECALLED, Actor, ActorKind, OfficeKind, Role
from sayso.knowledge.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_FIELDS = {f.name for f in msgspec.structs.fields(Actor)}
_HEAD = {"actors", "defaults", "merge"}
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")

Steps = tuple[str | int, ...]


@dataclass(slots=True)
class Pack:
    """An actor file: its entries, whether they add to known actors, and what is wrong with it."""

    actors: list[Actor] = field(default_factory=list)
    merge: bool = False
    problems: list[KnowledgeError] = field(default_factory=list)


class _Wrong(ValueError):
    """What is wrong, and where: the path from the file's root."""

    def __init__(self, message: str, *path: str | int) -> None:
        self.path: Steps = path
        super().__init__(message)


def read_actors(text: str, file: str) -> list[Actor]:
    """The actors of a YAML text.

    Args:
        text: the file's content.
        file: its name, for messages.

    Raises:
        KnowledgeError: it is no YAML, or an entry is wrong; names the file and the line (of the first mistake).
    """
    pack = read_pack(text, file)
    if pack.problems:
        raise pack.problems[0]
    return pack.actors


def read_pack(text: str, file: str, known: Iterable[str] | None = None) -> Pack:
    """A pack with everything that is wrong in it.

    Args:
        text: the file's content.
        file: its name, for messages.
        known: ids of actors that the file may name; None: not checked.
    """
    pack = Pack()
    try:
        data = read_yaml(text, file)
    except KnowledgeError as error:
        pack.problems = [error]
        return pack
    wrong = list(_read(data, pack, None if known is None else set(known)))
    if wrong:
        root = yaml.compose(text)
        pack.problems = [KnowledgeError(str(w), file=file, line=line_of(root, w.path)) for w in wrong]
    return pack


def _read(data: Any, pack: Pack, known: set[str] | None) -> Iterator[_Wrong]:
    if not isinstance(data, dict) or not isinstance(data.get("actors"), list):
        yield _Wrong("an actor file is a mapping with a list named actors")
        return
    yield from (_Wrong(f"an actor file has no field {f!r}", f) for f in sorted(map(str, set(data) - _HEAD)))
    defaults = data.get("defaults") or {}
    if not isinstance(defaults, dict) or not set(defaults) <= {"source", "checked"}:
        yield _Wrong("defaults may hold source and checked only", "defaults")
        defaults = {}
    merge = data.get("merge", False)
    pack.merge = merge is True
    if not isinstance(merge, bool):
        yield _Wrong("merge is true or false", "merge")
    seen: set[str] = set()
    here = {e["id"] for e in data["actors"] if isinstance(e, dict) and isinstance(e.get("id"), str)}
    for number, entry in enumerate(data["actors"]):
        try:
            actor = _actor(entry, defaults)
            if actor.id in seen:
                raise _Wrong(f"{actor.id} stands here twice", "id")  # noqa: TRY301 - one place turns errors into lines
            if known is not None:
                _check_names(actor, known, here)
        except _Wrong as error:
            error.path = ("actors", number, *error.path)
            yield error
        else:
            seen.add(actor.id)
            pack.actors.append(actor)


def _actor(entry: Any, defaults: dict[str, Any]) -> Actor:
    if not isinstance(entry, dict):
        raise _Wrong("an actor is a mapping")
    unknown = sorted(map(str, set(entry) - _FIELDS))
    if unknown:
        raise _Wrong(f"an actor has no field {unknown[0]!r}", unknown[0])
    if "source" not in entry and "source" not in defaults:
        raise _Wrong(f"a source is missing (an opened document or data set, or {RECALLED!r})")
    data = {**defaults, **entry}
    above = defaults if "source" in defaults else {k: data[k] for k in ("source", "checked") if k in data}
    roles = entry.get("roles") or ()
    if not isinstance(roles, list | tuple):
        raise _Wrong("roles is a list", "roles")
    data["roles"] = [_role(role, above, number) for number, role in enumerate(roles)]
    try:
        actor = msgspec.convert(data, Actor)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        path = [int(i) if i else name for name, i in _STEP.findall(where)]
        if path[-1:] == ["kind"]:
            message += f" (kinds: {', '.join(get_args(OfficeKind if path[0] == 'roles' else ActorKind))})"
        raise _Wrong(message, *path) from error
    _check(actor)
    return actor


def _check(actor: Actor) -> None:
    if not _ID.match(actor.id):
        raise _Wrong(f"{actor.id!r} is no id (letters, digits, dots and hyphens)", "id")
    if not actor.name.strip():
        raise _Wrong("a name is empty", "name")
    facts: list[tuple[Actor | Role, Steps]] = [(actor, ()), *((r, ("roles", i)) for i, r in enumerate(actor.roles))]
    for fact, path in facts:
        if not fact.source.strip():
            raise _Wrong("a source is empty", *path, "source")
        if fact.checked and fact.source == RECALLED:
            raise _Wrong(f"what is {RECALLED!r} can't be checked", *path, "checked")


def _role(role: Any, defaults: dict[str, Any], number: int) -> dict[str, Any]:
    if not isinstance(role, dict):
        raise _Wrong("a role is a mapping", "roles", number)
    data = {**defaults, **role}
    for name, kept in (("from", "start"), ("to", "end")):
        value = data.pop(name, None)
        if value is not None:
            text = value.isoformat() if isinstance(value, dt.date) else str(value)
            if not is_date(text):
                raise _Wrong(f"{name}: {text!r} is no ISO date, month or year", "roles", number, name)
            data[kept] = text
    unknown = sorted(map(str, set(data) - {f.name for f in msgspec.structs.fields(Role)}))
    if unknown:
        raise _Wrong(f"a role has no field {unknown[0]!r}", "roles", number, unknown[0])
    if data.get("start") and data.get("end") and data["end"] < data["start"][: len(data["end"])]:
        raise _Wrong(f"a role ends ({data['end']}) before it begins ({data['start']})", "roles", number, "to")
    return data


def is_date(text: str) -> bool:
    """Whether a text is a date, month or year (ISO 8601) of the calendar."""
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return _DATE.match(text) is not None


def _check_names(actor: Actor, known: set[str], here: set[Any]) -> None:
    """See that everybody whom an entry names is known: countries, owners of offices, those who recognise, sectors."""
    from sayso.knowledge.ontology import Ontology

    if actor.country is not None and actor.country not in known | here:
        raise _Wrong(f"unknown country {actor.country!r}: give its ISO 3166 alpha-3 code", "country")
    if actor.sector is not None and actor.sector not in Ontology().sectors:
        raise _Wrong(f"unknown sector {actor.sector!r} (PLOVER: {', '.join(sorted(Ontology().sectors))})", "sector")
    for number, role in enumerate(actor.roles):
        if role.of is not None and role.of not in known | here:
            raise _Wrong(f"unknown actor {role.of!r}", "roles", number, "of")
        for other in role.recognised_by:
            if other not in known | here:
                raise _Wrong(f"unknown actor {other!r}", "roles", number, "recognised_by")


def line_of(node: Any, path: Steps) -> int:
    """The 1-based line where the thing at a path begins, or the last thing on the way to it."""
    line = int(node.start_mark.line) + 1 if node is not None else 1
    for step in path:
        found = next(_children(node, step), None)
        if found is None:
            break
        node, mark = found
        line = int(mark.line) + 1
    return line


def _children(node: Any, step: str | int) -> Iterator[tuple[Any, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((value, key.start_mark) for key, value in node.value if key.value == step)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step], node.value[step].start_mark
