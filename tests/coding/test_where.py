from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.where import WhereStage
from sayso.coding.where.sites import travelled
from sayso.reading.document import Document
from sayso.reading.parser import load_english
from sayso.reading.places import Gazetteer, PlaceStage
from sayso.schema import Event, EventPlace, Report, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import EventType

    Place = Callable[..., EventPlace | None]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The place of the act that the words ``anchor`` tell in a text."""
    gazetteer = Gazetteer(user=tmp_path_factory.mktemp("user") / "none.sqlite")
    nlp, places, where = load_english(), PlaceStage(gazetteer), WhereStage(gazetteer)

    def act(text: str, anchor: str, kind: EventType) -> Event:
        at = text.index(anchor)
        return Event(
            id="e1", type=kind, mode=None, contexts=(), cameo="", goldstein=None, intensity=None, quad="material conflict",
            status="actual", background=False, anchor=Span(start=at, end=at + len(anchor), text=anchor),
        )  # fmt: skip

    def read(text: str, anchor: str, kind: EventType = "ASSAULT", others: tuple[str, ...] = ()) -> EventPlace | None:
        events = (act(text, anchor, kind), *(act(text, other, "CONSULT") for other in others))
        document = places(Document(report=Report(id="r", text=text), parse=nlp(text), events=events))
        placed = where(document).events[0]
        if placed.place is not None and placed.place.span is not None:
            span = placed.place.span
            assert text[span.start : span.end] == span.text
        return placed.place

    return read


@pytest.mark.parametrize(
    ("text", "anchor", "name"),
    [
        ("Rebels shelled Sirte on Monday.", "shelled", "Sirte, Libya"),
        ("Government troops attacked rebels in Misrata, Libya.", "attacked", "Misrata, Libya"),
        ("An explosion killed nine people in the Syrian city of Homs.", "killed", "Homs, Syria"),
        ("Ten people were killed in Benghazi, a Tripoli official said.", "killed", "Benghazi, Libya"),
    ],
)
def test_the_place_is_the_one_tied_to_the_act(place: Place, text: str, anchor: str, name: str) -> None:
    found = place(text, anchor)
    assert found is not None
    assert found.name == name
    assert found.because


def test_the_country_of_an_actor_is_no_place(place: Place) -> None:
    assert place("Turkey condemned the decision.", "condemned", "ACCUSE") is None
    assert place("The Turkish parliament rejected the request.", "rejected", "REJECT") is None


def test_a_place_of_another_sentence_is_not_taken_over(place: Place) -> None:
    assert place("The minister flew to Cairo. Nine people were killed.", "killed") is None


def test_the_capital_is_the_capital_of_the_country_told_of(place: Place) -> None:
    found = place("Libya has two governments. A car bomb killed six people in the capital on Monday.", "killed")
    assert found is not None
    assert (found.name, found.precision) == ("Tripoli, Libya", "city")
    assert "capital" in found.because


def test_there_is_the_place_told_before(place: Place) -> None:
    found = place("Troops reached Derna, Libya, on Friday. Nine people were killed there overnight.", "killed")
    assert found is not None
    assert found.name == "Derna, Libya"


def test_an_offset_is_computed_and_its_precision_widened(place: Place) -> None:
    found = place("Jets bombed a convoy 12 km south of Sirte, Libya.", "bombed")
    assert found is not None
    assert found.span is not None
    assert found.span.text.startswith("12 km south of")
    assert found.precision == "district"
    assert found.geonames is None
    assert found.lat == pytest.approx(31.2089 - 12 / 111.19, abs=0.05)


@given(
    lat=st.floats(-80, 80), lon=st.floats(-179.9, 179.9), km=st.floats(0, 500), bearing=st.sampled_from([0, 45, 90, 135, 180, 225, 270, 315])
)  # fmt: skip
def test_travelling_covers_the_distance(lat: float, lon: float, km: float, bearing: int) -> None:
    import math

    lat2, lon2 = travelled(lat, lon, km, bearing)
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    assert 12742 * math.asin(min(1, math.sqrt(h))) == pytest.approx(km, abs=0.01)
    assert -180 <= lon2 <= 180


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Turkey has lost a jet. Gunmen in Turkey killed two soldiers near the Syrian border.", "TUR"),
        ("Syria is at war. Rebels in Syria attacked a convoy close to the border with Lebanon.", "SYR"),
        ("The United States is worried. Ten people were killed near Syria's border with Turkey.", "SYR"),
    ],
)
def test_near_a_border_is_on_the_side_of_the_story(place: Place, text: str, country: str) -> None:
    anchor = next(w for w in ("killed", "attacked") if w in text)
    found = place(text, anchor)
    assert found is not None
    assert (found.country, found.precision) == (country, "country")


def test_a_border_of_two_countries_or_of_none_near_is_no_place(place: Place) -> None:
    assert place("Nine people were killed on the Turkish-Syrian border.", "killed") is None
    assert place("France mourns. Nine people were killed near the Syrian border.", "killed") is None


def test_a_district_named_like_a_town_holds_the_place_before_it(place: Place) -> None:
    found = place("Security forces killed a commander in Kokernag, Anantnag district, on Friday.", "killed")
    assert found is not None
    assert found.name == "Kokernag, India"
    assert found.span is not None
    assert found.span.text == "Kokernag, Anantnag"


def test_where_it_was_told_is_not_where_it_happened(place: Place) -> None:
    found = place("NATO will send more troops to Kosovo, its secretary-general announced in Brussels.", "send", "MOBILIZE")
    assert found is None or found.name == "Kosovo"
    assert place("The ministry said in Ankara that ten people were killed.", "killed") is None
    spoken = place("The minister said in Ankara that Greece must leave the islands.", "must leave", "REQUEST")
    assert spoken is None or spoken.name == "Ankara, Turkey"
    assert place("Officials in Washington said Russia had moved tanks to the front.", "moved", "MOBILIZE") is None
    assert place("The opposition leader was arrested on his return from Paris.", "arrested", "COERCE") is None
    here = place("A doctor in Misrata said ten people were killed.", "killed")
    assert here is None or here.name == "Misrata, Libya"
    reported = place("Demonstrations were reported in Latakia on Friday.", "Demonstrations", "PROTEST")
    assert reported is not None


@pytest.mark.parametrize(
    ("text", "anchor", "name"),
    [
        ("Officials in Kharkiv said shells had hit a hospital.", "hit", "Kharkiv, Ukraine"),
        ("Officials in Kharkiv said Russian shells had hit a hospital.", "hit", "Kharkiv, Ukraine"),
        ("An official in Misrata said ten people were killed by shelling.", "killed", "Misrata, Libya"),
        (
            "Officials in Washington said rebels had killed ten soldiers in Goma.",
            "killed",
            "Goma, Democratic Republic of the Congo",
        ),
        ("Officials in Washington said Syrian jets had bombed a market.", "bombed", None),
        ("Diplomats in Geneva said Syrian jets had bombed a market.", "bombed", None),
    ],
)
def test_a_towns_officials_tell_of_their_town(place: Place, text: str, anchor: str, name: str | None) -> None:
    found = place(text, anchor)
    assert (found and found.name) == name


def test_a_party_s_seat_is_no_place_of_the_act(place: Place) -> None:
    signed = "The president ratified a memorandum concluded with the government in Tripoli."
    assert place(signed, "ratified", "SUPPORT") is None
    assert place("The army seized weapons from the administration based in Tobruk.", "seized", "COERCE") is None
    stormed = place("Gunmen attacked the parliament in Tripoli.", "attacked")
    assert stormed is not None
    assert stormed.name == "Tripoli, Libya"


@pytest.mark.parametrize(
    ("text", "anchor", "name"),
    [
        ("Students protested in front of the parliament in Tbilisi.", "protested", "Tbilisi, Georgia"),
        ("Thousands marched to the parliament in Bamako.", "marched", "Bamako, Mali"),
        ("Teachers demonstrated outside of the parliament in Harare.", "demonstrated", "Harare, Zimbabwe"),
    ],
)
def test_a_parliament_is_a_building_too(place: Place, text: str, anchor: str, name: str) -> None:
    found = place(text, anchor, "PROTEST")
    assert found is not None
    assert found.name == name


def test_of_a_list_of_places_none_is_taken_to_hold_the_one_before_it(place: Place) -> None:
    found = place("Fighting broke out in Ras Lanuf, Jufra, Tajoura and Es Sider, officials said.", "Fighting")
    assert found is not None
    assert "holds" not in found.because
    assert found.name == "Ras Lanuf, Libya"


@pytest.mark.parametrize(
    ("text", "anchor", "name"),
    [
        ("A surgeon in Tajoura said ten people were killed in Sirte.", "killed", "Sirte, Libya"),
        ("Rebels attacked Misrata. Several districts were shelled on Monday.", "shelled", "Misrata, Libya"),
        ("Troops entered Misrata. Gunmen opened fire in the Karm quarter.", "opened fire", "Misrata, Libya"),
        ("Rebels in Misrata wrote to Tripoli. Troops shelled the town.", "shelled", "Misrata, Libya"),
        ("Envoys met in Tunisia. A bomb killed two people in the capital city.", "killed", "Tunis, Tunisia"),
        ("Snipers shot at cars on Tripoli Street.", "shot", None),
        ("Rebels attacked Misrata. Exports were blocked by soldiers in the third quarter.", "blocked", None),
        ("Envoys met in Misrata. A bomb killed two soldiers in the Mirandal district.", "killed", None),
        ("Police in Lagos said gunmen trained in Mali killed two people.", "killed", "Lagos, Nigeria"),
    ],
)
def test_words_that_stand_for_a_town(place: Place, text: str, anchor: str, name: str | None) -> None:
    found = place(text, anchor)
    assert (found and found.name) == name
