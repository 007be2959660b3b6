"""Progress: the start-up of the models is not speed, and a low count beforehand is put right."""

from __future__ import annotations

import io

from sayso.cli.progress import Progress


def test_time_left_is_measured_from_the_first_report_on() -> None:
    now = [0.0]
    progress = Progress(11, stream=io.StringIO(), clock=lambda: now[0])
    now[0] = 60.0
    progress.advance()
    assert "left" not in progress.line()
    now[0] = 61.0
    progress.advance()
    assert progress.line() == "2 of 11 reports, 1.0/s, 9 s left"


def test_more_than_was_counted_is_no_nonsense() -> None:
    progress = Progress(2, stream=io.StringIO(), clock=lambda: 1.0)
    progress.advance(3)
    assert progress.line().startswith("3 of 3 reports")
