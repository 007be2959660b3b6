"""What changed between two moments, or between two coders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.ledger import open_ledger
from tests.cli.commandline import sayso
from tests.handmade import story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "karsa.ledger"
    with open_ledger(path, create=True) as opened:
        opened.add(story())
        opened.add(story("sayso 0.2.0 test/2", wide=True, missing=("COERCE",)))
        opened.add(story(id="karsa-2", outlet="Harbour Wire", url="http://harbour.invalid/2"))
    return path


def test_between_two_transactions(ledger: Path) -> None:
    changes = {(c["change"], c["what"]): c for c in sayso(ledger, "diff", "1", "2", "--json").json()}
    assert set(changes) == {("changed", "event"), ("removed", "event")}
    anchor = changes["changed", "event"]["fields"]["anchor"]
    assert (anchor["before"]["text"], anchor["after"]["text"]) == ("shelled", "shelled the")
    assert changes["removed", "event"]["record"]["type"] == "COERCE"


def test_until_now_for_people(ledger: Path) -> None:
    done = sayso(ledger, "diff", "1")
    assert "+ report Harbour Wire" in done.out
    assert "anchor: shelled → shelled the" in done.out
    assert done.err.strip() == "1 event changed, 1 event removed, 1 report added"
    assert "nothing changed" in sayso(ledger, "diff", "3").err
    assert sayso(ledger, "diff", "3", "--json").json() == []


def test_between_two_coders(ledger: Path) -> None:
    changes = sayso(ledger, "diff", "--coder", "0.1.0", "0.2.0", "--json").json()
    assert [(c["change"], c["what"]) for c in changes] == [("changed", "event"), ("removed", "event")]
    wrong = sayso(ledger, "diff", "--coder", "9.9")
    assert (wrong.status, "coders here: sayso 0.1.0 test/1; sayso 0.2.0 test/2" in wrong.err) == (8, True)


def test_judgements_count(ledger: Path) -> None:
    name = sayso(ledger, "events", "--json", "--report", "karsa-1").json()[0]["id"]
    sayso(ledger, "judge", "correct", name, "status=denied")
    (change,) = sayso(ledger, "diff", "3", "--json").json()
    assert change["fields"] == {"status": {"before": "actual", "after": "negated"}}


def test_a_moment_that_is_none(ledger: Path) -> None:
    assert sayso(ledger, "diff", "99").status == 8
    assert sayso(ledger, "diff", "soon").status == 2
