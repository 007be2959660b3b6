from __future__ import annotations

from sayso.cli.table import record_table
from tests.contract.test_contract import full


def test_a_row_tells_who_did_what_to_whom_when_where_and_on_whose_word() -> None:
    shown = record_table(full(), 80)
    flat = " ".join(shown.split())
    for words in ("THREATEN", "(reported", "Oda Brandt", "council", "2020-01-06", "Kesh", "failed in s: m", "note: cut"):
        assert words in flat
    assert max(map(len, shown.splitlines())) <= 80
    assert "(reported" in shown.split("THREATEN")[1]
    assert "who says so" in shown.split("THREATEN")[1]
