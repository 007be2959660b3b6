"""Answers worked out once: the least lately asked for go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Mapping

#: Answers kept of one catalogue.
MOST = 256


class Kept:
    """A small store of answers by question, safe among threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._found: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, question: Hashable, answer: Callable[[], Any]) -> Any:
        """The answer, worked out where it is not here; two who ask at once may both work it out."""
        with self._lock:
            if question in self._found:
                self._found.move_to_end(question)
                return self._found[question]
        found = answer()
        with self._lock:
            self._found[question] = found
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return found

    def take(self, other: Kept, without: Container[Hashable]) -> None:
        """Take over another store's answers, less those to some questions."""
        with other._lock:
            self._found = OrderedDict((q, a) for q, a in other._found.items() if q not in without)

    def known(self, questions: Iterable[Hashable]) -> dict[Any, Any]:
        """The answers that are here."""
        with self._lock:
            here = [q for q in questions if q in self._found]
            for question in here:
                self._found.move_to_end(question)
            return {q: self._found[q] for q in here}

    def put(self, answers: Mapping[Any, Any]) -> None:
        """Keep answers."""
        with self._lock:
            self._found.update(answers)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
