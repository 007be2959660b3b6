from __future__ import annotations

import itertools
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.reading.places import Gazetteer, PlaceStage, resolve_spans
from sayso.reading.places.world import Context

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sayso.schema import PlaceMention

    Read = Callable[[str], dict[str, PlaceMention]]


def test_a_town_that_the_parser_calls_a_person_is_a_place(places_in: Read) -> None:
    found = places_in("Libyan rebels hold the port. Misrata was shelled again on Friday, doctors there said.")
    assert (found["Misrata"].country, found["Misrata"].precision) == ("LBY", "city")
    assert found["Misrata"].because


@pytest.mark.parametrize(
    ("text", "name"), [("Two boats sank off Lampedusa.", "Lampedusa"), ("A tug waited off Zuwara.", "Zuwara")]
)
def test_off_stands_before_places(places_in: Read, text: str, name: str) -> None:
    assert name in places_in(text)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The truck left Paris, Texas, at dawn.", "Paris", "USA", "Texas"),
        ("The truck left Paris, France, at dawn.", "Paris", "FRA", None),
        ("Clashes broke out in Tripoli, Lebanon, on Sunday.", "Tripoli", "LBN", None),
        ("Clashes broke out in Tripoli. Libya has seen none like them.", "Tripoli", "LBY", None),
        ("Snow fell in Moscow, Idaho.", "Moscow", "USA", "Idaho"),
        ("A train left London, Ont., for Toronto.", "London", "CAN", "Ontario"),
    ],
)
def test_a_container_decides(places_in: Read, text: str, name: str, country: str, admin1: str | None) -> None:
    found = places_in(text)[name]
    assert found.country == country
    if admin1:
        assert found.admin1 == admin1


def test_one_sense_per_report(places_in: Read) -> None:
    found = places_in("The mayor of Paris, Texas, resigned. Voters in Paris had asked for it.")
    assert found["Paris"].country == "USA"


def test_places_nearby_decide(places_in: Read) -> None:
    near = places_in("Shells fell on Zintan, Gharyan and Tripoli.")
    assert near["Tripoli"].country == "LBY"
    far = places_in("Shots were heard in Beirut, Sidon, Zahle and Tripoli.")
    assert far["Tripoli"].country == "LBN"


def test_a_demonym_is_a_mention_of_its_country_and_says_so(places_in: Read) -> None:
    turkish = places_in("Turkish jets crossed the border.")["Turkish"]
    assert (turkish.country, turkish.precision, turkish.name) == ("TUR", "country", "Turkey")
    assert turkish.because.startswith("demonym")


def test_precision_follows_the_kind_of_place(places_in: Read) -> None:
    found = places_in("Troops crossed Helmand province, flew over the Black Sea, and landed in Odesa, Ukraine, near Bagram.")
    assert found["Helmand"].precision == "province"
    assert found["Black Sea"].precision == "region"
    assert found["Odesa"].precision == "city"
    assert found["Ukraine"].precision == "country"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Paris Hilton sang for two hours.", "Paris"),
        ("Senator Lincoln spoke against the bill.", "Lincoln"),
        ("Mr. Jackson said he would appeal. Jackson was not hurt.", "Jackson"),
        ("The vote is on Sunday, March 3, the Council said.", "March"),
        ("Reading is fun, the teacher said.", "Reading"),
    ],
)
def test_names_of_people_and_ordinary_words_are_no_places(places_in: Read, text: str, word: str) -> None:
    assert word not in places_in(text)


@pytest.mark.parametrize(
    ("text", "word"), [("Troops left the US on Monday.", "US"), ("The U.S. denied it.", "U.S."), ("The UK denied it.", "UK")]
)
def test_abbreviations_of_countries(places_in: Read, text: str, word: str) -> None:
    assert places_in(text)[word].precision == "country"


def test_a_pronoun_is_no_country(places_in: Read) -> None:
    assert not places_in("They told us to leave. Us too, she said.")


def test_abstains_where_nothing_chooses_among_small_towns(gazetteer: Gazetteer) -> None:
    (mention,) = resolve_spans("Oakdale", [(0, 7)], gazetteer)
    many = gazetteer.find("Oakdale")
    assert len(many) > 3
    assert all(p.population < 50_000 for p in many)
    assert mention.name is None or mention.because


def test_known_spans_are_resolved_in_order(gazetteer: Gazetteer) -> None:
    text = "From Sirte, Libya, to the unheard-of Zzyzxia."
    spans = [(5, 10), (12, 17), (37, 44)]
    got = resolve_spans(text, spans, gazetteer)
    assert [(m.start, m.end) for m in got] == spans
    assert [m.country for m in got] == ["LBY", "LBY", None]
    assert got[2].because.startswith("unresolved")


_WORDS = st.sampled_from(
    [
        "Tripoli",
        "in",
        "near",
        ",",
        ".",
        "the",
        "Paris",
        "Texas",
        "U.S.",
        "al-Zawiya",
        "'s",
        "\n",
        "said",
        "Jordan",
        "«",
        "Ürümqi",
        "€5",
        "(",
        "—",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_WORDS, max_size=25), glue=st.sampled_from([" ", "", "  "]))
def test_spans_are_the_reports_own_words_in_order(places_in: Read, words: list[str], glue: str) -> None:
    found = list(places_in(glue.join(words)).values())
    for m in found:
        assert m.start < m.end
        assert "\n" not in m.text
        assert (m.name is None) == (m.precision is None)
        assert m.because
    ordered = sorted(found, key=lambda m: m.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


def test_the_stage_can_be_sent_to_another_process(gazetteer: Gazetteer) -> None:
    from sayso.reading.places import PlaceStage

    assert pickle.loads(pickle.dumps(PlaceStage(gazetteer))).name == "places"


def test_the_outlets_country_decides_among_equals(gazetteer: Gazetteer) -> None:
    text = "Georgetown"
    for country in ("GUY", "MYS"):
        (mention,) = resolve_spans(text, [(0, 10)], gazetteer, Context(outlet=country, actors=(country,)))
        assert mention.country == country
        assert "outlet" in mention.because


def test_the_stage_knows_the_outlets_country_and_the_actors(gazetteer: Gazetteer) -> None:
    from sayso.reading.document import Document
    from sayso.reading.parser import load_english
    from sayso.schema import Mention, Report

    text = "The mayor of Georgetown met the army on Monday."
    mention = Mention(start=28, end=36, text=text[28:36], actor="GUY.ARMY", name="x")
    report = Report(id="r", text=text, outlet="The Guardian")
    document = Document(report=report, parse=load_english()(text), mentions=(mention,))
    (found,) = PlaceStage(gazetteer)(document).places
    assert found.country == "GUY"
    assert "in the country of an actor" in found.because


def test_the_years_of_a_former_name_count(gazetteer: Gazetteer) -> None:
    (early,) = resolve_spans("Stalingrad", [(0, 10)], gazetteer, Context(published="1901-05-01"))
    assert early.name is None
    assert "1925" in early.because
    (late,) = resolve_spans("Stalingrad", [(0, 10)], gazetteer, Context(published="2020-05-01"))
    assert late.country == "RUS"
    assert "by a former name (1925 to 1961)" in late.because


def test_the_users_own_places_are_told_in_the_stages_version(gazetteer: Gazetteer, packed: Path, tmp_path: Path) -> None:
    from sayso.reading.places.users import add_file

    index, file = tmp_path / "mine.sqlite", tmp_path / "mine.csv"
    plain = PlaceStage(Gazetteer(packed, index)).version
    assert plain == PlaceStage(gazetteer).version
    file.write_text("name,lat,lon\nKarsa Bridge,12.5,41.0\n")
    add_file(file, index)
    first = PlaceStage(Gazetteer(packed, index)).version
    assert first.startswith(plain + "+own-")
    file.write_text("name,lat,lon\nKarsa Bridge,12.5,41.0\nKarsa Ford,12.6,41.0\n")
    add_file(file, index)
    assert PlaceStage(Gazetteer(packed, index)).version not in {plain, first}


def test_another_spelling_is_likelier_than_another_name(places_in: Read) -> None:
    assert places_in("Shells fell on Sloviansk, Ukraine.")["Sloviansk"].name == "Slovyansk, Ukraine"


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Troops in Brazzaville held a man. The government of Congo had no comment.", "Congo", "COG", "country"),
        ("Officials in Kinshasa held a man. The government of Congo had no comment.", "Congo", "COD", "country"),
        ("The government of Congo had no comment.", "Congo", "COD", "country"),
        ("Officers in Pyongyang met. Korea had no comment.", "Korea", "PRK", "country"),
        ("Officers in Seoul met. Korea had no comment.", "Korea", "KOR", "country"),
        ("Police in Tbilisi held a man. The court in Georgia had no comment.", "Georgia", "GEO", "country"),
        ("A court in Macon, Georgia, jailed a man.", "Georgia", "USA", "province"),
    ],
)
def test_places_in_it_tell_which_country_a_shared_name_means(
    places_in: Read, text: str, name: str, country: str, precision: str
) -> None:
    assert (places_in(text)[name].country, places_in(text)[name].precision) == (country, precision)


def test_a_town_that_is_a_county_too_is_known_by_its_people(places_in: Read) -> None:
    found = places_in("Fighting resumed in Congo, where rebels attacked Goma and Bukavu.")
    assert (found["Goma"].name, found["Goma"].precision) == ("Goma, Democratic Republic of the Congo", "city")
    assert found["Bukavu"].country == "COD"


def test_places_near_the_computed_middle_of_a_province_do_not_make_it_the_province(places_in: Read) -> None:
    text = "Misrata shelled Sirte. Fighting broke out in Abu Grein, Ain Zara, Tajoura and Ras Lanuf, Libya."
    assert places_in(text)["Misrata"].precision == "city"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Khan al-Assal", "SYR"),
        ("Panmunjom", "KOR"),
        ("Wagah", "PAK"),
        ("Tongo Tongo", "NER"),
        ("Bashiqa", "IRQ"),
        ("Casamance", "SEN"),
    ],
)
def test_the_supplement_has_places_of_many_conflicts(places_in: Read, name: str, country: str) -> None:
    assert places_in(f"Fighting was reported in {name} on Monday.")[name].country == country
