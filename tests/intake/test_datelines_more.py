from __future__ import annotations

import pytest

from sayso.intake.layout.datelines import dateline_end


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("KYIV. Jan 14. (Dnipro-Inform) -- Russia launched drones.", "KYIV. Jan 14. (Dnipro-Inform) --"),
        ("KARSA, Arland (January 6, 2012) – A combined force detained two men.", "KARSA, Arland (January 6, 2012) –"),
        ("MOSCOW, January 14 (Harbour Wire). The envoy left.", "MOSCOW, January 14 (Harbour Wire)."),
        ("Tripoli 5 Jan 2020 (LANX) - The council met.", "Tripoli 5 Jan 2020 (LANX) -"),
        ("Harbour Wire, Beirut, 3 May: The minister resigned.", "Harbour Wire, Beirut, 3 May:"),
    ],
)
def test_date_lines_of_agencies_that_nobody_knows(line: str, head: str) -> None:
    end = dateline_end(line, 0, len(line))
    assert end is not None
    assert line[:end] == head


@pytest.mark.parametrize(
    "line",
    [
        "Paris. In January the minister resigned.",
        "Minister Oda Brandt, 5 May, left the party.",
        "January 14 was a bad day for Karsa (the capital).",
        "The army said on Jan 14 (a Tuesday) that it had left.",
    ],
)
def test_sentences_are_no_date_lines(line: str) -> None:
    assert dateline_end(line, 0, len(line)) is None
