"""--every-act: acts of none of PLOVER's types, dated, behind the coded events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.commandline import sayso

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The comet brightened again on Monday. In 2018 a schoolgirl had photographed it. "
    "The army of Sudan shelled the port of Omdurman last Friday. The tail did not split."
)
REPORT = json.dumps({"id": "r", "published": "2020-03-04", "text": TEXT})


def coded(tmp_path: Path, *options: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(sayso(tmp_path / "l", "code", "-", *options, stdin=REPORT).out)
    return answer


def test_acts_of_no_type_are_listed_behind_the_coded_events_and_change_nothing_there(tmp_path: Path) -> None:
    plain, every = coded(tmp_path), coded(tmp_path, "--every-act")
    n = len(plain["events"])
    assert n
    assert every["events"][:n] == plain["events"]
    others = {e["anchor"]["text"]: e for e in every["events"][n:]}
    assert {e["type"] for e in others.values()} == {"OTHER"}
    assert others["brightened"]["date"]["value"] == "2020-03-02"
    assert others["photographed"]["date"]["value"] == "2018"
    assert others["split"]["status"] == "negated"
    assert others["brightened"]["cameo"] is None
    assert others["brightened"]["quad"] is None
    assert not {"shelled", "had", "did", "army"} & set(others)
    assert "every-act/" in every["coder"]
    assert "every-act" not in plain["coder"]


def test_ids_go_on_and_assumed_dates_are_given_too(tmp_path: Path) -> None:
    events = coded(tmp_path, "--every-act", "--assume-published")["events"]
    assert [e["id"] for e in events] == [f"e{n}" for n in range(1, len(events) + 1)]
    assert all(e["date"] for e in events if e["status"] == "actual" and not e["background"])


def test_what_is_said_or_asked_is_not_the_outlets_own_word(tmp_path: Path) -> None:
    text = "A keeper said the comet had brightened. Who photographed it?"
    line = json.dumps({"id": "r", "published": "2020-03-04", "text": text})
    record = json.loads(sayso(tmp_path / "l", "code", "-", "--every-act", stdin=line).out)
    acts = {e["anchor"]["text"]: e for e in record["events"]}
    assert acts["brightened"]["attributions"] == [record["attributions"][0]["id"]]
    assert acts["brightened"]["said_by"]
    assert acts["photographed"]["status"] == "hypothetical"


def test_a_codebook_types_them_by_its_examples(tmp_path: Path) -> None:
    book = tmp_path / "sky.yaml"
    book.write_text(
        "name: sky\nfloor: 0.1\ntypes:\n- name: Change of light\n  examples: [The star brightened again over the winter.]\n"
    )
    by = {e["anchor"]["text"]: e["codebook_type"] for e in coded(tmp_path, "--every-act", "--codebook", str(book))["events"]}
    assert by["brightened"] == "Change of light"
    assert by["split"] is None


def test_the_table_names_the_act(tmp_path: Path) -> None:
    assert "OTHER split" in sayso(tmp_path / "l", "code", "-", "--every-act", "--format", "table", stdin=REPORT).out
