"""What became of one thing that came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.coder import coded
from sayso.errors import InputError
from sayso.reading.document import Document
from sayso.schema import Failure, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.schema import CodedReport


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report coded (or failed), or one path under which no report could be looked for.

    ``record`` is null only in the last case.  ``error`` is set where the input couldn't be read; ``source`` is the file
    and line, for messages.
    """

    record: CodedReport | None
    error: InputError | None
    source: str | None

    @property
    def message(self) -> str | None:
        """One line on what went wrong, naming file and line; null if nothing did."""
        if self.error is not None:
            return one_line(str(self.error))
        if self.record is not None and self.record.failure is not None:
            failure = self.record.failure
            return one_line(f"{self.source or self.record.id}: {failure.stage} failed: {failure.error}: {failure.message}")
        return None


def failed(item: Report | InputError, coder: str, failure: Failure) -> CodedReport | None:
    """The failure record of a report, or of an input error that stands for one; else null."""
    report = item if isinstance(item, Report) else Report(id=item.report_id, text="") if item.report_id is not None else None
    if report is None:
        return None
    return coded(Document(report=report), coder, failure)


def unread(error: InputError, coder: str) -> Outcome:
    """The outcome of an input that couldn't be read."""
    failure = Failure(stage="intake", error=type(error).__name__, message=error.message)
    return Outcome(failed(error, coder, failure), error, error.file)


def exit_status(outcomes: Iterable[Outcome]) -> int:
    """0: all coded; 1: some reports failed in a stage; 3: some input couldn't be read (whatever else happened)."""
    worst = 0
    for outcome in outcomes:
        worst = max(worst, status_of(outcome))
    return worst


def status_of(outcome: Outcome) -> int:
    """The exit status that one outcome asks for."""
    if outcome.error is not None:
        return InputError.exit_status
    return 1 if outcome.record is None or outcome.record.failure is not None else 0


def one_line(message: str) -> str:
    """A message on one line that a terminal can show: line ends and control characters become spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in message).split())
