"""The conditions of a filter as masks over a catalogue; each means what the method of Filter says that it is named after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.ledger.catalogue.passages import holding
from sayso.ledger.queries.filters import STATUSES, about_records, asked_type, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from sayso.ledger.catalogue.catalogue import Catalogue
    from sayso.ledger.catalogue.frames import Frame
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.view import View
    from sayso.ledger.queries.withheld import Withheld

    Mask = NDArray[np.bool_]

#: States in which a record does not count unless it is asked for.
GONE = ("rejected", "split", "merged")


def chosen(view: View, catalogue: Catalogue, asked: Filter, kind: str) -> Mask:
    """The events, claims or reports that are asked for."""
    found: Mask = catalogue.kept.get(("chosen", kind, asked), lambda: _chosen(view, catalogue, asked, kind))
    return found


def _chosen(view: View, catalogue: Catalogue, asked: Filter, kind: str) -> Mask:
    mask = np.ones(catalogue.frames[kind].size, dtype=bool)
    makers = {"events": _events, "claims": _claims, "reports": _reports}
    for name, values, make in makers[kind](view, catalogue, asked):
        mask &= catalogue.kept.get((kind, name, values), make)
    return mask


Condition = tuple[str, object, "Callable[[], Mask]"]


def _events(view: View, catalogue: Catalogue, asked: Filter) -> Iterator[Condition]:
    frame, strings = catalogue.frames["events"], catalogue.strings
    yield from _of_any_record(view, catalogue, asked, "events")
    if asked.actor:
        yield "actor", asked.actor, lambda: _having(catalogue, "parties", ("actor", "name", "words"), asked.actor)
    if asked.types:
        yield (
            "types",
            asked.types,
            lambda: np.logical_or.reduce([_type(catalogue, wanted) for wanted in asked.types]),
        )
    if asked.country:
        yield "country", asked.country, lambda: np.isin(frame["country"], _numbers(catalogue, asked.country))
    if asked.place:
        yield "place", asked.place, lambda: _named(catalogue, frame, ("place", "admin1"), asked.place)
    if asked.first is not None or asked.last is not None:
        period = (asked.first, asked.last)
        yield "period", period, lambda: strings.fitting(frame["date"], lambda v: within(v, *period))
    if asked.source:
        yield "source", asked.source, lambda: _having(catalogue, "told", ("name",), asked.source)
    if asked.status:
        yield "status", asked.status, lambda: np.logical_or.reduce([_status(catalogue, word) for word in asked.status])


def _claims(view: View, catalogue: Catalogue, asked: Filter) -> Iterator[Condition]:
    frame, strings = catalogue.frames["claims"], catalogue.strings
    yield from _of_any_record(view, catalogue, asked, "claims")
    if asked.actor:
        yield "said", asked.actor, lambda: _having(catalogue, "sources", ("actor", "name", "words"), asked.actor)
    if asked.source:
        yield "said", asked.source, lambda: _having(catalogue, "sources", ("actor", "name", "words"), asked.source)
    if asked.types:
        acts = {a.upper() for a in asked.types}
        yield "types", asked.types, lambda: strings.fitting(frame["act"], lambda v: v is not None and v.upper() in acts)
    if asked.first is not None or asked.last is not None:
        yield "period", (asked.first, asked.last), lambda: _published(catalogue, asked)[catalogue.report_of("claims")]


def _reports(view: View, catalogue: Catalogue, asked: Filter) -> Iterator[Condition]:
    frame = catalogue.frames["reports"]
    if about_records(asked):
        events = chosen(view, catalogue, asked, "events")
        yield "records", asked, lambda: np.isin(frame["report"], catalogue.frames["events"]["report"][events])
        return
    review = (asked.review, asked.assigned_to)
    yield "review", review, lambda: _review(catalogue, "reports", asked)
    if asked.outlet:
        yield "outlet", asked.outlet, lambda: _outlet(catalogue, asked)
    if asked.reports:
        yield "reports", asked.reports, lambda: _named_reports(catalogue, asked)
    if asked.first is not None or asked.last is not None:
        yield "period", (asked.first, asked.last), lambda: _published(catalogue, asked)


def _of_any_record(view: View, catalogue: Catalogue, asked: Filter, kind: str) -> Iterator[Condition]:
    yield "review", (asked.review, asked.assigned_to), lambda: _review(catalogue, kind, asked)
    if asked.outlet:
        yield "outlet", asked.outlet, lambda: _outlet(catalogue, asked)[catalogue.report_of(kind)]
    if asked.reports:
        yield "reports", asked.reports, lambda: _named_reports(catalogue, asked)[catalogue.report_of(kind)]
    words = tuple((asked.text or "").split())
    if words:
        yield "text", words, lambda: np.isin(catalogue.frames[kind]["id"], holding(view, catalogue, words))


def visible(catalogue: Catalogue, hidden: Withheld, kind: str) -> Mask:
    """The rows that are not withheld: in no report and under no id that is, and vouched for by no claim that is."""
    reports = catalogue.frames["reports"]
    open_ = ~np.isin(reports["ref"], _numbers(catalogue, hidden.reports))
    if kind == "reports":
        return open_
    records = _numbers(catalogue, hidden.records)
    mask: Mask = open_[catalogue.report_of(kind)] & ~np.isin(catalogue.frames[kind]["id"], records)
    if kind == "events":
        vouchers = catalogue.frames["vouchers"]
        mask[vouchers["of"][np.isin(vouchers["id"], records)]] = False
    return mask


# one condition


def _review(catalogue: Catalogue, kind: str, asked: Filter) -> Mask:
    frame = catalogue.frames[kind]
    if not asked.review:
        mask: Mask = ~np.isin(frame["state"], _numbers(catalogue, GONE))
    else:
        mask = np.isin(frame["state"], _numbers(catalogue, asked.review))
        if "disputed" in asked.review:
            mask |= frame["disputed"] > 0
        if "assigned" in asked.review:
            mask |= catalogue.strings.fitting(frame["assigned"], bool)
    if asked.assigned_to is not None:
        mask &= frame["assigned"] == catalogue.strings.known(asked.assigned_to)
        mask &= frame["assigned"] >= 0
    return mask


def _numbers(catalogue: Catalogue, values: Iterable[str]) -> list[int]:
    return [n for v in values if (n := catalogue.strings.known(v)) >= 0]


def _named(catalogue: Catalogue, frame: Frame, columns: tuple[str, ...], wanted: tuple[str, ...]) -> Mask:
    """Rows in which one of the columns holds one of the names."""
    fits = catalogue.kept.get(("named", wanted, len(catalogue.strings.values)), lambda: catalogue.strings.holding(wanted))
    found: Mask = np.logical_or.reduce([fits[frame[c]] for c in columns])
    return found


def _having(catalogue: Catalogue, kind: str, columns: tuple[str, ...], wanted: tuple[str, ...]) -> Mask:
    """Events or claims of which something that hangs on them holds one of the names."""
    from sayso.ledger.catalogue.frames import PARENT

    frame = catalogue.frames[kind]
    mask = np.zeros(catalogue.frames[PARENT.get(kind, "events")].size, dtype=bool)
    mask[frame["of"][_named(catalogue, frame, columns, wanted)]] = True
    return mask


def _type(catalogue: Catalogue, wanted: str) -> Mask:
    frame, value = catalogue.frames["events"], catalogue.strings.value
    wide = len(catalogue.strings.values) + 1
    pairs, inverse = np.unique(frame["type"] * wide + frame["mode"] + 1, return_inverse=True)
    split = [divmod(pair, wide) for pair in pairs.tolist()]
    fits = np.array([asked_type(wanted, value(a) or "", value(b - 1)) for a, b in split], dtype=bool)
    return fits[inverse] if len(fits) else np.zeros(frame.size, dtype=bool)


def _status(catalogue: Catalogue, word: str) -> Mask:
    frame = catalogue.frames["events"]
    if word in {"claimed", "background"}:
        found: Mask = frame[word] > 0
    else:
        found = frame["status"] == catalogue.strings.known(STATUSES[word])
    return found


def _outlet(catalogue: Catalogue, asked: Filter) -> Mask:
    return _named(catalogue, catalogue.frames["reports"], ("outlet",), asked.outlet)


def _named_reports(catalogue: Catalogue, asked: Filter) -> Mask:
    frame, value = catalogue.frames["reports"], catalogue.strings.value
    names = zip(frame["ref"], frame["name"], strict=True)
    heads = ((value(int(a)) or "", value(int(b))) for a, b in names)
    return np.array([any(n == r or i.startswith(r) for r in asked.reports) for i, n in heads], dtype=bool)


def _published(catalogue: Catalogue, asked: Filter) -> Mask:
    column = catalogue.frames["reports"]["published"]
    return catalogue.strings.fitting(column, lambda v: within(v, asked.first, asked.last))
