"""Reports in, coded and stored: what ``sayso add`` and the desk share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sayso.fleet.outcome import Outcome
    from sayso.intake import IntakeOptions
    from sayso.ledger import AddResult, Ledger
    from sayso.schema import CodedReport, Report


def store(
    ledger: Ledger,
    files: Sequence[str],
    intake: IntakeOptions,
    *,
    workers: int = 1,
    by: str | None = None,
    again: bool = False,
    assume_published: bool = False,
) -> Iterator[tuple[Outcome, AddResult | None]]:
    """Code what is found in files and store it; see :func:`store_items`."""
    import gc
    from functools import cache, partial

    from sayso.fleet.pool import english_coder, lasting_coder
    from sayso.intake import read_reports

    make_coder: Callable[[], Callable[[Report], CodedReport]] = partial(english_coder, assume_published=assume_published)
    if workers == 1:  # one coder, for its name and to code
        make_coder = cache(partial(lasting_coder, assume_published=assume_published))
    try:
        yield from store_items(
            ledger, read_reports(files, options=intake), make_coder=make_coder, workers=workers, by=by, again=again
        )
    finally:
        if workers == 1:
            gc.unfreeze()


def store_items(
    ledger: Ledger,
    items: Iterable[Report | InputError],
    *,
    make_coder: Callable[[], Callable[[Report], CodedReport]],
    workers: int = 1,
    by: str | None = None,
    again: bool = False,
) -> Iterator[tuple[Outcome, AddResult | None]]:
    """Code reports and store them, one transaction a report; what is given out is stored.

    Reports that this coder has coded already are not coded again, unless ``again`` is true.

    Args:
        ledger: where.
        items: what ``sayso.intake.read_reports`` yields.
        make_coder: gives the coder; with more than one worker it is called in each.
        workers: processes; 1 codes in this one.
        by: the person who adds.
        again: code what this very coder has coded already.
    """
    from sayso.fleet.pool import code_reports

    read: set[str] = set()
    for outcome in code_reports(items if again else _news(ledger, items, make_coder), workers=workers, make_coder=make_coder):
        if isinstance(outcome.error, _Known):
            known = outcome.error.outcome
            read.update({known.record.id} if known.record else ())
            yield known, outcome.error.result
        elif outcome.record is None:
            yield outcome, None
        else:
            record = outcome.record
            if outcome.error is None:
                read.add(record.id)
            elif record.id in read:  # a second one under that id: the failure is of this place, not of the report read before
                record = replace(record, id=_place(outcome.error))
            named = _is_named(record.id, outcome.source)
            yield replace(outcome, record=record), ledger.add(record, by=by, again=again, named=named)


class _Known(InputError):
    """A report that needs no coding: it goes past the coder in its place, as what has no report does, without its text."""

    def __init__(self, outcome: Outcome, result: AddResult) -> None:
        super().__init__("known already")
        self.outcome, self.result = outcome, result


def _place(error: InputError) -> str:
    return f"{error.file}" if error.line is None else f"{error.file}:{error.line}"


def _is_named(id_: str, source: str | None) -> bool:
    """Whether an id is the report's own, and not made from the name of its file."""
    from sayso.intake.files import report_id

    return source is None or id_ not in {source, report_id(source)}


def _news(
    ledger: Ledger, items: Iterable[Report | InputError], make_coder: Callable[[], object]
) -> Iterator[Report | InputError]:
    """Let through what has to be coded; mark what the ledger has from this very coder."""
    from sayso.fleet.outcome import Outcome
    from sayso.ledger.queries.unchanged import unchanged
    from sayso.schema import Report

    coder: str | None = None
    empty = not ledger.info()["reports"]
    for item in items:
        if empty or not isinstance(item, Report):
            yield item
            continue
        coder = coder or str(getattr(make_coder(), "name", ""))
        bare = _bare(item, coder)
        result = unchanged(ledger, bare, named=_is_named(item.id, item.source))
        if result is None:
            yield item
        else:
            yield _Known(Outcome(replace(bare, text=""), None, item.source), result)


def _bare(report: Report, coder: str) -> CodedReport:
    from sayso.coding.coder import coded
    from sayso.reading.document import Document

    return coded(Document(report=report), coder, None)


@dataclass(slots=True)
class Tally:
    """What became of the reports of one run."""

    statuses: Counter[str] = field(default_factory=Counter)
    events: int = 0
    claims: int = 0
    failures: int = 0
    status: int = 0

    def count(self, outcome: Outcome, result: AddResult | None) -> None:
        """Count one report."""
        from sayso.fleet.outcome import status_of

        self.status = max(self.status, status_of(outcome))
        if outcome.message:
            self.failures += 1
        if result is not None and outcome.record is not None:
            self.statuses[result.status] += 1
            if result.status in {"unchanged", "erased"}:
                return
            self.events += len(outcome.record.events)
            self.claims += len(outcome.record.attributions)

    def words(self) -> str:
        """``4 reports: 3 added, 1 unchanged; 12 events, 20 claims; 1 failed``."""
        from sayso.exports.words import number

        order = ("added", "revised", "recoded", "unchanged", "erased")
        parts = [f"{self.statuses[s]} {s}" for s in order if self.statuses[s]]
        total = sum(self.statuses.values())
        reports = f"{number(total, 'report')}: {', '.join(parts) or 'none'}"
        words = f"{reports}; {number(self.events, 'event')}, {number(self.claims, 'claim')}"
        return f"{words}; {self.failures} failed" if self.failures else words
