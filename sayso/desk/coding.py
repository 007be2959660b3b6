"""The coder of a running desk: loaded once, in the background, so that the first report is read as quickly as the others."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import CodedReport, Report

#: What is read once at the start: some things are only loaded with the first words.
_FIRST = "The minister said on Monday that the army had shelled the port of Karsa, Delta Radio reported."


class WarmCoder:
    """Gives the coder; the first who asks, or :meth:`warm`, has it loaded.

    Args:
        make: makes it.
    """

    def __init__(self, make: Callable[[], Callable[[Report], CodedReport]]) -> None:
        self._make = make
        self._coder: Callable[[Report], CodedReport] | None = None
        self._lock = threading.Lock()
        self._started = False

    @property
    def ready(self) -> bool:
        """Whether it is loaded."""
        return self._coder is not None

    def warm(self, delay: float = 0) -> None:
        """Have it loaded in the background, in so many seconds; once asked for, no second time."""
        if self._started:
            return
        self._started = True
        timer = threading.Timer(delay, self.coder)
        timer.daemon = True
        timer.start()

    def coder(self) -> Callable[[Report], CodedReport]:
        """The coder; waits until it is loaded."""
        from sayso.schema import Report

        with self._lock:
            if self._coder is None:
                made = self._make()
                made(Report(id="first", text=_FIRST, published="2020-01-16"))
                self._coder = made
            return self._coder
