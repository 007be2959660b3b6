"""Strings by number: every name, code and date once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from sayso.ledger.queries.filters import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

#: The number of null.
NONE = -1


class Strings:
    """Numbers for strings; what has a number keeps it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.values: list[str] = []
        self._folded: list[str] = []
        self._lock = threading.Lock()

    def number(self, value: str | None) -> int:
        """The number of a string, a new one where it has none; NONE for null."""
        if value is None:
            return NONE
        found = self._numbers.get(value)
        if found is None:
            with self._lock:
                found = self._numbers.setdefault(value, len(self.values))
                if found == len(self.values):
                    self.values.append(value)
        return found

    def known(self, value: str) -> int:
        """The number of a string; NONE where it has none."""
        return self._numbers.get(value, NONE)

    def value(self, number: int) -> str | None:
        """The string of a number."""
        return None if number < 0 else self.values[number]

    def holding(self, wanted: Iterable[str]) -> NDArray[np.bool_]:
        """For each number and, at the end, for null: whether any name asked for is part of the string.

        As :func:`sayso.ledger.queries.filters.named` compares.
        """
        folded = [fold(w) for w in wanted]
        with self._lock:
            self._folded += map(fold, self.values[len(self._folded) :])
        if len(folded) == 1:
            one = folded[0]
            found = [one in f for f in self._folded]
        else:
            found = [any(w in f for w in folded) for f in self._folded]
        if "" in folded and self.known("") != NONE:
            found[self.known("")] = False  # an empty name is none
        return np.array([*found, False], dtype=bool)

    def fitting(self, column: NDArray[np.int64], fits: Callable[[str | None], bool]) -> NDArray[np.bool_]:
        """For each row of a column of numbers: whether its string (or null) fits, each string asked once."""
        distinct = np.flatnonzero(np.bincount(column + 1, minlength=1))
        found = np.zeros(len(self.values) + 1, dtype=bool)
        found[distinct] = [fits(self.value(n - 1)) for n in distinct.tolist()]
        return found[column + 1]
