"""Whose title and whose body is meant: the one beside it, the one that the phrase or the report gives, or nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sayso.intake.layout import LayoutStage
from sayso.knowledge.actors import Actors
from sayso.knowledge.actors.words import Words
from sayso.reading.coreference import Reference, resolve_party
from sayso.reading.document import Document
from sayso.reading.language import LanguageStage
from sayso.reading.mentions import MentionStage
from sayso.reading.mentions.state_bodies import without_state
from sayso.reading.parser import Parser
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.stage import Stage

    Ask = Callable[[str, str], Reference]


@pytest.fixture(scope="module")
def ask() -> Ask:
    stages: list[Stage] = [LanguageStage(), LayoutStage(), Parser(), MentionStage()]

    def asked(text: str, words: str) -> Reference:
        document = Document(report=Report(id="own", text=text, published="2019-12-10"))
        for stage in stages:
            document = stage(document)
        at = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
        assert at is not None
        found = resolve_party(document, at.start(), at.end())
        assert found is not None
        return found

    return asked


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Fayez al-Sarraj left. The chairman of the port committee, Ada Berg, denied it.", "The chairman", "Ada Berg"),
        ("Fayez al-Sarraj left. The chairman of the port committee Ada Berg denied the report.", "The chairman", "Ada Berg"),
        ("Donald Trump left. The vice president, Olav Lund, stayed at home.", "The vice president", "Olav Lund"),
        ("The oil firm stopped work. Its director, Ada Berg, blamed the army.", "Its director", "Ada Berg"),
        ("Ada Berg, the envoy of the council, met Olav Lund.", "the envoy", "Ada Berg"),
    ],
)
def test_a_description_is_the_person_named_beside_it(ask: Ask, text: str, words: str, name: str) -> None:
    assert ask(text, words).name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fayez al-Sarraj left Tripoli. The chairman of the port committee said nothing.", "The chairman"),
        ("Khalifa Haftar left Benghazi. The official said nothing.", "The official"),
        ("Donald Trump spoke in Washington. The vice president said nothing.", "The vice president"),
        (
            "Recep Tayyip Erdogan spoke in Ankara. A Turkish official told the Nordvik Post that talks would go on.",
            "A Turkish official",
        ),
        (
            "Angela Merkel spoke. A German government source told the Nordvik Post that talks would go on.",
            "A German government source",
        ),
        ("Ada Berg spoke. The aide of Olav Lund said nothing.", "The aide"),
    ],
)
def test_a_title_of_nobody_named_stays_unknown(ask: Ask, text: str, words: str) -> None:
    found = ask(text, words)
    assert found.actor is None
    assert words.rsplit(maxsplit=1)[-1].lower() in found.name.lower()


def test_a_bare_rank_is_the_one_who_bears_it(ask: Ask) -> None:
    text = "Fayez al-Sarraj met Field Marshal Khalifa Haftar in Moscow. The Marshall called for monitors."
    assert ask(text, "The Marshall").name == "Khalifa Haftar"


def test_the_head_of_a_known_body_is_the_one_who_heads_it(ask: Ask) -> None:
    text = "Fayez al-Sarraj came to Moscow for talks with the Libyan National Army. The commander of the Libyan National Army left early."
    assert ask(text, "The commander").actor == "person.khalifa-haftar"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Greece and the House of Representatives (Parliament) sitting in eastern Libya protested.",
            "the House of Representatives",
            "LBY",
        ),
        (
            "Turkey signed a deal. The House of Representatives of Yemen rejected the deal.",
            "The House of Representatives",
            "YEM",
        ),
        (
            "Nigeria closed its border. The House of Representatives met in Nigeria on Monday.",
            "The House of Representatives",
            "NGA",
        ),
        (
            "Trump spoke in Washington. The House of Representatives voted against Donald Trump.",
            "The House of Representatives",
            "USA",
        ),
        ("Peru is in crisis. Peruvians voted, and Congress met in Lima.", "Congress", "PER"),
        ("Indonesia lost a ship. The Coast Guard searched the sea off Indonesia.", "The Coast Guard", "IDN"),
        ("Norway closed a port. A source in the Foreign Ministry of Russia denied it.", "the Foreign Ministry", "RUS"),
        ("Turkey closed a port. The foreign ministry in Moscow denied it.", "The foreign ministry", "RUS"),
        ("Russia closed a port, Russian media said. The interior ministry denied it.", "The interior ministry", "RUS"),
    ],
)
def test_bodies_named_alike_take_the_country_that_is_given(ask: Ask, text: str, words: str, country: str) -> None:
    assert ask(text, words).country == country


@pytest.mark.parametrize("words", ["The House of Representatives", "Congress", "The Supreme Court", "The Justice Department"])
def test_no_country_is_made_up_for_them(ask: Ask, words: str) -> None:
    found = ask(f"{words} met on Monday.", words)
    assert found.country is None
    assert found.actor is None


def test_the_bases_own_body_is_found_by_country_and_name(ask: Ask) -> None:
    assert ask("Turkey sent a ship. Parliament voted in Turkey.", "Parliament").actor == "TUR.PARL"
    assert (
        ask("Turkey sent a ship, and the Turks cheered. The foreign ministry said so.", "The foreign ministry").actor
        == "TUR.MFA"
    )


def test_a_possessor_is_resolved_too(ask: Ask) -> None:
    text = "Recep Tayyip Erdogan flew home. Doctors said that the president's visit was cut short."
    assert ask(text, "the president").name == "Recep Tayyip Erdogan"


@pytest.mark.parametrize("words", ["Foreign troops", "Other countries", "Foreign ministers"])
def test_those_from_elsewhere_are_not_given_the_reports_country(ask: Ask, words: str) -> None:
    found = ask(f"Libya is at war, and Libyans suffer. {words} must leave Libya, they said.", words)
    assert found.country is None
    assert found.name.lower() == words.lower()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A harbour spokesman said no. Harbour spokesman Adam Berg spoke again at noon.", "A harbour spokesman", "Adam Berg"),
        ("A Norwegian diplomat arrived. The Norwegian diplomat Ada Berg is to mediate.", "A Norwegian diplomat", "Ada Berg"),
        (
            "Adam Berg, a correspondent of the Nordvik Post, saw it. Our correspondent counted nine ships.",
            "Our correspondent",
            "Adam Berg",
        ),
        ("Turkey closed the strait. Its foreign minister said it was for a day.", "Its foreign minister", "Mevlut Cavusoglu"),
        ("A surgeon said the ward was full. She asked for blood.", "She", "surgeon"),
        ("A driver who saw the blast ran. He told the police.", "He", "driver"),
        ("ECOWAS met. The regional bloc sent envoys.", "The regional bloc", "Economic Community of West African States"),
        ("Libya is at war. Many have left the country.", "the country", "Libya"),
        ("A senior Western diplomat said no.", "A senior Western diplomat", "senior Western diplomat"),
        ("Western governments said no.", "Western governments", "Western powers"),
    ],
)
def test_descriptions_of_people_not_yet_or_never_named(ask: Ask, text: str, words: str, name: str) -> None:
    assert ask(text, words).name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A harbour spokesman said no. Harbour spokesman Adam Berg and harbour spokesman Olav Lund spoke.",
            "A harbour spokesman",
        ),
        ("A spokesman said no. Later Adam Berg, a spokesman for the port, spoke.", "A spokesman"),
        ("The statement said so. He denied it.", "The statement"),
    ],
)
def test_nobody_is_meant_where_two_may_be_or_nothing_tells(ask: Ask, text: str, words: str) -> None:
    assert ask(text, words).name not in {"Adam Berg", "Olav Lund"}


def test_we_of_a_spokesman_is_the_body_that_he_speaks_for(ask: Ask) -> None:
    text = '"We took the bridge," said Adam Berg, a spokesman for the Free Syrian Army.'
    assert ask(text, "We").name == "Free Syrian Army"
    assert ask('"We will stay," a Norwegian minister told reporters.', "We").name == "Norway"


@pytest.mark.parametrize(("offices", "name"), [({"ambassador"}, "Ambassador of Iran"), ({"envoy"}, "Iranian ambassador")])
def test_the_vocabulary_tells_which_offices_are_those_of_a_state(
    monkeypatch: pytest.MonkeyPatch, offices: set[str], name: str
) -> None:
    words = replace(Words.load(), of_state=frozenset(offices))
    monkeypatch.setattr(Words, "load", lambda: words)
    text = "The Iranian ambassador left the talks."
    document = Document(report=Report(id="own", text=text), language="en")
    for stage in (LayoutStage(), Parser(), MentionStage()):
        document = stage(document)
    found = resolve_party(document, 0, len("The Iranian ambassador"))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The Ministry of Defence of the Russia", "RUS.MOD"),
        ("Ministry of defense of Russia", "RUS.MOD"),
        ("The Ministry of the Defence of Russia", "RUS.MOD"),
        ("The ministry of defence of the Russian Federation", "RUS.MOD"),
        ("The Russian Ministry of the Defence", "RUS.MOD"),
        ("The Ministry of Defence of Russia", "RUS.MOD"),
        ("The Ministry of Defence of the United Kingdom", "GBR.MOD"),
        ("The Ministry of the Foreign Affairs of Turkey", "TUR.MFA"),
        ("The ministry of foreign affairs of Turkey", "TUR.MFA"),
    ],
)
def test_a_ministry_is_that_of_the_state_in_its_name_wherever_articles_stand(ask: Ask, words: str, actor: str) -> None:
    assert ask(f"Nigeria closed its border, and Nigerians cheered in Nigeria. {words} denied it.", words).actor == actor


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Foreign Ministry of Saudi Arabia", "Foreign Ministry"),
        ("The foreign ministry of Saudi Arabia", "Saudi foreign ministry"),
        ("The finance ministry of the region", "Norwegian finance ministry"),
        ("The ministry of Saudi Arabia", "Saudi ministry"),
        ("The ministry of health of Saudi Arabia", "Saudi ministry of health"),
        ("The new ministry of health", "Norwegian ministry of health"),
    ],
)
def test_neither_a_state_nor_what_follows_a_field_is_a_ministrys_field(ask: Ask, words: str, name: str) -> None:
    assert ask(f"Norway closed its border, and Norwegians cheered in Norway. {words} denied it.", words).name == name


def test_a_ministry_named_by_its_field_alone_is_the_leading_states(ask: Ask) -> None:
    found = ask("Norway closed a port. Norwegians cheered. The ministry of defence denied it.", "The ministry of defence")
    assert (found.name, found.country, found.sector) == ("Norwegian ministry of defence", "NOR", "MIL")


@pytest.mark.parametrize(
    ("name", "body", "country"),
    [
        ("Ministry of Defence of the Democratic Republic of the Congo", "Ministry of Defence", "COD"),
        ("Supreme Court of the Republic of Korea", "Supreme Court", "KOR"),
        ("Ministry of Foreign Affairs of the Republic of the Congo", "Ministry of Foreign Affairs", "COG"),
        ("Democratic Republic of the Congo Armed Forces", "Armed Forces", "COD"),
        ("Bosnia and Herzegovina House of Representatives", "House of Representatives", "BIH"),
        ("House of Representatives of Libya", "House of Representatives", "LBY"),
        ("Norwegian Coast Guard", "Coast Guard", "NOR"),
        ("House of Representatives", "House of Representatives", None),
    ],
)
def test_the_whole_name_of_a_state_is_told_from_its_bodys(name: str, body: str, country: str | None) -> None:
    assert without_state(name, Actors.shipped()) == (body, country)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Turkish President Recep Tayyip Erdogan called his Russian counterpart.", "his Russian counterpart", "Vladimir Putin"),
        ("Vladimir Putin met his Turkish counterpart, Olav Lund, in Sochi.", "his Turkish counterpart", "Olav Lund"),
        ("Foreign Minister Olav Lund met his Ghanaian counterpart.", "his Ghanaian counterpart", "Foreign Minister of Ghana"),
        ("A nurse, Ada Berg, met her German colleague.", "her German colleague", "her German colleague"),
        (
            "Deputy Foreign Minister Olav Lund met his Russian counterpart.",
            "his Russian counterpart",
            "his Russian counterpart",
        ),
        ("Former President Olav Lund met his Russian counterpart.", "his Russian counterpart", "his Russian counterpart"),
    ],
)
def test_a_counterpart_holds_the_same_office_in_the_other_state(ask: Ask, text: str, words: str, name: str) -> None:
    assert ask(text, words).name == name


def test_he_is_neither_a_queen_nor_one_of_two_that_or_joins(ask: Ask) -> None:
    for others in ("the Queen", "the King or the Crown Prince"):
        text = f"Norway chose Olav Lund in May. For years {others} appointed ministers. He joined the council in June."
        assert ask(text, "He").name == "Olav Lund"


def test_an_abbreviation_behind_a_name_is_no_part_of_it(ask: Ask) -> None:
    text = "In an advisory the National Hurricane Center (NHC) reported that a storm had grown. The NHC also warned of floods."
    assert ask(text, "The NHC").name == "National Hurricane Center"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Iran will answer, its U.N. envoy said.", "its U.N. envoy", "Permanent Representative of Iran to the United Nations"),
        ("Norway's ambassador to NATO resigned.", "Norway's ambassador", "Ambassador of Norway to NATO"),
        ("The African Union met. Its spokeswoman said so.", "Its spokeswoman", "spokeswoman of African Union"),
        ("Ann Doe denies it. Her spokesman said so.", "Her spokesman", "spokesman of Ann Doe"),
        ("NATO has a plan, the alliance's spokesman said.", "the alliance's spokesman", "spokesman of NATO"),
        ("Denmark's Maersk stopped its ships.", "Denmark's Maersk", "Maersk"),
        ("Denmark's coast guard stopped the ship.", "Denmark's coast guard", "Denmark's coast guard"),
        ("The judge, Ada Berg, read the verdict. Her lawyers left.", "Her lawyers", "Her lawyers"),
        ("Ada Berg left. Her brother-in-law stayed.", "Her brother-in-law", "brother-in-law of Ada Berg"),
        ("Ada Berg left. Her chief of staff stayed.", "Her chief of staff", "chief of staff of Ada Berg"),
        ("Two Western diplomats said so.", "Western diplomats", "Western diplomats"),
    ],
)
def test_whose_somebody_is_stands_in_the_name(ask: Ask, text: str, words: str, name: str) -> None:
    assert ask(text, words).name == name


def test_western_diplomats_are_not_the_west(ask: Ask) -> None:
    found = ask("Rebels took a town in Mali. Western diplomats left Bamako.", "Western diplomats")
    assert (found.actor, found.country) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Iran and Britain met in Muscat. The two governments agreed.", "The two governments", ["Government of Iran", "Government of United Kingdom"]),
        ("Kenyan and Ethiopian ministers met. Both countries agreed.", "Both countries", ["Kenya", "Ethiopia"]),
        ("Norway spoke on Monday.\n\nSweden spoke on Tuesday. The two countries agreed.", "The two countries", ["Norway", "Sweden"]),
        ("NATO and Russia met. The two sides agreed.", "The two sides", ["NATO", "Russia"]),
        ("Norway was silent. The two governments met.", "The two governments", []),
        ("Norway, Sweden and Finland met. The two governments agreed.", "The two governments", []),
        ("Norway and Sweden met. Two countries agreed.", "Two countries", []),
    ],
)  # fmt: skip
def test_a_pair_is_both_of_those_named_last(ask: Ask, text: str, words: str, names: list[str]) -> None:
    found = ask(text, words)
    assert [m.name for m in found.members] == names
    assert found.actor is None or names == []
    if names:
        assert found.name == " and ".join(names)


def test_a_pair_of_which_one_is_known_is_not_that_one(ask: Ask) -> None:
    assert ask("Norway was silent. The two governments met.", "The two governments").actor is None
