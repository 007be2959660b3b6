"""The words around each record, for the condition on words: its sentences without case and accents, read when first asked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.ledger import tables as t
from sayso.ledger.asof import holds_sql
from sayso.ledger.judgements.coding import number_id
from sayso.ledger.queries.filters import fold
from sayso.ledger.queries.passages import claim_passage, event_passage, joined, sentences
from sayso.ledger.types import from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from sayso.ledger.catalogue.catalogue import Catalogue
    from sayso.ledger.queries.view import View

    Span = tuple[int, int]
    #: Numbers of ids of records, and their passages in one string.
    Passages = tuple[tuple[int, ...], str]

#: Reports read in one go.
BATCH = 1000
#: Stands between the passages of a report; a space to Python, so that no word has it.
BETWEEN = "\x1f"
#: Spans of unjudged records: table, columns; a null one is none.
SPANS: tuple[tuple[Any, str, str], ...] = (
    (t.events, "start", "end"),
    (t.events, "condition_start", "condition_end"),
    (t.about, "start", "end"),
    (t.parties, "start", "end"),
    (t.attributions, "cue_start", "cue_end"),
    (t.content, "start", "end"),
)


def holding(view: View, catalogue: Catalogue, words: Iterable[str]) -> NDArray[np.int64]:
    """Numbers of the ids of the records whose sentences hold all words (which have no space in them)."""
    catalogue.kept.get(("passages",), lambda: _read(view, catalogue))
    wanted = [fold(w) for w in words]
    found: list[int] = []
    # Most reports do not hold the words at all.
    first, *others = wanted
    for numbers, passages in (here for here in catalogue.passages.values() if first in here[1]):
        if all(w in passages for w in others):
            own = zip(numbers, passages.split(BETWEEN), strict=False)  # no record at all is one empty string
            found += [n for n, passage in own if all(w in passage for w in wanted)]
    return np.array(found, dtype=np.int64)


def _read(view: View, catalogue: Catalogue) -> None:
    """Read the passages of the reports that have none yet."""
    reports = catalogue.frames["reports"]
    missing = {int(k): catalogue.strings.value(int(r)) or "" for k, r in zip(reports["report"], reports["ref"], strict=True)}
    missing = {k: ref for k, ref in missing.items() if k not in catalogue.passages}
    if not missing:
        return
    judged = {k: ref for k, ref in missing.items() if ref in view.by_report}
    machine = sorted(missing.keys() - judged.keys())
    with view.source.ledger.connect() as connection:  # type: ignore[attr-defined]  # of a SqlSource
        for i in range(0, len(machine), BATCH):
            _machine(connection, catalogue, view.tx, machine[i : i + BATCH], missing)
    keys = {ref: k for k, ref in judged.items()}
    for ref, full in view.fulls(judged.values()).items():
        own: list[tuple[int, str]] = []
        text, bounds = full.coded.text, sentences(full.coded.text)
        for row in (*full.events, *full.claims, *full.hidden):
            spans = event_passage(row.event) if hasattr(row, "event") else claim_passage(row.claim)
            own.append((catalogue.strings.number(row.id), _passage(text, bounds, spans)))
        catalogue.passages[keys[ref]] = _joined(own)


def _machine(connection: Connection, catalogue: Catalogue, tx: int, keys: list[int], refs: dict[int, str]) -> None:
    among = (
        f"report BETWEEN {keys[0]:d} AND {keys[-1]:d}" if len(keys) > BATCH // 2 else f"report IN ({', '.join(map(str, keys))})"
    )
    spans: dict[int, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for table, start, end in SPANS:
        rows = connection.exec_driver_sql(
            f'SELECT report, record, "{start}", "{end}" FROM {table.name} WHERE {among} AND {holds_sql(tx)}'  # noqa: S608 - our own names and numbers
        )
        for report, record, a, b in rows:
            here = spans[report][record]
            if a is not None and b is not None:
                here.append((a, b))
    stored = connection.exec_driver_sql(f"SELECT report, body FROM texts WHERE {among}")  # noqa: S608 - our own names and numbers
    texts: dict[int, bytes | None] = {report: body for report, body in stored}  # noqa: C416 - rows are no plain pairs
    number = catalogue.strings.number
    for report in keys:
        body = texts.get(report)
        text = "" if body is None else from_bytes(body)
        bounds = sentences(text)
        catalogue.passages[report] = _joined(
            [
                (number(number_id(refs[report], record)), _passage(text, bounds, found))
                for record, found in spans[report].items()
            ]
        )


def _joined(own: list[tuple[int, str]]) -> Passages:
    return tuple(n for n, _ in own), BETWEEN.join(p.replace(BETWEEN, " ") for _, p in own)


def _passage(text: str, bounds: list[Span], spans: list[Span]) -> str:
    return fold(" ".join(text[s:e] for s, e in joined(text, bounds, spans)))
