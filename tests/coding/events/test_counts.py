"""Numbers of people in sentences that we wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.events.amounts import numbers_in
from sayso.coding.events.counted import adds
from sayso.coding.events.counts import Counter
from sayso.coding.events.tolls import told_of_all
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 people were killed in the attack.", ("killed", 12, 12, None)),
        ("Soldiers killed three protesters.", ("killed", 3, 3, 3)),
        ("Up to 500 people fled the town.", ("displaced", None, 500, 500)),
        ("The shelling wounded 20 to 30 civilians.", ("wounded", 20, None, 30)),
        ("Police arrested 1,200 demonstrators.", ("arrested", 1200, 1200, 1200)),
        ("Rebels killed between 200 and 300 soldiers.", ("killed", 200, None, 300)),
        ("No fewer than 30 soldiers were killed.", ("killed", 30, 30, None)),
        ("No more than 30 soldiers were killed.", ("killed", None, 30, 30)),
        ("Fewer than 30 soldiers were killed.", ("killed", None, 30, 30)),
        ("Dozens of people were killed.", ("killed", 24, None, None)),
        ("Several people were killed.", ("killed", None, None, None)),
        ("Half a million people fled.", ("displaced", 500_000, 500_000, 500_000)),
        ("A nurse was killed in the shelling.", ("killed", 1, 1, 1)),
        ("In 2003 gunmen killed six guards.", ("killed", 6, 6, 6)),
        ("Some 134 people were arrested.", ("arrested", 134, 134, 134)),
        ("Thirty-nine villagers were wounded.", ("wounded", 39, 39, 39)),
        ("Jets flew six raids over the valley, wounding two people.", ("wounded", 2, 2, 2)),
        (
            "Troops stormed the camp, killing at least 30 people, doctors close to the protesters said.",
            ("killed", 30, 30, None),
        ),
    ],
)
def test_counts(parser: Parser, text: str, expected: tuple[str, int | None, int | None, int | None]) -> None:
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    document = parser(Document(report=Report(id="r", text=text), layout=whole, language="en"))
    assert document.parse is not None
    found = next(f for f in Counter()(document, document.parse[:]) if f.kind)
    assert (found.kind, found.low, found.best, found.high) == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ada Berg, 61, was killed in the strike.", []),
        ("A peacekeeper, 24, was killed and two people were wounded.", [1, 2]),
        ("A soldier was shot dead, and the soldier was 26.", [1]),
        ("The envoy said he was 31.", []),
        ("On Monday, 61 people were killed.", [61]),
        ("The dead were 26 soldiers.", [26]),
        ("In the town, 12, among them a nurse, were killed.", [12]),
        ("In the town of Nyala, 20, most of them women, were hurt.", [20]),
        ("Rebels killed 12² soldiers.", [12]),
        ("Rebels shelled ① the town.", []),
    ],
)
def test_an_age_is_no_count(parser: Parser, text: str, numbers: list[int]) -> None:
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    document = parser(Document(report=Report(id="r", text=text), layout=whole, language="en"))
    assert document.parse is not None
    assert [f.best for f in Counter()(document, document.parse[:])] == numbers


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("3,500", [3500]),
        ("two hundred", [200]),
        ("20 to 30", [20, 30]),
        ("1.5 million", [1_500_000]),
        ("twenty five", [25]),
        ("dozens", []),
    ],
)
def test_numbers(words: str, numbers: list[int]) -> None:
    assert numbers_in(words) == numbers


def test_a_total_is_no_count_of_one_act(code: Callable[[str], tuple[Event, ...]]) -> None:
    text = "Army units killed 40 rebels near Kano {}, bringing the number killed since January to 310, a general said."
    for when in ("on Monday", "this week"):
        act, *others = code(text.format(when))
        assert [(c.kind, c.best) for c in act.counts] == [("killed", 40)]
        assert all(e.background and [c.best for c in e.counts] == [310] for e in others)


def test_whom_one_tortures_is_no_toll(code: Callable[[str], tuple[Event, ...]]) -> None:
    (act,) = code("Venezuelan agents tortured two captains, their lawyer told Radio Caribe.")
    assert (act.mode, act.counts) == ("torture", ())


@pytest.mark.parametrize(
    ("text", "numbers", "others"),
    [
        ("Two gunmen killed five people in Kabul on Monday, bringing the death toll from the attack to 12.", {5, 12}, {310}),
        ("Fighting killed ten soldiers near Kano on Monday, bringing the death toll from the battle to 45.", {10, 45}, {310}),
        ("A second bomb attack killed three people in Herat, taking the number of victims since May to 310.", {3}, {310}),
        (
            "Army units killed 40 rebels near Kano on Monday, bringing the number killed to 310 this year, a general said.",
            {40},
            {310},
        ),
    ],
)
def test_only_a_number_over_a_span_of_time_is_a_total(
    code: Callable[[str], tuple[Event, ...]], text: str, numbers: set[int], others: set[int]
) -> None:
    counted = {c.best for e in code(text) for c in e.counts}
    assert numbers <= counted
    assert not others & counted


def test_a_total_is_no_count_of_the_subject_of_the_act_that_governs_it(parser: Parser) -> None:
    text = "A second blast in Herat wounded three people, taking the number of victims this year to 310."
    document = parser(
        Document(report=Report(id="r", text=text), layout=(LayoutPart(start=0, end=len(text), kind="body"),), language="en")
    )
    assert document.parse is not None
    words = {t.lower_: t for t in document.parse}
    verb = next(v for f in Counter()(document, next(document.parse.sents)) if f.best == 310 and (v := told_of_all(f)))
    assert (verb.lower_, adds(verb, words["blast"]), adds(verb, words["wounded"])) == ("taking", True, True)
    assert not adds(verb, words["victims"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two gunmen killed five people in Mogadishu on Monday.", [("killed", 5)]),
        ("Three men attacked the guard of the bank on Monday.", []),
        ("Two soldiers were killed in the ambush on Monday.", [("killed", 2)]),
        ("Three suicide bombings shook the capital last week.", []),
        ("Police made 200 arrests in Minsk on Sunday.", [("arrested", 200)]),
        ("Police made not one arrest in Minsk on Sunday.", []),
        ("Five people were killed by two gunmen in Kabul.", [("killed", 5)]),
        ("Five people died at the hands of two gunmen in Kabul on Monday.", [("killed", 5)]),
        ("Three soldiers hit a landmine near Gao on Monday and died.", [("killed", 3)]),
    ],
)
def test_who_does_it_is_no_victim(code: Callable[[str], tuple[Event, ...]], text: str, expected: list[tuple[str, int]]) -> None:
    assert [(c.kind, c.best) for e in code(text) for c in e.counts] == expected
