"""Who cannot stand on an act's side, on reports that we wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.events import cast
from sayso.coding.events.acts import Act
from sayso.coding.events.candidates import Candidate, Draft
from sayso.coding.events.cast import ELSEWHERE
from sayso.coding.events.facts import Facts
from sayso.coding.events.mines import by_mine
from sayso.coding.events.sides import is_another_act
from sayso.reading.document import Document
from sayso.reading.parser import Parser
from sayso.schema import LayoutPart, Party, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Event

    Code = Callable[[str], tuple[Event, ...]]


def names(parties: tuple[object, ...]) -> list[str]:
    return [p.name for p in parties]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "A hospital director said 12 people were killed in the strike on the market.",
        "Rebels attacked Nyala on Monday. The army said 11 soldiers were killed in the attack.",
        "The Ukrainian army said on Friday that three of its soldiers had been killed in shelling.",
    ],
)
def test_who_counts_the_dead_did_not_kill_them(code: Code, text: str) -> None:
    act = code(text)[-1]
    assert act.type == "ASSAULT"
    teller = text.rpartition(" said")[0].split()[-1].lower()
    assert not [n for n in names(act.actors) if n.lower().endswith(teller) or "Armed Forces" in n]


def test_a_force_tells_of_its_own_attack(code: Code) -> None:
    act = code("The Israeli military said its planes had killed 20 militants in Gaza.")[0]
    assert names(act.actors) == ["Israel Defense Forces"]


def test_a_separate_strike_has_no_author_from_elsewhere(code: Code) -> None:
    text = (
        "Rebel fighters shelled the suburbs of Khartoum on Tuesday, killing 14 people.\n\n"
        "Three people were killed in a separate air strike near the town of Nyala."
    )
    assert code(text)[-1].actors == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Egypt's president thanked Qatar for its help.", ["Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"]),
        ("Kosovo police arrested four smugglers and seized weapons on Sunday.", ["Kosovan police"]),
        ("The president's agreement with Ethiopia was ratified by the Somali parliament on Sunday.", ["Somali parliament"]),
    ],
)
def test_the_owner_of_what_acts_does_not_act_too(code: Code, text: str, actors: list[str]) -> None:
    for act in code(text):
        assert len(act.actors) == 1
        assert act.actors[0].name in actors


def test_who_runs_into_a_mine_is_no_attacker_and_is_told_once(code: Code) -> None:
    text = (
        "One peacekeeper was killed and three peacekeepers were wounded when a United Nations convoy hit a mine near the border "
        "with Sudan, the mission said."
    )
    (act,) = code(text)
    assert (act.type, act.mode, act.actors) == ("ASSAULT", "explosives", ())
    assert [(c.kind, c.best) for c in act.counts] == [("killed", 1), ("wounded", 3)]


def test_where_an_act_was_told_is_no_party(code: Code) -> None:
    (act,) = code("Greek Foreign Minister Nikos Dendias will fly to Geneva on Thursday for talks, he said in Ankara.")
    assert "Turkey" not in names(act.recipients)
    assert act.place is not None
    assert act.place.name == "Geneva, Switzerland"


def test_words_that_date_a_sentence_are_not_in_a_name(code: Code) -> None:
    (act,) = code("Last December Sudan's army moved into the border triangle.")
    assert names(act.actors) == ["Sudanese Armed Forces"]
    assert act.actors[0].span is not None
    assert act.actors[0].span.text == "Sudan's army"
    (act,) = code("Last month rebels seized the town.")
    assert act.actors[0].span is not None
    assert act.actors[0].span.text == "rebels"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested September 11 hijackers in Hamburg.", "September 11 hijackers"),
        ("Police arrested April 6 Movement activists in Cairo.", "April 6 Movement activists"),
        ("Police arrested April 6 Youth Movement leaders in Cairo.", "April 6 Youth Movement leaders"),
    ],
)
def test_a_date_that_is_part_of_a_name_stays_in_it(code: Code, text: str, name: str) -> None:
    (act,) = code(text)
    assert act.recipients[0].span is not None
    assert act.recipients[0].span.text == name


@pytest.mark.parametrize(
    ("text", "word", "mine"),
    [
        ("A soldier stepped on a landmine near the front line.", "stepped", True),
        ("Three soldiers were wounded when they struck a mine.", "wounded", True),
        ("Militants detonated a roadside bomb near an army convoy.", "detonated", False),
        ("Russian jets struck a coal mine.", "struck", False),
        ("A bus ran into a coal mine.", "ran", False),
        ("Israel hit explosive devices and a bomb factory in Gaza.", "hit", False),
        ("Two men were hurt when their bus hit a roadside bomb.", "hurt", True),
        ("The jets struck a mine where gold is dug by hand, and hit a bridge.", "hit", False),
    ],
)
def test_by_mine(text: str, word: str, mine: bool) -> None:  # noqa: FBT001 - a table
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    parse = Parser()(Document(report=Report(id="r", text=text), layout=whole, language="en")).parse
    assert parse is not None
    assert (by_mine(next(t for t in parse if t.text == word)) is not None) is mine


def test_whose_strike_is_condemned_is_accused(code: Code) -> None:
    (act,) = code("Iran's foreign minister, speaking in Muscat, condemned the Israeli strike on Damascus.")
    assert names(act.recipients) == ["Israel"]


def test_shelling_that_kills_is_one_attack_and_no_party(code: Code) -> None:
    (act,) = code("Russian shelling killed at least five people in the eastern town of Kramatorsk, the governor said.")
    assert (act.type, names(act.actors)) == ("ASSAULT", ["Russia"])


def test_the_subject_of_a_deed_is_its_author(code: Code) -> None:
    text = (
        "Colombia and the ELN rebels signed a cease-fire in Havana, but the rebels broke it by attacking a barracks in Arauca."
    )
    broken = [e for e in code(text) if e.type == "ASSAULT"]
    assert broken
    assert "Colombia" not in names(broken[0].actors)


def test_who_rules_does_not_protest(code: Code) -> None:
    acts = code("The prime minister of Sarvia resigned on Friday after weeks of protests in the capital.")
    assert [(e.type, len(e.actors)) for e in acts] == [("RETREAT", 1), ("PROTEST", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "A protest by police officers over pay began in Lilongwe.",
        "A strike by police officers began in Malawi.",
        "Protests by soldiers broke out in Bamako on Monday.",
    ],
)
def test_soldiers_and_police_may_protest(code: Code, text: str) -> None:
    (act,) = code(text)
    assert act.type == "PROTEST"
    assert {"MIL", "COP"}.intersection(p.sector for p in act.actors)


def test_whom_protests_are_against_does_not_protest(code: Code) -> None:
    (act,) = code("Protests against the army broke out in Bamako on Monday.")
    assert "MIL" not in {p.sector for p in act.actors}


@pytest.mark.parametrize("author", ["Militants", "The Taliban", "A suicide bomber"])
def test_who_detonates_a_bomb_attacks(code: Code, author: str) -> None:
    (act,) = code(f"{author} detonated a bomb in Lahore, killing ten people.")
    assert act.actors


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Three people were killed in a separate incident.", True),
        ("Three people were killed in another air strike.", True),
        ("Rebels attacked people in different towns.", False),
        ("Three people were killed by fighters of a different group.", False),
        ("Three people were killed by another group.", False),
    ],
)
def test_only_an_act_is_another_act(text: str, another: bool) -> None:  # noqa: FBT001 - a table
    whole = (LayoutPart(start=0, end=len(text), kind="body"),)
    parse = Parser()(Document(report=Report(id="r", text=text), layout=whole, language="en")).parse
    assert parse is not None
    assert is_another_act(next(t for t in parse if t.dep_ == "ROOT")) is another


def test_a_crowd_is_called_by_whom_it_counts(code: Code) -> None:
    (act,) = code("Hundreds of lawyers boycotted the courts in Lahore on Monday.")
    (crowd,) = act.actors
    assert "lawyers" in crowd.name
    assert crowd.span is not None
    assert crowd.span.text == "Hundreds of lawyers"


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("The arrest of Ada Berg was condemned by Amnesty International.", "COERCE", [], ["Ada Berg"]),
        ("The arrest of Ada Berg was condemned by Amnesty International.", "ACCUSE", ["Amnesty International"], []),
        ("Haftar's refusal to sign the truce angered Moscow.", "REJECT", ["Khalifa Haftar"], []),
        ("Ada Berg, Norway's envoy to Mali, condemned the raid.", "ACCUSE", ["Ada Berg"], []),
    ],
)
def test_who_judges_an_act_or_is_angered_by_it_takes_no_part(
    code: Code, text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    (act,) = [e for e in code(text) if e.type == kind]
    assert (names(act.actors), names(act.recipients)) == (actors, recipients)


def test_whose_attack_is_condemned_is_blamed(code: Code) -> None:
    (act,) = [e for e in code("France condemned the killing of two nuns in Mali by Tuareg rebels.") if e.type == "ACCUSE"]
    assert [p.span.text for p in act.recipients if p.span] == ["Tuareg rebels"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Police gave back the seized motorcycles on Tuesday.", ["Police"], []),
        ("Saudi police drove some 400 sheep over the border on Monday.", ["Saudi police"], []),
        ("The Volya Initiative condemned the arrests.", ["Volya Initiative"], []),
        ("The Malaysian minister criticised the trip on Monday.", ["Minister of Malaysia"], []),
    ],
)
def test_goods_and_deeds_are_no_parties(code: Code, text: str, actors: list[str], recipients: list[str]) -> None:
    (act,) = code(text)
    assert (names(act.actors), names(act.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Delegates of India and Pakistan met in Geneva and blamed each other.",
        "Kenya and Somalia accused one another of seizing fishing boats.",
    ],
)
def test_who_blame_each_other_are_all_actors(code: Code, text: str) -> None:
    act = code(text)[-1]
    assert act.type == "ACCUSE"
    assert sorted(names(act.actors)) in (["India", "Pakistan"], ["Kenya", "Somalia"])
    assert act.recipients == ()


def test_an_actor_known_from_elsewhere_stays_where_they_blame_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The delegates blamed each other."
    layout = (LayoutPart(start=0, end=len(text), kind="body"),)
    parse = Parser()(Document(report=Report(id="r", text=text), layout=layout, language="en")).parse
    assert parse is not None
    act = Act(parse[2], parse[2], parse[2], "ACCUSE", None, 1.0, ())
    party = Party(actor="CHL", name="Chile", country="CHL", sector=None, span=None)
    away = Candidate("CHL", party, "known", {"actor": 0.0, "recipient": 0.0}, (), False, "elsewhere")  # noqa: FBT003 - no subject
    facts = Facts([Draft(act, 0, (), None, None)], None)
    monkeypatch.setattr(cast, "rate", lambda *_, **__: {"actor": [(ELSEWHERE["actor"] + 0.1, away)], "recipient": []})
    assert cast.cast(facts, 0, None) == {"actor": [away], "recipient": []}  # type: ignore[arg-type]
