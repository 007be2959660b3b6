"""The event ontology: PLOVER types, modes and contexts, and the CAMEO code and scores that go with them.

Data: ``plover.yaml`` (types, modes, contexts, sectors), ``cameo.csv`` (codes), ``changes.csv`` (where we depart from the
published CAMEO-to-PLOVER table, and why).  Sources stand at the head of each file.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sayso.errors import KnowledgeError
from sayso.knowledge.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sayso.schema import EventType, Quad


class Classification(NamedTuple):
    """What follows from an event's type, mode and contexts.

    ``cameo``: code as text ("190", or a two-digit root); ``goldstein``: -10 to +10, None where the source has none;
    ``intensity``: PLOVER's score, -10 to +10; ``quad``: quad class in words.
    """

    cameo: str
    goldstein: float | None
    intensity: float
    quad: Quad


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of an event type; ``score`` is None where PLOVER lists none of its own."""

    name: str
    score: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class Type:
    """One of PLOVER's 16 event types."""

    name: EventType
    quad: Quad
    score: float
    recipient_required: bool
    definition: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Cameo:
    """One line of the CAMEO table: a code and what it asks of an event.

    ``modes``: any of them (empty: nothing asked).  ``contexts``: alternatives, each a set of contexts that must all be there.
    """

    code: str
    description: str
    goldstein: float | None
    type: str
    modes: frozenset[str]
    contexts: tuple[frozenset[str], ...]

    def fit(self, mode: str | None, contexts: Collection[str]) -> int | None:
        """How many of its demands are met (0: it has none), or None if one is not."""
        if self.modes and mode not in self.modes:
            return None
        met = [len(c) for c in self.contexts if c <= set(contexts)]
        if self.contexts and not met:
            return None
        return bool(self.modes) + max(met, default=0)


class Ontology:
    """PLOVER and CAMEO, read from the package's own files when made.

    Attributes:
        types: the 16 event types by name.
        contexts: the 37 contexts, each with its definition.
        sectors: PLOVER's actor sectors, each with its definition.
        cameo: the lines of the CAMEO table, in order of code.
    """

    def __init__(self) -> None:
        folder = files("sayso.knowledge.ontology")
        data = read_yaml(folder.joinpath("plover.yaml").read_text(encoding="utf-8"), "plover.yaml")
        self.types: dict[str, Type] = {name: _type(name, d) for name, d in data["types"].items()}
        self.contexts: dict[str, str] = data["contexts"]
        self.sectors: dict[str, str] = data["sectors"]
        self.cameo = tuple(_cameo(folder.joinpath("cameo.csv").read_text(encoding="utf-8")))

    @cached_property
    def _lines(self) -> dict[str, list[Cameo]]:
        """The lines that may be chosen, by type: all that ask for something, and the general code of each root ("190").

        A line that asks for nothing and is not a general code can't be told from its type, so it is never chosen.
        """
        by_type: dict[str, list[Cameo]] = {t: [] for t in self.types}
        for line in self.cameo:
            general = len(line.code) == 3 and line.code.endswith("0")  # noqa: PLR2004 - "190" is the general code of root "19"
            if line.type and len(line.code) > 2 and (line.modes or line.contexts or general):  # noqa: PLR2004
                by_type[line.type].append(line)
        return by_type

    @cached_property
    def _roots(self) -> dict[str, Cameo]:
        """The lowest-numbered two-digit root of each type."""
        roots: dict[str, Cameo] = {}
        for line in self.cameo:
            if len(line.code) == 2:  # noqa: PLR2004 - roots have two digits
                roots.setdefault(line.type, line)
        return roots

    def classify(self, type: str, mode: str | None, contexts: Collection[str]) -> Classification:  # noqa: A002 - the contract's word
        """CAMEO code, Goldstein value, PLOVER intensity and quad class of an event.

        The code is that of the line that fits type, mode and contexts and asks most; among equals the lowest-numbered; where
        none fits, the lowest-numbered root of the type.  The intensity is the mode's score where PLOVER lists one, else the
        type's.

        Args:
            type: a PLOVER event type.
            mode: one of the type's modes, or None where it is not known.
            contexts: PLOVER contexts, maybe none.

        Raises:
            ValueError: a type, mode or context that the ontology does not have.
        """
        self.check(type, mode, contexts)
        best, met = self._roots[type], -1
        for line in self._lines[type]:
            fit = line.fit(mode, contexts)
            if fit is not None and fit > met:
                best, met = line, fit
        event = self.types[type]
        score = event.modes[mode].score if mode else None
        return Classification(best.code, best.goldstein, event.score if score is None else score, event.quad)

    def check(self, type: str, mode: str | None, contexts: Collection[str]) -> None:  # noqa: A002 - the contract's word
        """Raise ValueError unless the ontology has the type, the type has the mode, and all contexts are known."""
        if type not in self.types:
            raise ValueError(f"no PLOVER event type {type!r}")
        if mode is not None and mode not in self.types[type].modes:
            raise ValueError(f"{type} has no mode {mode!r}")
        unknown = sorted(set(contexts) - set(self.contexts))
        if unknown:
            raise ValueError(f"no PLOVER context {unknown[0]!r}")


def _type(name: str, data: dict[str, Any]) -> Type:
    modes = {m: Mode(m, d.get("score"), d["definition"]) for m, d in data.get("modes", {}).items()}
    return Type(cast("EventType", name), data["quad"], data["score"], data["recipient_required"], data["definition"], modes)


def _cameo(text: str) -> list[Cameo]:
    lines = text.splitlines()
    head = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    out = []
    for number, row in enumerate(csv.DictReader(lines[head:]), start=head + 2):
        try:
            goldstein = float(row["goldstein"]) if row["goldstein"] else None
            modes = frozenset(filter(None, row["modes"].split("|")))
            contexts = tuple(frozenset(c.split("+")) for c in row["contexts"].split("|") if c)
            out.append(Cameo(row["code"], row["description"], goldstein, row["type"], modes, contexts))
        except (ValueError, AttributeError, KeyError) as error:
            raise KnowledgeError(f"not a line of the CAMEO table: {error}", file="cameo.csv", line=number) from error
    return sorted(out, key=lambda line: line.code)
