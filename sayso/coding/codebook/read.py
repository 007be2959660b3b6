"""Reads and checks a codebook file.

A codebook is a YAML mapping with ``name``, ``types`` (each with ``name`` and, if wanted, ``description``, ``from``,
``examples``) and, if wanted, ``floor`` (the least likeness, 0 to 1, that examples may decide by).  ``from`` lists what the type
takes up: a PLOVER type (``ASSAULT``), a type with a mode (``ASSAULT:aerial``) or a CAMEO code or its beginning (``cameo:19``).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import KnowledgeError
from sayso.knowledge.actors.read import line_of
from sayso.knowledge.yaml_text import read_yaml

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

_HEAD = {"name", "types", "floor"}
_TYPE = {"name", "description", "from", "examples"}
_CAMEO = "cameo:"


@dataclass(frozen=True, slots=True)
class Source:
    """What a codebook's type takes up: a PLOVER type, its mode or None for all, or the beginning of a CAMEO code."""

    type: str | None = None
    mode: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class CodebookType:
    """One type of a codebook: its name, what it means, what it takes up, and sentences that show it."""

    name: str
    description: str = ""
    sources: tuple[Source, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A codebook as written.  ``stamp``: eight hexadecimal digits of the file's content."""

    name: str
    types: tuple[CodebookType, ...]
    floor: float
    stamp: str


@dataclass(slots=True)
class _Reader:
    """Collects what is wrong, with paths from the root of the file."""

    wrong: list[tuple[str, tuple[str | int, ...]]] = field(default_factory=list)

    def say(self, message: str, *path: str | int) -> None:
        self.wrong.append((message, path))

    def book(self, data: Any, stamp: str) -> CodebookFile | None:
        if not isinstance(data, dict) or not isinstance(data.get("types"), list) or not data["types"]:
            self.say("a codebook is a mapping with a list named types")
            return None
        for unknown in sorted(map(str, set(data) - _HEAD)):
            self.say(f"a codebook has no field {unknown!r}", unknown)
        name, floor = data.get("name"), data.get("floor", 0.0)
        if not isinstance(name, str) or not name.strip() or len(name.split()) != 1:
            self.say("name: a codebook needs a name of one word", "name")
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
            self.say("floor is a number from 0 to 1", "floor")
        types = tuple(t for n, entry in enumerate(data["types"]) if (t := self.type(entry, n)) is not None)
        names = [t.name for t in types]
        for n, doubled in enumerate(names):
            if doubled in names[:n]:
                self.say(f"two types are named {doubled!r}", "types", n, "name")
        return CodebookFile(str(name), types, 0.0 if self.wrong else float(floor), stamp)

    def type(self, entry: Any, n: int) -> CodebookType | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
            self.say("a type is a mapping with a name", "types", n)
            return None
        for name in sorted(map(str, set(entry) - _TYPE)):
            self.say(f"a type has no field {name!r}", "types", n, name)
        examples = self._texts(entry, "examples", n)
        claims = self._texts(entry, "from", n)
        if not examples and not claims:
            self.say(f"{entry['name']}: a type needs examples, or from, or both", "types", n)
        description = entry.get("description") or ""
        if not isinstance(description, str):
            self.say("description is text", "types", n, "description")
        sources = tuple(s for i, claim in enumerate(claims) if (s := self._source(claim, n, i)) is not None)
        return CodebookType(entry["name"].strip(), str(description), sources, tuple(examples))

    def _texts(self, entry: dict[str, Any], name: str, n: int) -> list[str]:
        values = entry.get(name) or []
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            self.say(f"{name} is a list of texts", "types", n, name)
            return []
        return values

    def _source(self, claim: str, n: int, i: int) -> Source | None:
        from sayso.knowledge.ontology import Ontology

        where = ("types", n, "from", i)
        if claim.startswith(_CAMEO):
            code = claim.removeprefix(_CAMEO)
            if not code.isdigit() or not any(c.startswith(code) for c in _cameo()):
                self.say(f"no CAMEO code begins with {code!r}", *where)
            return Source(cameo=code)
        types = Ontology().types
        name, _, mode = claim.partition(":")
        if name not in types:
            self.say(f"no PLOVER type {name!r} (types: {', '.join(types)})", *where)
        elif mode and mode not in types[name].modes:
            self.say(f"{name} has no mode {mode!r} (modes: {', '.join(types[name].modes) or 'none'})", *where)
        return Source(type=name, mode=mode or None)


def _cameo() -> Iterator[str]:
    import csv
    from importlib.resources import files

    with files("sayso.knowledge.ontology").joinpath("cameo.csv").open("r", encoding="utf-8") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        next(rows)
        yield from [row[0] for row in rows]


def read_codebook(text: str, file: str) -> tuple[CodebookFile | None, list[KnowledgeError]]:
    """The codebook of a YAML text and an error with file and line for all that is wrong with it.

    Args:
        text: the file's content.
        file: its name, for messages.
    """
    import yaml

    try:
        data = read_yaml(text, file)
    except KnowledgeError as error:
        return None, [error]
    reader = _Reader()
    book = reader.book(data, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8])
    root = yaml.compose(text) if reader.wrong else None
    return book, [KnowledgeError(m, file=file, line=line_of(root, p)) for m, p in reader.wrong]


def load_codebook(path: str | os.PathLike[str]) -> tuple[CodebookFile | None, list[KnowledgeError]]:
    """The codebook in a file, and what is wrong with it.

    Raises:
        UnreadableInput: it can't be read as UTF-8 text.
    """
    from sayso.knowledge.packs import user_text

    return read_codebook(user_text(Path(path)), str(path))
