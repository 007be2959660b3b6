from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.errors import MalformedInput
from training.own import markup

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """@report x-1 | Harbour Wire | 2021-03-18
{s1,a1 Sudan} {c1,e1 accused} {r1 Ethiopia} {d1 on Wednesday} {t1,b1 of sending militia}.
> e1 ACCUSE allege date=2021-03-17
> t1 indirect accuse
"{t2 Four men {e2 died}}," {s2 he} {c2 told} {v2 Blue Nile Radio}.
> t2 direct state speaker=Tesfaye Alemu links=denies:t1
> e2 ASSAULT counts=killed 4; wounded 5..8; missing 2+
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "batch.txt"
    path.write_text(text, "utf-8")
    return path


def test_markup_gives_the_records_of_the_annotation_guide(tmp_path: Path) -> None:
    (report,) = markup.read(written(tmp_path, REPORT))
    first, second = report.rows("batch.txt")
    assert [s.text for s in report.sentences] == [
        "Sudan accused Ethiopia on Wednesday of sending militia.",
        '"Four men died," he told Blue Nile Radio.',
    ]
    (accuse,) = first["events"]
    assert (accuse["type"], accuse["mode"], accuse["actors"], accuse["recipients"]) == (
        "ACCUSE",
        "allege",
        ["Sudan"],
        ["Ethiopia"],
    )
    assert (accuse["date_text"], accuse["about"], accuse["said_by"]) == ("on Wednesday", ["of sending militia"], [])
    assert accuse["attributions"] == ["a1"]
    (said,) = second["attributions"]
    assert said["chain"] == ["Tesfaye Alemu", "Blue Nile Radio"]
    assert said["links"] == [{"type": "denies", "to": "a1"}]
    (died,) = second["events"]
    assert died["said_by"] == ["Tesfaye Alemu", "Blue Nile Radio"]
    assert died["attributions"] == ["a2"]
    assert [(c["kind"], c["low"], c["best"], c["high"]) for c in died["counts"]] == [
        ("killed", 4, 4, 4),
        ("wounded", 5, None, 8),
        ("missing", 2, 2, None),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("@report x | y\n", "a report line"),
        ("A sentence.\n", "before the first"),
        ("@report x | y | 2020-01-01\n{s1 Sudan said.\n", "not closed"),
        ("@report x | y | 2020-01-01\nSudan} said.\n", "without its"),
        ("@report x | y | 2020-01-01\n{q1 Sudan} said.\n", "no label"),
        ("@report x | y | 2020-01-01\n{s1 Sudan} said.\n", "no line tells t1"),
        ("@report x | y | 2020-01-01\n{e1 hit}\n> e1 ASSAULT nonsense\n", "no mode of ASSAULT"),
        ("@report x | y | 2020-01-01\n{t1 hit}\n> t1 direct\n", "needs a kind and an act"),
        ("@report x | y | 2020-01-01\n{e1 hit}\n> e1 ASSAULT counts=killed some\n", "is no count"),
    ],
)
def test_what_does_not_fit_is_named_with_its_file(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(MalformedInput, match=complaint) as raised:
        [r.rows("batch.txt") for r in markup.read(written(tmp_path, text))]
    assert raised.value.file == "batch.txt"


def test_every_report_that_is_kept_can_be_read() -> None:
    files = sorted(markup.REPORTS.glob("*.txt"))
    assert files
    ids = [report.id for path in files for report in markup.read(path) if report.rows(path.name)]
    assert len(ids) == len(set(ids))


def test_an_id_twice_in_a_report_is_an_error(tmp_path: Path) -> None:
    (report,) = markup.read(
        written(tmp_path, REPORT.replace("t2", "t1").replace("s2", "s1").replace("c2", "c1").replace("v2", "v1"))
    )
    with pytest.raises(MalformedInput, match="x-1 has a1 twice"):
        report.rows("batch.txt")


def test_only_demands_promises_and_their_like_are_about_something(tmp_path: Path) -> None:
    text = "@report x-2 | Harbour Wire | 2021-03-18\n{a1 The army} {e1 seized} {b1 the port}.\n> e1 COERCE seize\n"
    (report,) = markup.read(written(tmp_path, text))
    (event,) = report.rows("batch.txt")[0]["events"]
    assert event["about"] == []
    assert event["spans"]["b"] == []


def test_whoever_denies_in_a_report_without_links_is_left_open() -> None:
    assert markup.links_untold({"act": "deny", "certainty": "certain"}, report_has_links=False)
    assert not markup.links_untold({"act": "deny", "certainty": "certain"}, report_has_links=True)
    assert not markup.links_untold({"act": "state", "certainty": "certain"}, report_has_links=False)
