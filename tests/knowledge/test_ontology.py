"""The ontology is whole, says where it departs from the published table, and codes nothing by default."""

from __future__ import annotations

import csv
import itertools
import re
from importlib.resources import files
from typing import TYPE_CHECKING, get_args

import pytest

from sayso.knowledge.ontology import Classification, Ontology
from sayso.schema import EventType

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology()


def changes() -> dict[str, list[dict[str, str]]]:
    lines = files("sayso.knowledge.ontology").joinpath("changes.csv").read_text(encoding="utf-8").splitlines()
    out: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(lines[1:]):
        out.setdefault(row["code"], []).append(row)
    return out


def test_it_has_plovers_numbers(ontology: Ontology) -> None:
    assert tuple(ontology.types) == get_args(EventType)
    assert len(ontology.contexts) == 37
    assert len(ontology.sectors) == 25
    modes = {t: len(d.modes) for t, d in ontology.types.items() if d.modes}
    assert modes == {
        "CONSULT": 4, "RETREAT": 6, "REQUEST": 4, "ACCUSE": 3, "REJECT": 4, "THREATEN": 6, "PROTEST": 7,
        "SANCTION": 4, "MOBILIZE": 4, "COERCE": 10, "ASSAULT": 15,
    }  # fmt: skip


def test_every_word_has_a_definition(ontology: Ontology) -> None:
    words = [t.definition for t in ontology.types.values()]
    words += [m.definition for t in ontology.types.values() for m in t.modes.values()]
    words += [*ontology.contexts.values(), *ontology.sectors.values()]
    assert all(isinstance(w, str) and len(w) >= 8 for w in words)
    assert len(set(words)) == len(words)


def test_every_line_of_the_table_is_legal(ontology: Ontology) -> None:
    for line in ontology.cameo:
        if line.type:
            for mode, context in itertools.product(line.modes or {None}, line.contexts or (frozenset(),)):
                ontology.check(line.type, mode, context)


def test_every_line_gives_itself_or_a_lower_or_closer_one(ontology: Ontology) -> None:
    for line in ontology.cameo:
        if not line.type or len(line.code) == 2 or not (line.modes or line.contexts):
            continue
        for mode, context in itertools.product(line.modes or {None}, line.contexts or (frozenset(),)):
            code = ontology.classify(line.type, mode, context).cameo
            rivals = [o for o in ontology.cameo if o.code == code and o.type == line.type and o.fit(mode, context) is not None]
            assert rivals
            asked = max(o.fit(mode, context) or 0 for o in rivals)
            assert asked > (line.fit(mode, context) or 0) or code <= line.code


def test_the_table_is_the_published_one_but_for_what_is_written_down(ontology: Ontology, shared_data: Path) -> None:
    text = (shared_data / "reference" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    published = re.findall(r"^(\d{3,4}): *([A-Z]+)\s*,([^,#\n]*),([^#\n]*)", text, re.MULTILINE)
    written = changes()
    seen = set()
    for code, event, mode, contexts in published:
        seen.add(code)
        wanted = (event, mode.strip(), {c.strip() for c in contexts.split(";") if c.strip()})
        ours = [
            (o.type, "|".join(o.modes), {c for alternative in o.contexts for c in alternative})
            for o in ontology.cameo
            if o.code == code
        ]
        assert wanted in ours or code in written, code
    assert seen == {o.code for o in ontology.cameo if len(o.code) > 2}


def test_every_change_has_a_reason_and_is_one(ontology: Ontology) -> None:
    for code, rows in changes().items():
        for row in rows:
            assert len(row["why"]) > 20
            assert (row["kind"] == "dropped") == (row["here"] == "")
            assert any(o.code == code for o in ontology.cameo)


def test_goldstein_values_are_the_published_ones(ontology: Ontology, shared_data: Path) -> None:
    text = (shared_data / "reference" / "CAMEO.goldsteinscale.txt").read_text(encoding="utf-8")
    published = {c: float(g) for c, g in re.findall(r"^(\d+)\t(-?[\d.]+)", text, re.MULTILINE)}
    for line in ontology.cameo:
        if line.code != "106":
            assert line.goldstein == published.get(line.code)


@pytest.mark.parametrize(
    ("event", "mode", "contexts", "expected"),
    [
        ("THREATEN", "violence", ["military"], ("138", -7.0, -3.5, "verbal conflict")),
        ("THREATEN", "relations", [], ("1311", -5.8, -3.5, "verbal conflict")),
        ("ASSAULT", "aerial", [], ("195", -10.0, -9.5, "material conflict")),
        ("ASSAULT", None, ["military"], ("190", -10.0, -9.0, "material conflict")),
        ("ASSAULT", None, [], ("180", -9.0, -9.0, "material conflict")),
        ("ASSAULT", None, ["religion_ethnicity"], ("180", -9.0, -9.0, "material conflict")),
        ("PROTEST", "vandalize", [], ("140", -6.5, -5.0, "material conflict")),
        ("SUPPORT", None, [], ("05", 3.5, 5.0, "verbal cooperation")),
        ("SUPPORT", None, ["diplomatic"], ("050", 3.5, 5.0, "verbal cooperation")),
        ("RETREAT", None, [], ("08", 5.0, 6.5, "material cooperation")),
        ("RETREAT", "ceasefire", [], ("0871", 9.0, 7.5, "material cooperation")),
        ("ACCUSE", None, [], ("09", -2.0, -3.0, "verbal conflict")),
        ("ACCUSE", "allege", ["military", "legal"], ("1124", -2.0, -3.5, "verbal conflict")),
        ("COERCE", "arrest", ["legal"], ("173", -5.0, -7.0, "material conflict")),
        ("REJECT", "assist", ["legal"], ("1213", None, -1.5, "verbal conflict")),
        ("MOBILIZE", "troops", ["military"], ("154", -7.2, -6.5, "material conflict")),
    ],
)
def test_known_codes(
    ontology: Ontology, event: str, mode: str | None, contexts: list[str], expected: tuple[str, float | None, float, str]
) -> None:
    assert ontology.classify(event, mode, contexts) == Classification(*expected)  # type: ignore[arg-type]


def test_every_type_mode_and_context_gets_a_code_of_its_own_type(ontology: Ontology) -> None:
    for name, event in ontology.types.items():
        for mode, context in itertools.product([None, *event.modes], [None, *ontology.contexts]):
            found = ontology.classify(name, mode, [context] if context else [])
            assert any(o.code == found.cameo and o.type == name for o in ontology.cameo)
            assert found.quad == event.quad


@pytest.mark.parametrize(
    ("event", "mode", "contexts"),
    [("FIGHT", None, []), ("AGREE", "visit", []), ("AID", None, ["humanitarian"]), ("", None, [])],
)
def test_unknown_input_is_refused(ontology: Ontology, event: str, mode: str | None, contexts: list[str]) -> None:
    with pytest.raises(ValueError, match="no"):
        ontology.classify(event, mode, contexts)


def test_order_of_contexts_does_not_matter(ontology: Ontology) -> None:
    contexts = ["military", "legal", "diplomatic", "terrorism"]
    assert len({ontology.classify("ACCUSE", "allege", p) for p in itertools.permutations(contexts)}) == 1
