from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sayso.cli.places import command
from sayso.errors import KnowledgeError, UnreadableInput
from sayso.reading.places import Gazetteer
from sayso.reading.places.users import add_file

if TYPE_CHECKING:
    from pathlib import Path

GEONAMES = "9900001\tDar al Hajar\tDar al Hajar\tBayt al-Hajar,دار الحجر\t31.5\t14.5\tP\tPPL\tLY\t\t77\t\t\t\t850\t\t12\tAfrica/Tripoli\t2020-01-01\n"
FARM = GEONAMES.replace("9900001", "9900002").replace("\tP\tPPL\t", "\tS\tFRM\t")
WOF = (
    "wof_id\tname\tplacetype\tiso_country\tlat\tlon\talt_names\tpopulation\tgeonames_id\n"
    "1\tQaryat Milad\tlocality\tLY\t30.25\t20.125\tara:قرية|eng:Milad Village\t1200\t\n"
    "2\tLibya\tcountry\tLY\t27\t17\t\t6000000\t\n"
)
CSV = 'name,lat,lon,country,kind,aliases\n"Depot Nine",32.1,13.3,LBY,base,Depot 9|Mustawda Tisa\n'


@pytest.mark.parametrize(
    ("text", "form", "names", "at"),
    [
        (GEONAMES + FARM, "geonames", ("Dar al Hajar", "Bayt al-Hajar"), (31.5, 14.5)),
        (WOF, "whosonfirst", ("Qaryat Milad", "Milad Village"), (30.25, 20.125)),
        (CSV, "csv", ("Depot Nine", "Mustawda Tisa"), (32.1, 13.3)),
    ],
)
def test_three_forms_are_read(  # noqa: PLR0917 - two fixtures and four values
    tmp_path: Path, packed: Path, text: str, form: str, names: tuple[str, ...], at: tuple[float, float]
) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(text, encoding="utf-8")
    assert add_file(file, tmp_path / "index.sqlite") == (form, 1, 1)
    gazetteer = Gazetteer(packed, tmp_path / "index.sqlite")
    for name in names:
        (place,) = gazetteer.find(name)
        assert (place.country, place.lat, place.lon, place.source) == ("LBY", *at, "mine.txt")


def test_adding_a_file_again_replaces_it_and_keeps_the_others(tmp_path: Path, packed: Path) -> None:
    index = tmp_path / "index.sqlite"
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(CSV)
    two.write_text("name,lat,lon\nCamp Anvil,1,2\n")
    add_file(one, index)
    assert add_file(two, index) == ("csv", 1, 2)
    one.write_text(CSV.replace("32.1", "32.2"))
    assert add_file(one, index) == ("csv", 1, 2)
    gazetteer = Gazetteer(packed, index)
    assert [p.lat for p in gazetteer.find("Depot 9")] == [32.2]
    assert [p.lat for p in gazetteer.find("Camp Anvil")] == [1.0]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name,lat,lon\nCamp,1,2\nBad,91,2\n", 3, "between -90 and 90"),
        ("name,lat,lon,kind\nCamp,1,2,planet\n", 2, "unknown kind"),
        ("name,lat,lon,country\nCamp,1,2,QQQ\n", 2, "unknown country"),
        ("name,lat,lon,country,admin1\nCamp,1,2,LY,Atlantis\n", 2, "unknown admin1"),
        ("name,lat,lon,country,admin1\nCamp,1,2,LY,US.CA\n", 2, "unknown admin1"),
        ("name,lat,lon,country,admin1\nCamp,1,2,US,US.CA.037\n", 2, "unknown admin1"),
        ("name,lat,lon\nCamp,north,2\n", 2, "numbers of degrees, not 'north'"),
        (GEONAMES + "cut\toff\n", 2, "columns"),
        ("a,b\n1,2\n", 1, "neither"),
        ("wof_id\tname\tplacetype\tlat\tlon\n7\tKarsa\tlocality\t1\t2\n", 1, "lacks the column iso_country"),
        ("name,lat,lon\n", None, "no place"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_changed(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    index, good, bad = tmp_path / "index.sqlite", tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(CSV)
    add_file(good, index)
    before = index.read_bytes()
    bad.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=words) as error:
        add_file(bad, index)
    assert error.value.line == line
    assert index.read_bytes() == before
    assert sorted(f.name for f in tmp_path.iterdir()) == ["bad.csv", "good.csv", "index.sqlite"]


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        add_file(tmp_path / "none.csv", tmp_path / "index.sqlite")


def test_the_command_adds_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "mine.csv"
    file.write_text(CSV)
    result = CliRunner().invoke(command, ["add", str(file)])
    assert result.exit_code == 0, result.output
    assert "1 places added (CSV)" in result.output
    assert (tmp_path / "cache" / "my-places.sqlite").exists()


WOF_HEAD = "wof_id\tname\tplacetype\tiso_country\tlat\tlon\tadmin1_name\tadmin2_name\talt_names\tpopulation\tgeonames_id\n"
WOF_LIBYA = (
    "7\tSirte\tregion\tLY\t30.5\t17.0\tSirte\t\teng:Surt\t\t\n"
    "8\tBir Lahlu\tlocality\tLY\t30.1\t17.2\tSirte\t\t\t\t705192,6559559\n"
    "9\tBir Nafi\tlocality\tLY\t30.2\t17.3\tNo Such Province\t\t\t\t\n"
)


def test_a_province_told_by_name_gets_the_gazetteer_s_code(tmp_path: Path, packed: Path) -> None:
    index = tmp_path / "index.sqlite"
    one, two = tmp_path / "wof.tsv", tmp_path / "mine.csv"
    one.write_text(WOF_HEAD + WOF_LIBYA)
    two.write_text(
        "name,lat,lon,country,kind,admin1\nHill 402,32.8,13.2,LY,point,Tripoli\nHill 403,32.8,13.2,LBY,point,LY.77\n"
    )
    add_file(one, index)
    add_file(two, index)
    gazetteer = Gazetteer(packed, index)
    (well,), (other,) = gazetteer.find("Bir Lahlu"), gazetteer.find("Bir Nafi")
    assert (well.admin1, well.geonames, gazetteer.admin1_name(well.admin1)) == ("LY.76", 705192, "Surt")
    assert other.admin1 is None, "a province that the gazetteer lacks is none"
    hills = [gazetteer.find(f"Hill {n}")[0] for n in (402, 403)]
    assert [h.admin1 for h in hills] == ["LY.77", "LY.77"]


def test_bytes_that_are_no_text_are_said_with_their_line(tmp_path: Path) -> None:
    bad = tmp_path / "latin.csv"
    bad.write_bytes(b"name,lat,lon\n" + b"Camp,1,2\n" * 5000 + b"Caf\xe9,1,2\n")
    with pytest.raises(UnreadableInput, match="not UTF-8") as error:
        add_file(bad, tmp_path / "index.sqlite")
    assert error.value.line == 5002


def test_adding_to_a_large_index_takes_no_longer_than_reading_it(tmp_path: Path) -> None:
    """Once every name was searched for every place, which took hours for two countries."""
    index, large, small = tmp_path / "index.sqlite", tmp_path / "large.csv", tmp_path / "small.csv"
    large.write_text("name,lat,lon,aliases\n" + "".join(f"Village {n},1,2,Dorf {n}\n" for n in range(20_000)))
    small.write_text("name,lat,lon\nCamp Anvil,1,2\n")
    add_file(large, index)
    begin = time.process_time()
    assert add_file(small, index) == ("csv", 1, 20_001)
    assert time.process_time() - begin < 10
