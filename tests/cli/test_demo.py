"""The demo tells what it did, in order, and shows one event in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.commandline import sayso

if TYPE_CHECKING:
    from pathlib import Path


def test_the_demo_of_a_small_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "one.txt").write_text("Rebels shelled Tripoli on Monday, the health minister told Delta Radio.\n")
    (folder / "one.meta.json").write_text('{"outlet": "Harbour Wire", "published": "2020-03-04", "title": "Tripoli shelled"}')
    (folder / "two.txt").write_text("Turkey sent troops to Libya on 2 March 2020, according to Foreign Minister Ada Brant.\n")
    done = sayso("unused", "demo", "--examples", str(folder), "--folder", str(tmp_path / "out"))
    assert done.status == 0, done.err
    summary = re.search(
        r"^(\d+) reports, (\d+) attributions, (\d+) events, 0 failures, [\d.]+ seconds$", done.out, re.MULTILINE
    )
    assert summary is not None
    assert summary[1] == "2"
    assert "Tripoli shelled" in done.out
    assert "The words" in done.out
    assert "⟦act: " in done.out
    assert "Who says so" in done.out
    (name,) = re.findall(r"sayso show (\S+) --ledger", done.out)
    assert sayso(tmp_path / "out" / "demo.ledger", "show", name).status == 0


def test_the_demo_keeps_its_hands_off_folders_that_are_not_its_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    done = sayso("unused", "demo", "--examples", str(mine), "--folder", str(mine))
    assert done.status == 2
    assert (mine / "thesis.txt").exists()
