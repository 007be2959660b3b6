from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING, Any

from sayso.fleet.store import store
from sayso.intake import IntakeOptions
from sayso.ledger import open_ledger
from tests.fleet.fleet_coders import plain

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_one_coder_tells_what_is_known_and_codes_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def counted(**_: object) -> Any:
        gc.freeze()
        made.append(plain())
        return made[-1]

    monkeypatch.setattr("sayso.fleet.pool.lasting_coder", counted)
    file = tmp_path / "reports.jsonl"
    rows = [{"id": name, "text": f"Text {name}."} for name in "ab"]
    with open_ledger(tmp_path / "a.ledger", create=True) as ledger:
        for number in (1, 2):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows[:number]))
            told = [result.status for _, result in store(ledger, [str(file)], IntakeOptions()) if result]
            assert len(made) == number
            assert gc.get_freeze_count() == 0
    assert told == ["unchanged", "added"]
