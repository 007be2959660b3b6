from __future__ import annotations

import io

from sayso.cli.progress import Progress


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_under_two_seconds() -> None:
    clock = Clock()
    for stream in (io.StringIO(), Terminal()):
        with Progress(10, stream=stream, clock=clock) as progress:
            for _ in range(10):
                clock.now += 0.19
                progress.advance()
        assert stream.getvalue() == ""


def test_plain_lines_when_it_is_no_terminal() -> None:
    clock, stream = Clock(), io.StringIO()
    with Progress(100, stream=stream, clock=clock) as progress:
        for _ in progress.over(range(100)):
            clock.now += 0.5
    lines = stream.getvalue().splitlines()
    assert lines[0] == "4 of 100 reports, 2.0/s, 48 s left"
    assert lines[-1] == "100 of 100 reports, 2.0/s, 50 s"
    assert 3 <= len(lines) <= 6
    assert "\r" not in stream.getvalue()


def test_one_line_that_rewrites_itself_on_a_terminal() -> None:
    clock, stream = Clock(), Terminal()
    with Progress(10, noun="articles", stream=stream, clock=clock) as progress:
        for _ in range(10):
            clock.now += 600.0
            progress.advance()
        assert "\r9 of 10 articles, 0.1/min, 10 min 0 s left" in stream.getvalue()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\r")


def test_without_a_total_there_is_a_rate_and_the_time_taken() -> None:
    clock, stream = Clock(), io.StringIO()
    with Progress(stream=stream, clock=clock) as progress:
        progress.advance()  # the rate is measured from the first report on
        clock.now = 7200
        progress.advance(7200)
    assert stream.getvalue() == "7,201 reports, 1.0/s, 2 h 0 min\n"
