"""What a user adds to the knowledge is used at once, shown in the coder's version, and can be taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commandline import sayso

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
defaults: {source: "our own notes", checked: false}
actors:
- id: NOR.HARBOUR
  kind: armed_group
  name: Harbour Wolves Brigade
  names: [HWB]
  country: NOR
  sector: REB
- id: person.ada-wolf
  kind: person
  name: Ada Wolfsdottir
  country: NOR
  roles:
  - {office: Leader of the Wolves, kind: leader, of: NOR.HARBOUR, from: 2019, contested: true, recognised_by: [SWE]}
"""
OUTLETS = "name,kind,source,country,agency,other_names\nNordvik Tidende,paper,our own notes,NOR,no,Tidende av Nordvik\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))


def test_added_actors_are_listed_shown_and_forgotten(tmp_path: Path) -> None:
    pack = tmp_path / "wolves.yaml"
    pack.write_text(PACK, encoding="utf-8")
    done = sayso("nowhere", "actors", "add", str(pack))
    assert (done.status, "2 actors (pack), 0 of them known before" in done.out) == (0, True)
    rows = sayso("nowhere", "actors", "list", "--mine", "--json").json()
    assert [r["id"] for r in rows] == ["NOR.HARBOUR", "person.ada-wolf"]
    shown = sayso("nowhere", "actors", "show", "Ada Wolfsdottir").out
    assert "2019 to open  Leader of the Wolves; contested, recognised by Sweden; our own notes" in shown
    assert "Leader" not in sayso("nowhere", "actors", "show", "Ada Wolfsdottir", "--on", "2018-05").out
    assert sayso("nowhere", "actors", "remove", "wolves.yaml").status == 0
    assert sayso("nowhere", "actors", "show", "Ada Wolfsdottir").status == 8
    again = sayso("nowhere", "actors", "remove", "wolves.yaml")
    assert (again.status, "added: none" in again.err) == (8, True)


def test_a_pack_with_mistakes_names_every_line_and_changes_nothing(tmp_path: Path) -> None:
    pack = tmp_path / "wolves.yaml"
    pack.write_text(PACK, encoding="utf-8")
    sayso("nowhere", "actors", "add", str(pack))
    pack.write_text(PACK.replace("sector: REB", "sector: WLF").replace("of: NOR.HARBOUR", "of: NOR.HARBOR"), encoding="utf-8")
    done = sayso("nowhere", "actors", "add", str(pack))
    assert done.status == 4
    first, second = done.err.splitlines()
    assert f"{pack}:8: unknown sector 'WLF'" in first
    assert f"{pack}:14: unknown actor 'NOR.HARBOR'" in second
    assert "REB" in sayso("nowhere", "actors", "show", "Harbour Wolves Brigade").out


def test_coding_uses_what_was_added_at_once_and_says_so(tmp_path: Path) -> None:
    from sayso.reading.mentions import MentionStage

    plain = MentionStage()
    assert plain.actors.named("Harbour Wolves Brigade") == []
    pack, rows = tmp_path / "wolves.yaml", tmp_path / "papers.csv"
    pack.write_text(PACK, encoding="utf-8")
    rows.write_text(OUTLETS, encoding="utf-8")
    assert sayso("nowhere", "actors", "add", str(pack)).status == 0
    with_actors = MentionStage()
    assert [a.id for a in with_actors.actors.named("Harbour Wolves Brigade")] == ["NOR.HARBOUR"]
    assert sayso("nowhere", "outlets", "add", str(rows)).status == 0
    with_both = MentionStage()
    assert with_both.outlets.match("Tidende av Nordvik") is not None
    versions = [plain.version, with_actors.version, with_both.version]
    assert "mine" not in plain.version
    assert len(set(versions)) == 3
    assert all(v.startswith(f"{plain.version}+mine.") for v in versions[1:])
    assert MentionStage().version == with_both.version


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OUTLETS.replace("paper,", "leaflet,"), ["papers.csv:2: a row needs a name, a kind"]),
        (
            OUTLETS + "A,paper,x,Norway,no,\nB,paper,x,NOR,maybe,\n",
            ["papers.csv:3: 'Norway' is no ISO", "papers.csv:4: agency is"],
        ),
        (OUTLETS.replace("country", "land"), ["papers.csv:1: unknown column 'land'"]),
        ("name,kind,source\n", ["holds no outlet"]),
    ],
)
def test_wrong_outlets_name_their_lines(tmp_path: Path, text: str, words: list[str]) -> None:
    rows = tmp_path / "papers.csv"
    rows.write_text(text, encoding="utf-8")
    done = sayso("nowhere", "outlets", "add", str(rows))
    assert done.status == 4
    lines = done.err.splitlines()
    assert len(lines) == len(words)
    assert all(w in line for w, line in zip(words, lines, strict=True))
    assert sayso("nowhere", "outlets", "show", "Nordvik Tidende").status == 8


def test_outlets_are_listed_and_shown(tmp_path: Path) -> None:
    rows = tmp_path / "papers.csv"
    rows.write_text(OUTLETS, encoding="utf-8")
    sayso("nowhere", "outlets", "add", str(rows))
    listed = sayso("nowhere", "outlets", "list", "--country", "NOR", "--kind", "paper", "--json").json()
    assert "Nordvik Tidende" in [r["name"] for r in listed]
    assert "our own notes" in sayso("nowhere", "outlets", "show", "Nordvik Tidende").out
    wrong = sayso("nowhere", "outlets", "list", "--kind", "leaflet")
    assert (wrong.status, "kinds: agency, broadcaster" in wrong.err) == (2, True)


def test_files_of_other_forms_are_taken_too(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    file.write_text(
        json.dumps([{"person": "Q900000001", "personLabel": "Ingrid Falkeneck", "country": "NO"}]), encoding="utf-8"
    )
    assert "1 actor (Wikidata)" in sayso("nowhere", "actors", "add", str(file)).out
    assert sayso("nowhere", "actors", "add", str(file), "--format", "ftm").status == 4
    assert sayso("nowhere", "actors", "add", str(tmp_path / "none.yaml")).status == 3
