"""What writing to the ledger gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sayso.schema import Failure

AddStatus = Literal["added", "revised", "recoded", "unchanged", "erased"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """What became of one report.

    ``status``: ``added`` (new), ``revised`` (a new version of ``revises``: new, or an older text that is back), ``recoded``
    (known; rows were closed and written), ``unchanged`` (known; nothing was written), ``erased`` (known, erased, and left
    erased).
    ``report`` is the id in the ledger; ``transaction`` is null where nothing was written.
    """

    report: str
    status: AddStatus
    transaction: int | None = None
    revises: str | None = None
    written: int = 0
    closed: int = 0
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseResult:
    """What an erasure did: the reports touched, stretches of text and words blanked, and its transaction."""

    transaction: int
    reports: tuple[str, ...]
    spans: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The hash chain: how many transactions were read, the last hash (hexadecimal), and what is wrong, in plain words."""

    transactions: int
    head: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of ``sayso doctor``."""

    name: str
    ok: bool
    message: str
