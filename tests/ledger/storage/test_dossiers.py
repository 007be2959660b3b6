"""Saved questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.errors import NotFound, UsageError
from sayso.ledger import dossiers

if TYPE_CHECKING:
    from sayso.ledger import Ledger


def test_a_dossier_is_saved_renamed_and_removed(sound: Ledger) -> None:
    made = dossiers.save(sound, " Karsa  port ", "place=Karsa", "vera")
    assert (made.name, made.query, made.by) == ("Karsa port", "place=Karsa", "vera")
    assert dossiers.get(sound, made.id) == made
    other = dossiers.save(sound, "Army", "actor=army", "tom")
    again = dossiers.save(sound, "Karsa", "place=Karsa&type=ASSAULT", "tom", id=made.id)
    assert dossiers.all(sound) == [other, again]
    assert again.id == made.id
    dossiers.remove(sound, made.id, "vera")
    assert dossiers.all(sound) == [other]
    sound.verify()


def test_what_makes_no_sense_is_refused(sound: Ledger) -> None:
    made = dossiers.save(sound, "Karsa", "place=Karsa", "vera")
    for name in ("", "  ", "KARSA"):
        with pytest.raises(UsageError):
            dossiers.save(sound, name, "", "vera")
    assert dossiers.save(sound, "KARSA", "place=Karsa", "vera", id=made.id).name == "KARSA"
    for deed in (
        lambda: dossiers.get(sound, "d99"),
        lambda: dossiers.remove(sound, "d99", "vera"),
        lambda: dossiers.save(sound, "x", "", "vera", id="d99"),
    ):
        with pytest.raises(NotFound):
            deed()


def test_a_name_is_erased_in_dossiers_too(sound: Ledger) -> None:
    made = dossiers.save(sound, "About Xenia Qwolt", "actor=Xenia Qwolt", "vera")
    sound.erase(reason="she asked", name="Xenia Qwolt")
    left = dossiers.get(sound, made.id)
    assert "Qwolt" not in left.name + left.query
    sound.verify()


def test_a_dossier_that_was_changed_since_it_was_seen_stays(sound: Ledger) -> None:
    made = dossiers.save(sound, "Karsa", "place=Karsa", "vera")
    changed = dossiers.save(sound, "Karsa 2", "place=Karsa", "tom", id=made.id, seen=[made.version])
    with pytest.raises(dossiers.Outdated, match="tom"):
        dossiers.save(sound, "Karsa 3", "place=Karsa", "vera", id=made.id, seen=[made.version])
    with pytest.raises(dossiers.Outdated):
        dossiers.remove(sound, made.id, "vera", seen=[made.version])
    assert dossiers.save(sound, "Karsa 2", "place=Karsa", "tom", id=made.id, seen=[made.version]) == changed  # once more
    back = dossiers.save(sound, "Karsa", "place=Karsa", "vera", id=made.id, seen=[changed.version])
    assert back.version not in {made.version, changed.version}  # the same words at another time
    dossiers.remove(sound, made.id, "vera", seen=[back.version])
    assert dossiers.all(sound) == []
