from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import floors
from benchmarks.scoring import Figure, dig

if TYPE_CHECKING:
    from pathlib import Path


def figure(value: float, *, error: float = 0.01, lower: bool = False) -> Figure:
    return Figure(
        id="x",
        stage="events",
        set="own",
        measure="F1",
        value=value,
        interval=None,
        error=error,
        constant=None,
        lower=lower,
        reference="",
    )


def test_a_floor_is_the_measured_value_less_one_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.update([figure(0.5)], {"own": "a"}, None, path)
    assert floors.load(path)["floors"] == {"x": 0.49}


def test_a_better_figure_raises_the_floor(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.update([figure(0.5)], {}, None, path)
    floors.update([figure(0.6)], {}, None, path)
    assert floors.load(path)["floors"] == {"x": 0.59}


def test_a_worse_figure_within_the_error_keeps_the_floor(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.update([figure(0.5)], {}, None, path)
    assert floors.update([figure(0.495)], {}, None, path) == []
    assert floors.load(path)["floors"] == {"x": 0.49}


def test_lowering_a_floor_is_refused_without_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.update([figure(0.5)], {}, None, path)
    before = path.read_text("utf-8")
    for reason in (None, "", "  "):
        with pytest.raises(floors.FloorLoweredError, match=r"0\.4900 -> 0\.3900"):
            floors.update([figure(0.4)], {}, reason, path)
    assert path.read_text("utf-8") == before


def test_lowering_a_floor_with_a_reason_keeps_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.update([figure(0.5)], {}, None, path)
    floors.update([figure(0.4)], {}, "the gold was corrected", path)
    written = json.loads(path.read_text("utf-8"))
    assert written["floors"] == {"x": 0.39}
    assert written["lowered"][0]["because"] == "the gold was corrected"


def test_where_less_is_better_the_floor_lies_above(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.update([figure(2.0, error=0.5, lower=True)], {}, None, path)
    known = floors.load(path)["floors"]
    assert known == {"x": 2.5}
    assert floors.below([figure(2.4, lower=True)], known) == []
    assert floors.below([figure(2.6, lower=True)], known)
    floors.update([figure(1.0, error=0.5, lower=True)], {}, None, path)
    assert floors.load(path)["floors"] == {"x": 1.5}


def test_dig_follows_keys_that_hold_commas_and_blanks() -> None:
    assert dig({"exact day, all": {"score": 0.5}}, "exact day, all / score") == 0.5
    assert dig({"a": 1}, "a / b") is None
