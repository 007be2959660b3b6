"""The filters of a page as they stand in its address: one set for every view.

``/events?actor=Haftar&type=ASSAULT&from=2020-01&status=reported&judged=no`` and the same words on ``/timeline``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlencode

from sayso.errors import UsageError
from sayso.ledger.queries.filters import REVIEWS, Filter
from sayso.schema import SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.datastructures import QueryParams

#: Parameter of the address -> field of Filter.  All may stand more than once, which means any of them.
MANY = {
    "actor": "actor", "type": "types", "country": "country", "place": "place", "source": "source", "status": "status",
    "outlet": "outlet", "report": "reports",
}  # fmt: skip
ONE = {"from": "first", "to": "last", "words": "text", "assigned": "assigned_to"}
JUDGED = {"no": ("machine",), "yes": tuple(r for r in REVIEWS if r not in {"machine", "disputed", "assigned"})}
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ACTS = frozenset(get_args(SpeechAct))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filter that an address asks for, and the address's own words for it (what a dossier keeps)."""

    filter: Filter
    pairs: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        """The filters as a query string, in a fixed order; without paging."""
        return urlencode(self.pairs)

    def with_(self, **changes: str | None) -> str:
        """The query string with parameters set, or left out where null."""
        kept = [(k, v) for k, v in self.pairs if k not in changes]
        return urlencode([*kept, *((k, v) for k, v in changes.items() if v is not None)])

    def within(self, first: str, last: str) -> str:
        """The query string for another period."""
        return self.with_(**{"from": first, "to": last})

    def without(self, name: str, value: str) -> str:
        """The query string without one value of one filter."""
        return urlencode([(k, v) for k, v in self.pairs if (k, v) != (name, value)])

    def toggled(self, name: str, value: str) -> str:
        """The query string with one value of a filter added, or taken away where it is asked for."""
        if (name, value) in self.pairs:
            return self.without(name, value)
        return urlencode(sorted((*self.pairs, (name, value))))

    @property
    def of_events(self) -> Filter:
        """The conditions as a question about events: speech acts among the types say nothing about them."""
        return replace(self.filter, types=tuple(t for t in self.filter.types if not is_act(t)))

    @property
    def of_claims(self) -> Filter:
        """The conditions as a question about claims: types of events say nothing about them."""
        return replace(self.filter, types=tuple(t for t in self.filter.types if is_act(t)))

    def value(self, name: str) -> str:
        """The first value of a parameter, for a form; empty where it is not asked for."""
        return next((v for k, v in self.pairs if k == name), "")

    def values(self, name: str) -> list[str]:
        """All values of a parameter."""
        return [v for k, v in self.pairs if k == name]


def is_act(kind: str) -> bool:
    """Whether a value of ``type`` is a speech act, written small (``accuse``); types of events are not (``ACCUSE``)."""
    return kind in _ACTS


def read(query: QueryParams | Iterable[tuple[str, str]]) -> Asked:
    """The filters of an address; parameters that are no filters are left to the page.

    Raises:
        UsageError: a date, status or review state that is none.
    """
    items = query.multi_items() if hasattr(query, "multi_items") else list(query)
    known = (*MANY, *ONE, "judged", "review")
    pairs = sorted((k, v.strip()) for k, v in items if k in known and v.strip())
    fields: dict[str, object] = {}
    for name, field in MANY.items():
        fields[field] = tuple(v for k, v in pairs if k == name)
    for name, field in ONE.items():
        fields[field] = next((v for k, v in pairs if k == name), None)
    for name in ("first", "last"):
        day = fields[name]
        if day is not None and not _DAY.fullmatch(str(day)):
            raise UsageError(f"{day!r} is no day, month or year (2020-01-16, 2020-01, 2020)")
    fields["country"] = tuple(str(c).upper() for c in _strings(fields["country"]))
    fields["review"] = tuple(v for k, v in pairs if k == "review")
    judged = next((v for k, v in pairs if k == "judged"), None)
    if judged is not None:
        if judged not in JUDGED:
            raise UsageError(f"judged is yes or no, not {judged!r}")
        fields["review"] = (*_strings(fields["review"]), *JUDGED[judged])
    return Asked(filter=Filter(**fields), pairs=tuple(pairs))  # type: ignore[arg-type]


def carried(query: QueryParams) -> str:
    """The filters of an address as the tail of another view's, ``?`` included; empty where there are none or they are wrong."""
    try:
        found = read(query).query
    except UsageError:
        return ""
    return f"?{found}" if found else ""


def _strings(found: object) -> tuple[str, ...]:
    assert isinstance(found, tuple)
    return found
