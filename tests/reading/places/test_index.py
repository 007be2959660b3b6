from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from sayso.errors import KnowledgeError
from sayso.reading.places import Gazetteer, build, divisions

if TYPE_CHECKING:
    from pathlib import Path

#: Run in a child process: resident memory before the gazetteer is opened, and the most after 3,000 names were looked up.
MEMORY = """
import sys
from pathlib import Path
from sayso.reading.places import Gazetteer
import sqlite3
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
db = sqlite3.connect(sys.argv[1])
names = [r[0] for r in db.execute("SELECT DISTINCT key FROM name ORDER BY key LIMIT 300000")][::100]
db.close()
before = resident()
gazetteer = Gazetteer(Path(sys.argv[1]), Path("none"))
found = sum(len(gazetteer.by_key(k)) for k in names)
assert len(names) == 3000 and found >= 3000, (len(names), found)
print((resident() - before) / 1e6)
"""


def test_finds_cities_provinces_countries_and_our_own_rows(gazetteer: Gazetteer) -> None:
    assert {(p.kind, p.country) for p in gazetteer.find("Misrata")} >= {("city", "LBY")}
    assert ("admin1", "AFG") in {(p.kind, p.country) for p in gazetteer.find("Helmand")}
    assert ("country", "TUR") in {(p.kind, p.country) for p in gazetteer.find("Türkiye")}
    assert [p.country for p in gazetteer.find("Ain Zara")] == ["LBY"]
    assert {p.kind for p in gazetteer.find("Cyrenaica")} == {"region"}


@pytest.mark.parametrize(
    ("name", "country"),
    [("Ras Lanuf", "LBY"), ("Abu Grein", "LBY"), ("Watiya", "LBY"), ("Jufra", "LBY"), ("Mitiga", "LBY"), ("Tajoura", "LBY"),
     ("Es Sider", "LBY"), ("Fezzan", "LBY"), ("Maarat al-Numan", "SYR"), ("Stepanakert", "AZE"), ("Zamzam", "SDN"), ("Artemivsk", "UKR")],
)  # fmt: skip
def test_finds_places_that_the_packages_lack(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert country in {p.country for p in gazetteer.find(name)}


def test_a_former_name_tells_its_years(gazetteer: Gazetteer) -> None:
    bombay = next(p for p in gazetteer.find("Bombay") if p.name == "Mumbai")
    assert (bombay.since, bombay.until) == (None, "1995")


def test_knows_capitals(gazetteer: Gazetteer) -> None:
    capitals = {code: getattr(gazetteer.capital(code), "name", None) for code in ("LBY", "SYR", "USA", "MEX", "MMR")}
    assert capitals == {"LBY": "Tripoli", "SYR": "Damascus", "USA": "Washington", "MEX": "Mexico City", "MMR": "Nay Pyi Taw"}
    assert gazetteer.capital("XXX") is None


def test_a_name_answers_alike_whatever_was_asked_before(packed: Path, tmp_path: Path) -> None:
    fresh = Gazetteer(packed, tmp_path / "none")
    asked = Gazetteer(packed, tmp_path / "none")
    for n in range(3000):  # more names than are kept
        asked.by_key(f"nowhere {n}")
    names = ("Paris", "Georgia", "Springfield", "Tripoli")
    assert [asked.find(n) for n in names] == [asked.find(n) for n in names] == [fresh.find(n) for n in reversed(names)][::-1]


def test_survives_pickling_for_other_processes(gazetteer: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(gazetteer)).find("Sirte") == gazetteer.find("Sirte")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_gazetteer_adds_little_memory(packed: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MEMORY, str(packed)], check=True, capture_output=True, text=True)
    assert float(done.stdout) < 20, f"{done.stdout} MB"


def _tiny(path: Path, say: object = None) -> None:
    """Stands for the real build, which takes ten seconds: writes slowly, so that a half-written file would be seen."""
    del say
    with path.open("w") as file:
        for _ in range(200):
            file.write("x" * 100)
            file.flush()


def test_processes_that_build_at_once_never_see_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def slow(path: Path, say: object) -> None:
        built.append(path)
        _tiny(path, say)

    monkeypatch.setattr(build, "build", slow)
    with ThreadPoolExecutor(8) as pool:
        paths = [f.result() for f in [pool.submit(build.ensure_index, tmp_path) for _ in range(8)]]
    assert len(set(paths)) == 1
    assert paths[0].stat().st_size == 20_000
    assert len(built) == 1, "one builds, the others wait"
    assert not list(tmp_path.glob("*.part"))


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, say: object) -> None:
        _tiny(path, say)
        raise KnowledgeError("a row needs its source", file="places.csv", line=7)

    monkeypatch.setattr(build, "build", broken)
    with pytest.raises(KnowledgeError, match=r"places\.csv:7"):
        build.ensure_index(tmp_path)
    assert not list(tmp_path.glob("*.sqlite"))
    assert not list(tmp_path.glob("*.part"))


def test_the_index_is_built_anew_when_a_table_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = build.fingerprint()
    for file in divisions.knowledge_dir().glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "places.csv").write_text((tmp_path / "places.csv").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    monkeypatch.setattr(build, "knowledge_dir", lambda: tmp_path)
    assert build.fingerprint() != before


def test_a_cache_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KnowledgeError, match="SAYSO_CACHE"):
        build.ensure_index(tmp_path / "file" / "sub")


def test_every_shipped_row_names_its_source() -> None:
    import csv

    for file in sorted(divisions.knowledge_dir().glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            for n, row in enumerate(csv.DictReader(text), 2):
                assert row["source"].strip(), f"{file.name}:{n}"
