"""``sayso export --format gold``: the reports whose events were all judged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.ledger import open_ledger
from tests.cli.commandline import sayso
from tests.handmade import story

if TYPE_CHECKING:
    from pathlib import Path


def test_gold_and_its_sentences(tmp_path: Path) -> None:
    place = tmp_path / "x.ledger"
    with open_ledger(place, create=True) as ledger:
        ledger.add(story())
        ledger.add(story(id="other", outlet="Hill Post"))
    assert sayso(place, "export", "--format", "gold").out == ""
    for row in sayso(place, "events", "--outlet", "Delta", "--json").json():
        assert sayso(place, "judge", "accept", row["id"], "--by", "ana").status == 0
    lines = [json.loads(line) for line in sayso(place, "export", "--format", "gold").out.splitlines()]
    assert [len(line["events"]) for line in lines] == [1, 1]
    [report] = [json.loads(line) for line in sayso(place, "export", "--format", "gold-sentences").out.splitlines()]
    assert (report["id"], report["outlet"]) == (lines[0]["doc"], "Delta Radio")
    assert sayso(place, "export", "--format", "gold", "--reader", "ana").out.count('"reader":"ana"') == 2
    for none in (("--reader", "bo"), ("--outlet", "Hill"), ("--type", "AID")):
        assert sayso(place, "export", "--format", "gold", *none).out == ""
    refused = sayso(place, "export", "--format", "gold", "--codebook", str(tmp_path / "book.yaml"))
    assert refused.status != 0
