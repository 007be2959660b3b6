from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from sayso.coding.coder import Coder
from sayso.schema import Report
from sayso.stage import Stage, check_order

if TYPE_CHECKING:
    from sayso.reading.document import Document


class Reads(Stage):
    name: ClassVar[str] = "reads"
    needs: ClassVar[tuple[str, ...]] = ("report",)
    adds: ClassVar[tuple[str, ...]] = ("language",)

    def __call__(self, document: Document) -> Document:
        return document


class Fails(Stage):
    name: ClassVar[str] = "fails"
    needs: ClassVar[tuple[str, ...]] = ("language",)

    def __call__(self, document: Document) -> Document:
        if "bad" in document.report.text:
            raise ZeroDivisionError("no such number")
        return document


def test_stages_in_the_wrong_order_are_refused() -> None:
    check_order([Reads(), Fails()])
    with pytest.raises(ValueError, match=r"stage fails needs \['language'\]"):
        check_order([Fails(), Reads()])


def test_one_failing_report_becomes_a_failure_record_and_the_rest_goes_on() -> None:
    coder = Coder([Reads(), Fails()])
    good, bad, last = coder.stream([Report(id="1", text="good"), Report(id="2", text="bad"), Report(id="3", text="last")])
    assert good.failure is None
    assert last.failure is None
    assert bad.failure is not None
    assert (bad.failure.stage, bad.failure.error, bad.failure.message) == ("fails", "ZeroDivisionError", "no such number")
    assert bad.text == "bad"
