"""Signs of a translation."""

from __future__ import annotations

import pytest

from sayso.reading.document import Document
from sayso.reading.translation import TranslationStage
from sayso.schema import Report, Translation


def read(text: str) -> Translation:
    found = TranslationStage()(Document(report=Report(id="r", text=text), language="en")).translation
    assert found is not None
    return found


def test_a_report_that_says_so() -> None:
    found = read("Harbour Wire. The dam burst on Monday. Translated from Turkish by our desk.")
    assert found.suspected
    assert "Translated from" in found.because[0]


def test_two_different_signs_are_enough_and_are_told() -> None:
    found = read("“The dam has burst,” said Orlik TASS.\n\n«Nobody was warned in time», he noted.")
    assert found.suspected
    assert len(found.because) == 2


@pytest.mark.parametrize("text", ["", "The dam burst on Monday, Pavel Orlik said.", "«Nobody was warned in time», he noted."])
def test_plain_english_is_not_suspected(text: str) -> None:
    assert read(text) == Translation(suspected=False)


def test_what_can_not_be_read_is_left_alone() -> None:
    document = Document(report=Report(id="r", text="Translated from Turkish."), readable=False)
    assert TranslationStage()(document).translation is None
