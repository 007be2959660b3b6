"""How far people agree, in words.

What a value of alpha lets one conclude: K. Krippendorff, Content Analysis (2nd edition 2004), section 11.5 (recalled,
unchecked): rely on nothing below .667, draw tentative conclusions from there to .800, and rely on what is above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.desk.judging.conflict import FIELD
from sayso.exports import words
from sayso.ledger.judgements.agreement import alpha
from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from sayso.ledger.judgements.agreement import FieldAgreement
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

RELIABLE, TENTATIVE = 0.8, 0.667
#: Records that two decided below which a figure says little.
FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field: its name for people, the figure, and what it means."""

    kind: str
    name: str
    field: FieldAgreement
    verdict: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """All fields on which two people or more decided; ``units`` records, by ``people``."""

    lines: tuple[Line, ...]
    units: int
    people: tuple[str, ...]


def agreed(view: View, asked: Filter, reader: Reader) -> Agreed:
    """How far people agree on what is asked for."""
    found = Sight(view, reader).kept(("agreement", asked), lambda: alpha(view, asked, reader))
    lines = tuple(_line(f) for f in found.fields)
    return Agreed(lines=lines, units=found.units, people=found.people)


def _line(found: FieldAgreement) -> Line:
    name = "whether it stands" if found.field == "record" else FIELD.get(found.field, found.field.replace("_", " "))
    verdict, means = meaning(found)
    return Line(kind=found.kind, name=name, field=found, verdict=verdict, means=means)


def meaning(found: FieldAgreement) -> tuple[str, str]:
    """A word for the figure (good, warn, bad, none), and what it means."""
    said = f"the same on {found.agreed} of {words.number(found.units, 'record')}"
    if found.alpha is None:
        return "none", f"{said}; they all said the one same thing, so that nothing can be said of chance"
    few = "; too few to rely on the figure" if found.units < FEW else ""
    if found.alpha >= RELIABLE:
        return "good", f"{said}: reliable{few}"
    if found.alpha >= TENTATIVE:
        return "warn", f"{said}: good enough for tentative conclusions{few}"
    if found.alpha > 0:
        return "bad", f"{said}: better than chance, but too low to conclude from{few}"
    return "bad", f"{said}: no better than chance{few}"
