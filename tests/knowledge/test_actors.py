"""Actors: every fact has its source, names are found in many spellings, offices at their dates; packs are checked line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from sayso.errors import KnowledgeError
from sayso.knowledge.actors import RECALLED, Actor, Actors, OfficeKind, Role, load_pack, share_recalled
from sayso.knowledge.actors.names import fold, near, skeleton
from sayso.knowledge.actors.read import read_actors
from sayso.knowledge.ontology import Ontology
from sayso.knowledge.outlets import Outlets

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors.shipped()


def test_every_fact_has_a_source_and_says_whether_it_was_checked(actors: Actors) -> None:
    for actor in actors:
        facts: list[Actor | Role] = [actor, *actor.roles]
        for fact in facts:
            assert fact.source.strip(), actor.id
            assert isinstance(fact.checked, bool)
            assert not (fact.checked and fact.source == RECALLED), actor.id


def test_the_share_of_recalled_facts_is_counted(actors: Actors) -> None:
    share = share_recalled(actors)
    assert share.facts == sum(1 + len(a.roles) for a in actors)
    roles = sum(r.source == RECALLED for a in actors for r in a.roles)
    assert share.recalled == roles + sum(a.source == RECALLED for a in actors)
    assert 0 < share.recalled_share < 0.5
    outlets = list(Outlets.shipped())
    both = share_recalled(actors, outlets)
    assert both.facts == share.facts + len(outlets)
    assert both.recalled + both.partly > share.recalled + share.partly


def test_sectors_countries_and_owners_exist(actors: Actors) -> None:
    sectors = Ontology().sectors
    for actor in actors:
        assert actor.sector is None or actor.sector in sectors, actor.id
        assert actor.country is None or actor.country in actors, actor.id
        for role in actor.roles:
            assert role.of is None or role.of in actors, (actor.id, role.of)
            assert all(i in actors for i in role.recognised_by), actor.id


def test_roles_end_after_they_begin(actors: Actors) -> None:
    for actor in actors:
        for role in actor.roles:
            if role.start and role.end:
                assert role.start[: len(role.end)] <= role.end[: len(role.start)], (actor.id, role)


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("Haftar", "Khalifa Haftar"),
        ("Khalifa Hifter", "Khalifa Haftar"),
        ("Hafter", "Khalifa Haftar"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Muammar Qadhafi", "Muammar Gaddafi"),
        ("Mu'ammar al-Qaddafi", "Muammar Gaddafi"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Recep Tayyip Erdo\u011fan", "Recep Tayyip Erdogan"),
        ("Binali Y\u0131ld\u0131r\u0131m", "Binali Yildirim"),
        ("Abdullah at-Thani", "Abdullah al-Thani"),
        ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
        ("Hizbullah", "Hezbollah"),
        ("the Libyan National Army", None),
        ("Libyan National Army", "Libyan National Army"),
        ("U.N.", "United Nations"),
        ("Kasparov", None),
        ("Nicole Boutros", None),
        ("Nikolay Patrushev", "Nikolai Patrushev"),
        ("Arseniy Yatseniuk", "Arseniy Yatsenyuk"),
        ("Alyaksandr Lukashenka", "Alexander Lukashenko"),
    ],
)
def test_spellings(actors: Actors, spelled: str, name: str | None) -> None:
    found = [a.name for a in actors.named(spelled)]
    assert found[:1] == ([name] if name else [])


def test_acronyms_are_not_words(actors: Actors) -> None:
    text = "He told us who it is, and that is all. The US and the WHO agree."
    found = [(text[m[0].start : m[0].end], m[0].actor) for m in actors.find(text)]
    assert found == [("US", "USA"), ("WHO", "UN.WHO")]


def test_the_longest_name_wins_and_names_do_not_cross_paragraphs(actors: Actors) -> None:
    text = "The United Nations Security Council met.\n\nUnited\n\nNations"
    found = [text[m[0].start : m[0].end] for m in actors.find(text)]
    assert found == ["United Nations Security Council"]


@pytest.mark.parametrize(
    ("of", "kind", "date", "holder"),
    [
        ("TUR", "head_of_state", "2020-01-16", "Recep Tayyip Erdogan"),
        ("TUR", "head_of_state", "2012-01-16", "Abdullah Gul"),
        ("TUR", "foreign", "2020-01-16", "Mevlut Cavusoglu"),
        ("SYR", "head_of_state", "2011-03-01", "Bashar al-Assad"),
        ("USA", "foreign", "2011-06", "Hillary Clinton"),
        ("GBR", "head_of_government", "2012", "David Cameron"),
        ("LBY.LNA", "leader", "2019-04-04", "Khalifa Haftar"),
    ],
)
def test_offices_at_a_date(actors: Actors, of: str, kind: str, date: str, holder: str) -> None:
    held = actors.holders(of, kind, date)  # type: ignore[arg-type]
    assert held[0][1].name == holder


@pytest.mark.parametrize(
    ("of", "kind", "date", "holder"),
    [
        ("FRA", "defence", "2021-05", "Florence Parly"),  # not the head of the minister's military cabinet
        ("GBR", "defence", "2020-01-10", "Ben Wallace"),  # nor who buys the equipment
        ("CAN", "defence", "2018-03-01", "Harjit Sajjan"),  # nor the associate minister
        ("AUS", "head_of_government", "2020-01-10", "Scott Morrison"),  # nor the premier of a part of the country
        ("MDA", "head_of_state", "2020-01-10", "Igor Dodon"),  # nor the president of parliament
        ("MDA", "head_of_state", "2014-05-01", "Nicolae Timofti"),
        ("SDN", "head_of_state", "2009-07-01", "Omar al-Bashir"),
    ],
)
def test_an_office_is_held_by_whom_it_names_alone(actors: Actors, of: str, kind: OfficeKind, date: str, holder: str) -> None:
    assert [a.name for _, a in actors.holders(of, kind, date)] == [holder]


def test_a_contested_office_has_two_holders_with_who_recognises_them(actors: Actors) -> None:
    held = actors.holders("VEN", "head_of_state", "2019-05-01")
    assert {a.name for _, a in held} == {"Juan Guaido", "Nicolas Maduro"}
    assert all(r.contested and r.recognised_by for r, _ in held)
    assert all(i in actors for r, _ in held for i in r.recognised_by)


def test_without_a_date_nobody_holds_an_office(actors: Actors) -> None:
    assert actors.holders("TUR", "head_of_state", None) == []


def test_governments_armies_and_police_of_states_have_ids(actors: Actors) -> None:
    government, army = actors.get("MLI.GOV"), actors.get("NER.MIL")
    assert government is not None
    assert army is not None
    assert (government.name, army.name) == ("Government of Mali", "Nigerien army")
    assert actors.get("XYZ.GOV") is None


def test_folding_and_skeletons() -> None:
    assert fold("\u0130stanbul") == "istanbul"
    assert fold("Nazarba\u00efev") == "nazarbaiev"
    assert {skeleton(fold(w)) for w in ("Qaddafi", "Gadhafi", "Gaddafi", "Kadafi", "Khadafy")} == {"kdf"}
    assert len({skeleton(w) for w in ("haftar", "hifter", "hafter")}) == 1
    assert skeleton("haftar") != skeleton("hadi")
    assert all(near(*pair) for pair in (("vladimir", "volodymyr"), ("ghasem", "qassem"), ("alexander", "alyaksandr")))
    assert skeleton("boutros") == skeleton("patrushev")
    assert not near("boutros", "patrushev")
    assert not near("patrushev", "boutros")
    assert near("zelensky", "zelenskyy") == near("zelenskyy", "zelensky")


PACK = """\
# a user's pack
defaults: {source: "our own notes", checked: false}
actors:
- id: person.ada-berg
  kind: person
  name: Ada Berg
  country: NOR
  sector: GOV
  roles:
  - {office: Mayor of Nordvik, kind: governor, of: NOR, from: 2020-01-01, to: 2023-06}
"""


def test_a_pack_is_read_and_goes_before_the_shipped_actors(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(PACK + '- {id: LBY, kind: state, name: "Libya (ours)", country: LBY}\n', encoding="utf-8")
    ada, libya = load_pack(path)
    assert (ada.roles[0].start, ada.roles[0].end, ada.roles[0].source) == ("2020-01-01", "2023-06", "our own notes")
    assert libya.name == "Libya (ours)"
    both = Actors.shipped([path])
    shown = both.get("LBY")
    assert shown is not None
    assert shown.name == "Libya (ours)"
    assert [a.name for a in both.named("Ada Berg")] == ["Ada Berg"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (PACK.replace("kind: person", "kind: wizard"), 5, "wizard"),
        (PACK.replace("kind: person", "kind: wizard"), 5, "kinds: person, state"),
        (PACK.replace("kind: governor", "kind: wizard"), 10, "head_of_government"),
        (PACK.replace("2020-01-01", "2020-02-30"), 10, "2020-02-30"),
        (PACK.replace("2023-06", "2023-13"), 10, "2023-13"),
        (PACK.replace("id: person.ada-berg", "id: [ada]"), 4, "array"),
        (PACK.replace("  name: Ada Berg\n", ""), 4, "name"),
        (PACK.replace("to: 2023-06", "to: 2019-06"), 10, "before it begins"),
        (PACK.replace("2020-01-01", "spring"), 10, "spring"),
        (PACK.replace("  sector: GOV\n", "  sectors: GOV\n"), 8, "sectors"),
        (PACK.replace("defaults: {source", "defaults: {colour"), 2, "defaults"),
        (PACK.replace('defaults: {source: "our own notes", checked: false}', ""), 4, "source"),
        (PACK + PACK.split("actors:\n")[1], 11, "twice"),
        (PACK + "- {id: x, [\n", 12, "YAML"),
        ("just text\n", 1, "mapping"),
        (PACK.replace("our own notes", RECALLED).replace("checked: false", "checked: true"), 4, "can't be checked"),
        (PACK.replace("person.ada-berg", "ada berg"), 4, "no id"),
    ],
)
def test_a_wrong_pack_names_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as caught:
        load_pack(path)
    assert caught.value.file == str(path)
    assert caught.value.line == line
    assert caught.value.exit_status == 4


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="can't be read"):
        load_pack(tmp_path / "none.yaml")


def test_a_cache_that_cannot_be_written_or_is_broken_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("SAYSO_CACHE", str(blocked / "below"))
    assert "LBY" in Actors.shipped()
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    assert "LBY" in Actors.shipped()
    (cache,) = (tmp_path / "cache").glob("actors-*")
    cache.write_bytes(b"broken")
    assert "LBY" in Actors.shipped()


def test_yaml_of_the_reader_is_safe() -> None:
    with pytest.raises(KnowledgeError, match="YAML"):
        read_actors("!!python/object/apply:os.system ['true']", "x.yaml")
    assert yaml.safe_load("1") == 1


@pytest.mark.parametrize(
    ("of", "kind", "date", "names"),
    [
        ("YEM", "head_of_state", "2020-05-01", {"Mahdi al-Mashat", "Abd Rabbuh Mansur Hadi"}),
        ("VEN", "head_of_state", "2019-06-01", {"Nicolas Maduro", "Juan Guaido"}),
        ("GMB", "head_of_state", "2017-01-20", {"Yahya Jammeh", "Adama Barrow"}),
        ("PSE", "head_of_government", "2010-01-01", {"Salam Fayyad", "Ismail Haniyeh"}),
    ],
)
def test_an_office_may_be_held_by_two_at_once(actors: Actors, of: str, kind: OfficeKind, date: str, names: set[str]) -> None:
    held = actors.holders(of, kind, date)
    assert {a.name for _, a in held} == names
    assert any(r.contested for r, _ in held)


def test_a_contested_role_says_who_recognises_it(actors: Actors) -> None:
    tatar = actors.named("Ersin Tatar")[0].roles_on("2021-05")
    assert [(r.of, r.recognised_by) for r in tatar] == [("CYP.TRNC", ("TUR",))]
    assert sum(r.contested for a in actors for r in a.roles) >= 40


def test_a_role_does_not_take_its_persons_source_where_the_file_has_a_default() -> None:
    (ada,) = read_actors(PACK.replace("  name: Ada Berg\n", "  name: Ada Berg\n  source: another\n"), "x.yaml")
    assert (ada.source, ada.roles[0].source) == ("another", "our own notes")
