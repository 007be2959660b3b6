"""Outlets are found in their spellings; every row has a source; a user's rows are checked line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge.actors import Actors
from sayso.knowledge.outlets import Outlets, load_outlets, read_outlets

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets.shipped()


def test_breadth_and_sources(outlets: Outlets) -> None:
    countries = {o.country for o in outlets if o.country}
    assert len(outlets) > 600
    assert len(countries) > 100
    assert sum(o.agency for o in outlets) > 150
    assert {o.kind for o in outlets} >= {"agency", "broadcaster", "paper", "gazette"}
    assert all(o.source for o in outlets)


def test_countries_are_states(outlets: Outlets) -> None:
    actors = Actors.shipped()
    assert all(o.country is None or o.country in actors for o in outlets)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RIA Novosti", "RIA Novosti"),
        ("the RIA Novosti news agency", "RIA Novosti"),
        ("al-Arabiya television", "Al Arabiya"),
        ("Al Arabiya", "Al Arabiya"),
        ("AFP", "Agence France-Presse"),
        ("the state news agency SANA", "SANA"),
        ("Resm\u00ee Gazete", "Resmi Gazete"),
        ("Sky News Arabia", "Sky News Arabia"),
        ("El Pa\u00eds", "El Pais"),
        ("afp", None),
        ("a man", None),
        ("", None),
    ],
)
def test_match(outlets: Outlets, text: str, name: str | None) -> None:
    found = outlets.match(text)
    assert (found.name if found else None) == name


def test_find_gives_offsets(outlets: Outlets) -> None:
    text = "He told al-Arabiya and Agence France-Presse, not the Nordvik Post."
    assert [(text[s:e], o.name) for s, e, o in outlets.find(text)] == [
        ("al-Arabiya", "Al Arabiya"),
        ("Agence France-Presse", "Agence France-Presse"),
    ]


def test_domains(outlets: Outlets) -> None:
    found = outlets.by_domain("www.reuters.com")
    assert found is not None
    assert found.name == "Reuters"
    assert outlets.by_domain("example.org") is None


ROWS = "# ours\nname,other_names,country,kind,source\nNordvik Post,The Post|NP,NOR,paper,its imprint\n"


def test_a_users_rows(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(ROWS, encoding="utf-8")
    (post,) = load_outlets(path)
    assert (post.name, post.other_names, post.country, post.agency) == ("Nordvik Post", ("The Post", "NP"), "NOR", False)
    found = Outlets.shipped([path]).match("Nordvik Post")
    assert found == post


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (ROWS.replace(",paper,", ",leaflet,"), 3, "kind"),
        (ROWS.replace("NOR", "Norway"), 3, "alpha-3"),
        (ROWS.replace("NOR", "ZZZ"), 3, "alpha-3"),
        (ROWS.replace("its imprint", ""), 3, "source"),
        (ROWS.replace("kind,source", "sort,source"), 2, "kind"),
        (ROWS.replace("country", "land"), 2, "land"),
        (ROWS.replace("its imprint", "its imprint,more"), 3, "too many"),
    ],
)
def test_a_wrong_row_names_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as caught:
        read_outlets(text, "ours.csv")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (("Al Jazeera", "Al-Jazeera", "Aljazeera", "al-Jazeera television"), "Al Jazeera"),
        (("RIA Novosti", "RIAN", "the RIA Novosti news agency"), "RIA Novosti"),
        (("TASS", "ITAR-TASS", "Itar-Tass"), "TASS"),
        (("Al Mayadeen", "Al-Mayadeen"), "Al Mayadeen"),
        (("Anadolu", "Anadolu Agency", "Anadolu Ajans\u0131"), "Anadolu Agency"),
        (("ISNA", "Iranian Students' News Agency"), "ISNA"),
        (("Xinhua", "New China News Agency"), "Xinhua"),
    ],
)
def test_spellings_of_one_outlet(outlets: Outlets, spellings: tuple[str, ...], name: str) -> None:
    assert {s: found.name if (found := outlets.match(s)) else None for s in spellings} == dict.fromkeys(spellings, name)


@pytest.mark.parametrize(
    "text",
    [
        "The Province of Herat was shelled.",
        "The Namibian government met.",
        "The West Australian premier resigned.",
        "Global News of the week",
        "Ilanga rises.",
        "MDR, WAZ, Taz",
    ],
)
def test_common_words_and_names_of_others_are_no_outlets(outlets: Outlets, text: str) -> None:
    assert list(outlets.find(text)) == []


def test_ntv_is_not_the_german_n_tv(outlets: Outlets) -> None:
    assert [(o.country) for text in ("NTV reported", "N-TV reported") for _, _, o in outlets.find(text)] == ["RUS", "DEU"]
