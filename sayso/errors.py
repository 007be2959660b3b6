"""The tree of exceptions, and the exit status each one gives on the command line.

::

    SaysoError                  1  anything below that has no status of its own
    ├── UsageError              2  the command line does not fit
    ├── InputError              3  a report or a side file cannot be read (names the file and the line)
    │   ├── UnreadableInput     3  no such file, no rights, binary, wrong encoding
    │   └── MalformedInput      3  a JSON line that does not parse, a missing or ill-typed field, an HTML page with no article
    ├── KnowledgeError          4  a knowledge or actor file is wrong (names the file and the line)
    ├── StageError              1  a stage failed on one report (becomes a failure record)
    ├── Conflict                1  somebody else decided the same thing in the meantime
    └── LedgerError             5  the ledger cannot be used
        ├── LedgerNotFound      5  no ledger there
        ├── LedgerTooNew        6  written by a newer Sayso
        ├── LedgerUnavailable   7  disk full, no rights, the database went away
        ├── NotFound            8  no such report, event, claim, actor or transaction
        └── VerificationFailed  9  the hash chain does not verify

Exit status 0: all done.  1: done, but some reports failed (each has a failure record and a line on standard error).
130: interrupted; what was reported as stored is stored.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors that Sayso raises on purpose."""

    exit_status = 1


class UsageError(SaysoError):
    """The command line does not fit."""

    exit_status = 2


class InputError(SaysoError):
    """A report cannot be read.

    Args:
        message: what is wrong, in one line.
        file: the file's name as the user gave it, or ``<stdin>``.
        line: 1-based line in that file, where there is one.
        report_id: the id of the report concerned, where it is known.
    """

    exit_status = 3

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None, report_id: str | None = None) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.report_id = report_id
        super().__init__(message)

    def __str__(self) -> str:
        where = self.file or ""
        if self.line is not None:
            where += f":{self.line}"
        return f"{where}: {self.message}" if where else self.message


class UnreadableInput(InputError):
    """No such file, no rights, binary content, or an encoding that cannot be told."""


class MalformedInput(InputError):
    """The file can be read but does not hold a report."""


class KnowledgeError(InputError):
    """A knowledge file or a user's pack is wrong; names the file and the line."""

    exit_status = 4


class StageError(SaysoError):
    """A stage failed on one report; the batch goes on."""

    def __init__(self, stage: str, cause: Exception) -> None:
        self.stage = stage
        self.cause = cause
        super().__init__(f"{stage}: {type(cause).__name__}: {cause}")


class Conflict(SaysoError):
    """Somebody else decided the same field of the same record after what the person had seen; nothing was stored."""


class LedgerError(SaysoError):
    """The ledger cannot be used."""

    exit_status = 5


class LedgerNotFound(LedgerError):
    """There is no ledger at the place named."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer Sayso."""

    exit_status = 6


class LedgerUnavailable(LedgerError):
    """The disk is full, the file may not be written, or the database went away."""

    exit_status = 7


class NotFound(LedgerError):
    """No such report, event, claim, actor or transaction."""

    exit_status = 8


class VerificationFailed(LedgerError):
    """The hash chain of the ledger does not verify."""

    exit_status = 9
