"""How far people agree: Krippendorff's alpha for nominal data, with missing values.

After K. Krippendorff, Content Analysis (2nd edition 2004), section 11.3: a unit is a record; what each person decided of a
field is that person's value; a person who decided nothing of it has none.  Alpha is 1 - observed over expected disagreement:
1 where all agree, 0 where they agree as chance would.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader

#: Two people make an agreement.
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """Agreement on one field.

    ``alpha`` is null where it is not defined: no record that two people decided, or all values the same.  ``units`` are the
    records that two people or more decided; ``agreed`` those on which all of them said the same.
    """

    kind: str
    field: str
    alpha: float | None
    units: int
    agreed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement by field, events first; ``record`` is whether a record stands at all (accept or reject)."""

    fields: tuple[FieldAgreement, ...]
    units: int
    people: tuple[str, ...]


def nominal(units: Iterable[Mapping[str, str]]) -> float | None:
    """Krippendorff's alpha of units (person -> value); null where expected disagreement is nought or nothing can be paired."""
    pairable = [Counter(unit.values()) for unit in units if len(unit) >= TWO]
    totals: Counter[str] = Counter()
    disagreement = 0.0
    for values in pairable:
        size = values.total()
        totals.update(values)
        disagreement += (size * size - sum(n * n for n in values.values())) / (size - 1)
    everything = totals.total()
    expected = everything * everything - sum(n * n for n in totals.values())
    if not expected:
        return None
    return 1 - (everything - 1) * disagreement / expected


def alpha(view: View, asked: Filter, reader: Reader) -> Agreement:
    """How far people agree on the events and claims that are asked for and that the reader may see, rejected ones included."""
    from sayso.ledger.queries.pages import judged

    by_field: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    units, people = 0, set()
    for row in judged(view, asked, reader):
        kind = "event" if hasattr(row, "event") else "claim"
        people |= {person for opinions in row.review.opinions.values() for person in opinions}
        several = {f: v for f, o in row.review.opinions.items() if len(v := _values(o)) >= TWO}
        units += bool(several)
        for name, values in several.items():
            by_field[kind, name].append(values)
    return Agreement(
        fields=tuple(_field(*k, by_field[k]) for k in sorted(by_field, key=_order)), units=units, people=tuple(sorted(people))
    )


def _values(opinions: Mapping[str, Any]) -> dict[str, str]:
    return {person: json.dumps(value, ensure_ascii=False, sort_keys=True) for person, value in opinions.items()}


def _field(kind: str, name: str, units: list[dict[str, str]]) -> FieldAgreement:
    agreed = sum(len(set(unit.values())) == 1 for unit in units)
    return FieldAgreement(kind=kind, field=name, alpha=nominal(units), units=len(units), agreed=agreed)


def _order(key: tuple[str, str]) -> tuple[bool, bool, str]:
    kind, name = key
    return kind != "event", name != "record", name
