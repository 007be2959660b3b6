"""Actors from Wikidata and followthemoney, on small samples that we wrote in those forms; names and numbers are invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sayso.knowledge.actors import Actors, load_pack
from sayso.knowledge.actors.loaders import form_of, load, pack_text
from sayso.knowledge.actors.loaders.found import Assembler
from sayso.knowledge.actors.loaders.wikidata import time

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.knowledge.actors.loaders import Loaded

ENTITY = "http://www.wikidata.org/entity/"


@pytest.fixture(scope="module")
def base() -> Actors:
    return Actors.shipped()


def literal(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def uri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": ENTITY + value}


QUERY = {
    "head": {"vars": ["person", "personLabel", "position", "positionLabel", "country", "start", "end"]},
    "results": {
        "bindings": [
            {
                "person": uri("Q900000001"),
                "personLabel": literal("Ingrid Falkeneck"),
                "personAltLabel": literal("I. Falkeneck, Inga Falkeneck"),
                "gender": uri("Q6581072"),
                "position": uri("Q900000002"),
                "positionLabel": literal("Minister of Foreign Affairs of Norway"),
                "country": uri("Q20"),
                "start": literal("2019-05-07T00:00:00Z"),
                "end": literal("2021-01-01T00:00:00Z"),
            },
            {
                "person": uri("Q900000001"),
                "personLabel": literal("Ingrid Falkeneck"),
                "country": uri("Q20"),
                "position": uri("Q900000003"),
                "positionLabel": literal("President of the Senate"),
                "start": literal("2022-03-00T00:00:00Z"),
                "end": literal("t1234"),
            },
            {"person": uri("Q900000004"), "personLabel": literal("Q900000004"), "country": uri("Q20")},
            {
                "person": uri("Q900000005"),
                "personLabel": literal("Khalifa Hifter"),
                "country": uri("Q1016"),
                "positionLabel": literal("Honorary citizen of Nordvik"),
                "position": uri("Q900000006"),
            },
        ]
    },
}


def read(tmp_path: Path, base: Actors, name: str, text: str) -> Loaded:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(path, base)


def test_query_results_give_people_with_their_offices(tmp_path: Path, base: Actors) -> None:
    loaded = read(tmp_path, base, "query.json", json.dumps(QUERY, indent=1))
    assert (loaded.form, loaded.problems, loaded.left_out) == ("wikidata", [], 1)
    ingrid, khalifa = loaded.actors
    assert (ingrid.id, ingrid.kind, ingrid.country, ingrid.sector, ingrid.female) == (
        "Q900000001",
        "person",
        "NOR",
        "GOV",
        True,
    )
    assert ingrid.names == ("I. Falkeneck", "Inga Falkeneck")
    assert [(r.office, r.kind, r.of, r.start, r.end) for r in ingrid.roles] == [
        ("Minister of Foreign Affairs of Norway", "foreign", "NOR", "2019-05-07", "2021"),
        ("President of the Senate", "parliament", "NOR", "2022-03", None),
    ]
    assert ingrid.source == ingrid.roles[0].source == "Wikidata (query.json), Q900000001"
    assert khalifa.id == "person.khalifa-haftar"  # known, in another spelling
    assert "Khalifa Hifter" in khalifa.names


def test_the_plain_json_of_the_query_service_is_the_same(tmp_path: Path, base: Actors) -> None:
    plain = [{k: v["value"] for k, v in row.items()} for row in QUERY["results"]["bindings"]]  # type: ignore[index]
    one = read(tmp_path, base, "query.json", json.dumps(QUERY))
    assert read(tmp_path, base, "query.json", json.dumps(plain)).actors == one.actors


def test_groups_are_told_by_class_and_column(tmp_path: Path, base: Actors) -> None:
    rows = [
        {
            "item": uri("Q900000010"),
            "itemLabel": literal("Nordvik Front"),
            "classLabel": literal("rebel group"),
            "country": literal("NO"),
        },
        {"organization": uri("Q900000011"), "organizationLabel": literal("Fjord League")},
        {"item": uri("Q900000012"), "itemLabel": literal("A Thing"), "classLabel": literal("asteroid")},
        {"item": uri("Q900000013"), "itemLabel": literal("Fjord Party"), "class": uri("Q7278")},
    ]
    loaded = read(tmp_path, base, "groups.json", json.dumps({"results": {"bindings": rows}}))
    assert [(a.id, a.kind, a.country, a.sector) for a in loaded.actors] == [
        ("Q900000010", "armed_group", "NOR", None),
        ("Q900000011", "organisation", None, None),
        ("Q900000013", "organisation", None, "PTY"),
    ]
    assert loaded.left_out == 1


def claim(value: Any, **qualifiers: Any) -> dict[str, Any]:
    return {
        "mainsnak": {"datavalue": {"value": value}}, "rank": "normal",
        "qualifiers": {p: [{"datavalue": {"value": v}}] for p, v in qualifiers.items()},
    }  # fmt: skip


ENTITIES = {
    "entities": {
        "Q900000001": {
            "labels": {"en": {"language": "en", "value": "Ingrid Falkeneck"}},
            "aliases": {"en": [{"language": "en", "value": "Inga Falkeneck"}]},
            "claims": {
                "P31": [claim({"id": "Q5"})], "P27": [claim({"id": "Q20"})], "P21": [claim({"id": "Q6581072"})],
                "P39": [
                    claim({"id": "Q900000002"}, P580={"time": "+2019-05-07T00:00:00Z", "precision": 11},
                          P582={"time": "+2021-03-00T00:00:00Z", "precision": 10}),
                    {**claim({"id": "Q900000002"}), "rank": "deprecated"},
                ],
            },
        },
        "Q900000002": {"labels": {"en": {"language": "en", "value": "Prime Minister of Norway"}}, "claims": {}},
        "Q900000007": {"labels": {"de": {"language": "de", "value": "Ohne englischen Namen"}}},
    }
}  # fmt: skip


def test_entities_give_the_same_as_a_query(tmp_path: Path, base: Actors) -> None:
    loaded = read(tmp_path, base, "entities.json", json.dumps(ENTITIES))
    assert loaded.problems == []
    (ingrid,) = loaded.actors
    assert (ingrid.id, ingrid.country, ingrid.female, ingrid.names) == ("Q900000001", "NOR", True, ("Inga Falkeneck",))
    assert [(r.kind, r.of, r.start, r.end) for r in ingrid.roles] == [("head_of_government", "NOR", "2019-05-07", "2021-03")]


FTM = [
    {"id": "nv-1", "schema": "Person", "properties": {
        "name": ["Ingrid Falkeneck"], "alias": ["Inga Falkeneck"], "nationality": ["no"], "gender": ["female"],
        "position": ["Adviser to the crown"]}},
    {"id": "nv-2", "schema": "Position", "properties": {"name": ["Minister of Defence"], "country": ["no"]}},
    {"id": "nv-3", "schema": "Occupancy", "properties": {
        "holder": ["nv-1"], "post": ["nv-2"], "startDate": ["2019-05-07"], "endDate": ["2021"], "status": ["ended"]}},
    {"id": "nv-4", "schema": "PublicBody", "properties": {"name": ["Nordvik Harbour Office"], "country": ["no"]}},
    {"id": "nv/5", "schema": "Organization", "properties": {"name": ["Fjord Brigade"], "country": ["no"], "topics": ["mil"]}},
    {"id": "nv-6", "schema": "Membership", "properties": {
        "member": ["nv-1"], "organization": ["nv/5"], "role": ["Commander"], "startDate": ["2022-02"]}},
    {"id": "nv-7", "schema": "Vessel", "properties": {"name": ["Havfrue"]}},
]  # fmt: skip


WRONG_PACK = """\
actors:
- {id: a, kind: person, name: A, source: x, country: QQQ}
- id: b
  kind: person
  name: B
  source: x
  roles:
  - {office: o, kind: other, of: nowhere}
- {id: c, kind: person, name: C, source: x, sector: XXX}
"""


def test_followthemoney_gives_people_bodies_and_offices(tmp_path: Path, base: Actors) -> None:
    loaded = read(tmp_path, base, "entities.ftm.json", "\n".join(json.dumps(e) for e in FTM) + "\n")
    assert (loaded.form, loaded.problems) == ("ftm", [])
    ingrid, harbour, brigade = loaded.actors
    assert (ingrid.id, ingrid.country, ingrid.female) == ("ftm.nv-1", "NOR", True)
    assert [(r.office, r.kind, r.of, r.start, r.end) for r in ingrid.roles] == [
        ("Minister of Defence", "defence", "NOR", "2019-05-07", "2021"),
        ("Commander", "military", None, "2022-02", None),
        ("Adviser to the crown", "other", "NOR", None, None),
    ]
    assert (harbour.kind, harbour.sector) == ("body", "GOV")
    assert (brigade.id, brigade.kind, brigade.sector) == ("ftm.nv-5", "organisation", "MIL")


@pytest.mark.parametrize(
    ("name", "text", "mistakes"),
    [
        ("q.json", json.dumps(QUERY, indent=1).replace("entity/Q900000005", "entity/nobody"), [("no Wikidata item", None)]),
        ("q.json", '{"results": {"bindings": [\n{"person": "Q1x"},\n{"nobody": "Q2"}]}}', [("no Wikidata item", 2), ("no column", 3)]),
        ("q.json", '{"results": {"bindings": [\n{"person": "Q1", "personLabel": "A B", "office": "x", "start": "May"}]}}', [("no date", 2)]),
        ("q.json", '[\n{"person": "Q1", "personLabel": "A B", "office": "x", "start": "2020-02-30T00:00:00Z"}]', [("no date", 2)]),
        ("f.json", "\n".join(json.dumps(e) for e in FTM).replace("2019-05-07", "2019-13"), [("no ISO date", 1)]),
        ("q.json", '{"results":\n }', [("not JSON", 2)]),
        ("q.json", '{"a": 1}', [("neither", 1)]),
        ("f.json", json.dumps(FTM[0]) + '\n{"id": "x"}\n{"id', [("without schema", 2), ("not JSON", 3)]),
        ("f.json", json.dumps(FTM[0]) + '\n{"id": "x", "schema": "Person", "properties": {"name": "A"}}', [("list of strings", 2)]),
        ("p.yaml", WRONG_PACK, [("QQQ", 2), ("nowhere", 8), ("XXX", 9)]),
    ],
)  # fmt: skip
def test_every_mistake_is_named_with_its_line(
    tmp_path: Path, base: Actors, name: str, text: str, mistakes: list[tuple[str, int | None]]
) -> None:
    loaded = read(tmp_path, base, name, text)
    assert len(loaded.problems) == len(mistakes)
    for problem, (words, line) in zip(loaded.problems, mistakes, strict=True):
        assert words in problem.message
        assert problem.file is not None
        assert problem.file.endswith(name)
        assert problem.line == (line or text[: text.index("entity/nobody")].count("\n") - 2)  # the row begins two lines before


def test_forms_are_told_apart() -> None:
    assert form_of("actors:\n- {id: a}\n") == "yaml"
    assert form_of(json.dumps(FTM[0])) == "ftm"
    assert form_of(json.dumps(QUERY)) == form_of("\n[]") == "wikidata"


def test_what_was_loaded_adds_to_the_known_actor(tmp_path: Path, base: Actors) -> None:
    rows = [{
        "person": "Q900000005", "personLabel": "Khalifa Hifter", "country": "LBY", "position": "x",
        "positionLabel": "Governor of Nordvik", "start": "2021-02-03",
    }]  # fmt: skip
    loaded = read(tmp_path, base, "more.json", json.dumps(rows))
    path = tmp_path / "pack.yaml"
    path.write_text(pack_text(loaded, "more.json"), encoding="utf-8")
    assert load_pack(path) == loaded.actors
    both, before = Actors.shipped([path]).get("person.khalifa-haftar"), base.get("person.khalifa-haftar")
    assert both is not None
    assert before is not None
    assert (both.name, both.source, both.roles[:-1]) == (before.name, before.source, before.roles)
    assert (both.roles[-1].office, both.roles[-1].start) == ("Governor of Nordvik", "2021-02-03")


@pytest.mark.parametrize(
    ("office", "state", "kind"),
    [
        ("President of Norway", "NOR", "head_of_state"),
        ("president", "NOR", "head_of_state"),
        ("Vice President of Norway", "NOR", "deputy"),
        ("President of the National Assembly of Norway", "NOR", "parliament"),
        ("Prime Minister of the Kingdom of Norway", "NOR", "head_of_government"),
        ("Secretary of State", "USA", "foreign"),
        ("Minister for Fisheries", "NOR", "minister"),
        ("Chief of the General Staff", "NOR", "military"),
        ("president of the chess club", None, "other"),
    ],
)
def test_offices_are_told_by_their_words(base: Actors, office: str, state: str | None, kind: str) -> None:
    assert Assembler(base).office_kind(office, state)[0] == kind


@pytest.mark.parametrize(
    ("value", "precision", "date"),
    [
        ("2014-02-27T00:00:00Z", None, "2014-02-27"),
        ("2014-01-01T00:00:00Z", None, "2014"),
        ("2014-01-01T00:00:00Z", 11, "2014-01-01"),
        ("+2014-00-00T00:00:00Z", 9, "2014"),
        ("+2014-05-00T00:00:00Z", 10, "2014-05"),
        ("", None, None),
        ("t998877", None, None),
    ],
)
def test_times_keep_their_precision(value: str, precision: int | None, date: str | None) -> None:
    assert time(value, precision) == date
