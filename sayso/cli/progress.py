"""Progress on standard error: a line that rewrites itself on a terminal, plain lines elsewhere, nothing under two seconds."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self, TypeVar

    T = TypeVar("T")

#: Seconds before anything is shown; between two lines on a terminal; between two plain lines.
_QUIET, _TERMINAL, _PLAIN = 2.0, 0.2, 15.0


class Progress:
    """Counts things done and shows how many, how fast and how long it will still take.

    Speed is measured from the first thing done on, so that the start-up of models doesn't count.

    Args:
        total: how many there will be, if that is known.
        noun: what is counted, in the plural.
        stream: where to show it; by default standard error.
        clock: seconds, monotone.
    """

    def __init__(
        self,
        total: int | None = None,
        *,
        noun: str = "reports",
        stream: TextIO | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.total = total
        self.noun = noun
        self.done = 0
        self._stream = stream or sys.stderr
        self._clock = clock or time.monotonic
        self._terminal = self._stream.isatty()
        self._begun = self._clock()
        self._first: float | None = None
        self._first_done = 0
        self._shown: float | None = None
        self._shown_done = 0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """Pass things through and count each one when the next is asked for."""
        for thing in things:
            yield thing
            self.advance()

    def advance(self, number: int = 1) -> None:
        """Count things done, and show it if it is time."""
        self.done += number
        now = self._clock()
        if self._first is None:  # what came before was mostly the start-up of the models
            self._first, self._first_done = now, self.done
        if now - self._begun < _QUIET:
            return
        if self._shown is None or now - self._shown >= (_TERMINAL if self._terminal else _PLAIN):
            self._show(now)

    def clear(self) -> None:
        """Take the line off a terminal, so that something else can be printed."""
        if self._terminal and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0

    def close(self) -> None:
        """Take the line off a terminal; elsewhere print the last state, if any was printed."""
        self.clear()
        if not self._terminal and self._shown is not None and self._shown_done != self.done:
            self._stream.write(self.line() + "\n")
            self._stream.flush()

    def line(self) -> str:
        """How many are done, how fast, and how long it will still take."""
        now = self._clock()
        total = max(self.total, self.done) if self.total else None  # a count made beforehand may have been too low
        line = f"{self.done:,}{f' of {total:,}' if total else ''} {self.noun}"
        since, later = now - (now if self._first is None else self._first), self.done - self._first_done
        rate = later / since if since > 0 else 0.0
        if rate > 0:
            line += f", {_rate(rate)}"
        if total is None or self.done >= total:
            line += f", {_duration(now - self._begun)}"
        elif rate > 0:
            line += f", {_duration((total - self.done) / rate)} left"
        return line

    def _show(self, now: float) -> None:
        line = self.line()
        if self._terminal:
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._stream.write(line + "\n")
        self._stream.flush()
        self._shown, self._shown_done = now, self.done


def _rate(rate: float) -> str:
    return f"{rate:,.1f}/s" if rate >= 1 else f"{rate * 60:,.1f}/min"


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:  # noqa: PLR2004 - seconds in a minute
        return f"{whole} s"
    if whole < 3600:  # noqa: PLR2004 - seconds in an hour
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
