"""What add stored reads back as the very same record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from sayso.ledger.pack import to_json
from tests.ledger.storage.any_records import records
from tests.ledger.storage.storage_records import report

if TYPE_CHECKING:
    from sayso import schema as s
    from sayso.ledger import Ledger


def as_printed(record: s.CodedReport) -> str:
    """The record in bytes, as far as they can be compared: JSON holds no lone surrogates, escapes do."""
    from dataclasses import asdict

    return json.dumps(asdict(record))


def test_a_full_record_comes_back_the_same(sound: Ledger) -> None:
    record = report()
    result = sound.add(record)
    assert result.status == "added"
    assert sound.coded(result.report) == record
    assert as_printed(sound.coded("karsa-1")) == as_printed(record)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(records())
def test_any_record_comes_back_the_same(ledger: Ledger, record: s.CodedReport) -> None:
    result = ledger.add(record)
    if result.status in {"added", "revised"}:
        assert as_printed(ledger.coded(result.report)) == as_printed(record)
    else:  # the same text and outlet as an earlier example: it is known under that one's id
        assert ledger.coded(result.report).text == record.text


def test_words_keep_what_json_keeps() -> None:
    assert json.loads(to_json(["\ud800", "\x00", 'a"b\\'])) == ["\ud800", "\x00", 'a"b\\']
