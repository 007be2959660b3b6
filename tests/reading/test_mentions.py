"""Who is named and who is meant, in reports of our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sayso.intake.layout import LayoutStage
from sayso.reading.coreference import resolve, resolve_party
from sayso.reading.document import Document
from sayso.reading.language import LanguageStage
from sayso.reading.mentions import MentionStage
from sayso.reading.parser import Parser
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.stage import Stage

    Read = Callable[..., Document]


@pytest.fixture(scope="module")
def read() -> Read:
    stages: list[Stage] = [LanguageStage(), LayoutStage(), Parser(), MentionStage()]

    def reader(text: str, published: str | None = "2019-05-10") -> Document:
        document = Document(report=Report(id="own", text=text, published=published))
        for stage in stages:
            document = stage(document)
        return document

    return reader


def who(document: Document, words: str, nth: int = 0) -> str | None:
    at = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.report.text)][nth]
    found = resolve_party(document, at, at + len(words))
    return found.name if found else None


FRONT = """Fighting resumed on Thursday on the southern edge of Tripoli, the Libyan capital, residents said.

Forces loyal to Khalifa Hifter shelled a camp in Ain Zara, the Government of National Accord (GNA) said in a statement. \
Haftar's forces denied the shelling. Libya's GNA said it would respond.

French President Emmanuel Macron called Fayez Serraj by telephone. He urged the Libyan to accept a truce. \
The French president also spoke to Hifter, an aide told the Nordvik Post.

Leonid Slutsky, a Russian lawmaker, condemned the shelling. "We see no military solution," Slutsky told RIA Novosti. \
Turkish troops were in Misrata, witnesses said, and rebels had left the town."""


def test_people_are_known_by_their_spellings(read: Read) -> None:
    document = read(FRONT)
    names = {m.text: (m.actor, m.name) for m in document.mentions}
    assert names["Khalifa Hifter"] == ("person.khalifa-haftar", "Khalifa Haftar")
    assert names["Hifter"] == ("person.khalifa-haftar", "Khalifa Haftar")
    assert names["Fayez Serraj"] == ("person.fayez-al-sarraj", "Fayez al-Sarraj")
    assert names["Slutsky"][1] == "Leonid Slutsky"
    assert names["RIA Novosti"] == ("outlet.ria-novosti", "RIA Novosti")
    assert names["GNA"][0] == "LBY.GNA"
    assert "Misrata" not in names
    assert "Ain Zara" not in names


def test_mentions_are_exact_and_ordered(read: Read) -> None:
    document = read(FRONT)
    assert document.mentions
    starts = [m.start for m in document.mentions]
    assert starts == sorted(starts)
    assert all(document.report.text[m.start : m.end] == m.text for m in document.mentions)


def test_offices_are_resolved_at_the_reports_date(read: Read) -> None:
    text = "The Turkish president met the Russian foreign minister in Ankara."
    assert who(read(text, "2019-05-10"), "The Turkish president") == "Recep Tayyip Erdogan"
    assert who(read(text, "2012-05-10"), "The Turkish president") == "Abdullah Gul"
    assert who(read(text, "2019-05-10"), "the Russian foreign minister") == "Sergei Lavrov"
    undated = who(read(text, None), "The Turkish president")
    assert undated not in {"Recep Tayyip Erdogan", "Abdullah Gul"}


def test_a_contested_office_is_nobodys_without_a_name(read: Read) -> None:
    text = "The Venezuelan president spoke on Tuesday."
    assert who(read(text, "2019-05-10"), "The Venezuelan president") not in {"Nicolas Maduro", "Juan Guaido"}
    assert who(read(text, "2018-05-10"), "The Venezuelan president") == "Nicolas Maduro"


def test_pronouns_and_descriptions(read: Read) -> None:
    document = read(FRONT)
    assert who(document, "He") == "Emmanuel Macron"
    assert who(document, "The French president") == "Emmanuel Macron"
    assert who(document, "it") == "Government of National Accord"
    assert who(document, "We") in {"Leonid Slutsky", "State Duma"}


def test_parties_without_a_name(read: Read) -> None:
    document = read(FRONT)
    assert who(document, "Haftar's forces") == "Libyan National Army"
    assert who(document, "Forces loyal to Khalifa Hifter") == "Libyan National Army"
    assert who(document, "Turkish troops") == "Turkish troops"
    assert who(document, "rebels") == "Libyan rebels"
    party = resolve_party(document, at := document.report.text.index("Turkish troops"), at + len("Turkish troops"))
    assert party is not None
    assert (party.country, party.sector) == ("TUR", "MIL")
    assert document.referents is not None
    assert document.referents.country == "LBY"


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Malian police", "MLI", "COP"),
        ("the government", "MLI", "GOV"),
        ("protesters", "MLI", "CVL"),
        ("jihadists", "MLI", "UAF"),
    ],
)
def test_sectors_of_crowds(read: Read, words: str, country: str, sector: str) -> None:
    text = "Malian police fired on protesters in Bamako, Mali. Mali said the government would talk to jihadists."
    document = read(text)
    at = text.index(words)
    party = resolve_party(document, at, at + len(words))
    assert party is not None
    assert (party.country, party.sector) == (country, sector)


def test_a_capital_stands_for_its_government_only_where_it_acts(read: Read) -> None:
    document = read("Moscow rejected the plan. The envoys met in Moscow.")
    assert [(m.text, m.name) for m in document.mentions if m.text == "Moscow"] == [("Moscow", "Russia")]


def test_a_capital_as_a_place_is_no_mention(read: Read) -> None:
    document = read("The envoys met in Moscow on Friday.")
    assert all(m.text != "Moscow" for m in document.mentions)


def test_abbreviations_hold_in_their_report_only(read: Read) -> None:
    text = "The Nordvik Rescue League (NRL) sent boats. The NRL said it had saved nine people."
    assert [m.name for m in read(text).mentions if m.text == "NRL"][-1:] == ["Nordvik Rescue League"]
    assert all(m.name != "Nordvik Rescue League" for m in read("The NRL said it had saved nine people.").mentions)


def test_a_translations_abbreviation(read: Read) -> None:
    text = "He will help the head of the government of national accord (PNS) in Libya. The PNS asked Turkey for ships."
    assert who(read(text), "The PNS") == "Government of National Accord"


def test_unknown_people_stay_unknown_with_their_fullest_name(read: Read) -> None:
    document = read('Ada Berg, a teacher, saw the fire. "It was loud," Berg said. She left on foot.')
    assert {m.name for m in document.mentions if "Berg" in m.text} == {"Ada Berg"}
    assert {m.actor for m in document.mentions if "Berg" in m.text} == {None}
    assert who(document, "She") == "Ada Berg"


def test_a_relative_is_not_the_famous_bearer_of_the_name(read: Read) -> None:
    document = read("Ragnar Putin, a baker in Nordvik, signed the petition. Putin sells bread.", "2019-05-10")
    assert {m.name for m in document.mentions if "Putin" in m.text} == {"Ragnar Putin"}


def test_an_unclear_pronoun_has_no_answer(read: Read) -> None:
    document = read("He left early.")
    assert resolve(document, 0, 2) is None
    assert resolve_party(document, 0, 2) is None


def test_a_report_that_was_not_parsed_has_no_mentions() -> None:
    document = MentionStage()(Document(report=Report(id="x", text="Text")))
    assert document.mentions == ()
    assert resolve(document, 0, 4) is None


def test_the_same_report_gives_the_same_mentions_whatever_came_before(read: Read) -> None:
    alone = read(FRONT).mentions
    read("Khalifa Berg met Ada Haftar in Oslo.")
    assert read(FRONT).mentions == alone


def test_an_unknown_person_has_the_country_and_sector_that_the_report_gives(read: Read) -> None:
    text = "Norwegian General Ada Berg spoke first. Olav Lund, a Danish lawmaker, left."
    document = read(text)
    berg = resolve(document, text.index("Ada Berg"), text.index("Ada Berg") + 8)
    lund = resolve(document, text.index("Olav Lund"), text.index("Olav Lund") + 9)
    assert berg is not None
    assert lund is not None
    assert (berg.actor, berg.country, berg.sector) == (None, "NOR", "MIL")
    assert (lund.actor, lund.country, lund.sector) == (None, "DNK", "LEG")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "He",
        "(EU)",
        "The (EU)",
        "(ABC) said",
        "al-",
        "Al- said",
        "U.S.",
        ". . .",
        "\ud800 He said",
        "\u201c\u201d\u00ab\u00bb",
        "\u200bHaftar\u200b said",
        "Haftar\r\nsaid\r\n\r\nHe left",
        "\u0130stanbul \u015eI\u015eL\u0130 said",
        "Gaddafi Gaddafi Gaddafi",
        "Mr. " * 50,
    ],
)
def test_odd_texts_are_read_without_harm(read: Read, text: str) -> None:
    document = read(text, "2020")
    assert all(text[m.start : m.end] == m.text for m in document.mentions)
    for token in document.parse or ():
        resolve_party(document, token.idx, token.idx + len(token))
    resolve_party(document, 0, len(text))


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Officials in Kinshasa spoke. Congo accused Rwanda of an attack.", "Congo", "COD"),
        ("Officials in Brazzaville spoke. Congo accused Rwanda of an attack.", "Congo", "COG"),
        ("Congo accused Rwanda of an attack.", "Congo", "COD"),
        ("DR Congo voted. Congo accused Rwanda of an attack.", "Congo accused", "COD"),
        ("Officers in Pyongyang spoke. Korea fired a rocket.", "Korea", "PRK"),
        ("Officers in Seoul spoke. Korea fired a rocket.", "Korea", "KOR"),
    ],
)
def test_capitals_tell_which_state_a_shared_name_means(read: Read, text: str, words: str, state: str) -> None:
    at = text.index(words)
    assert [m.actor for m in read(text).mentions if m.start == at] == [state]


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Abdul Karim Ndour, a colonel of the Senegalese army, thanked the Gambia.", "Abdul Karim Ndour", "SEN", "MIL"),
        ("Rebels killed Colonel Hassan Dirie, the commander of the Somali police.", "Colonel Hassan Dirie", "SOM", "MIL"),
        ("Kenyan opposition leader Peter Odhiambo met the envoy.", "Peter Odhiambo", "KEN", "OPP"),
        ("The rebel commander Ali Hassan Warsame thanked Qatar.", "Ali Hassan Warsame", None, "REB"),
        ("Ada Berg, a survivor of the Syrian war, spoke.", "Ada Berg", None, None),
    ],
)
def test_an_unknown_person_has_the_country_and_sector_that_the_text_gives(
    read: Read, text: str, name: str, country: str | None, sector: str | None
) -> None:
    document = read(text)
    at = text.index(name)
    found = resolve_party(document, at, at + len(name))
    assert found is not None
    assert (found.actor, found.country, found.sector) == (None, country, sector)


@pytest.mark.parametrize("name", ["Mina Boutros", "Hanna Girgis", "Rana Singh"])
def test_a_first_name_of_men_and_women_forbids_neither(read: Read, name: str) -> None:
    for pronoun in ("he", "she"):
        document = read(
            f"{name}, an activist, was at the gate. {name} said the guards lied. Later {pronoun} demanded their arrest."
        )
        assert who(document, pronoun) == name


def test_a_first_name_puts_behind_others_and_forbids_nobody(read: Read) -> None:
    alone = read(
        "Nadia Velmin, an activist, was at the gate. Nadia Velmin said the guards lied. Later he demanded their arrest."
    )
    assert who(alone, "he") == "Nadia Velmin"
    two = read("Nadia Velmin met Pavel Orlik at the gate. Nadia Velmin said the guards lied. Later he demanded their arrest.")
    assert who(two, "he") == "Pavel Orlik"
    titled = read("Mrs. Nadia Velmin was at the gate. Mrs. Nadia Velmin said the guards lied. Later he demanded their arrest.")
    assert who(titled, "he") != "Nadia Velmin"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ('"We want peace," said Nicole Boutros, a teacher. Boutros left the town.', "Boutros", "Nicole Boutros"),
        ("Volodymyr Zelenskiy flew to Paris. Zelenskyy is to return today.", "Zelenskyy", "Volodymyr Zelensky"),
        ("Sudesh Amman was shot on Sunday. Amman hated the police.", "Amman", "Sudesh Amman"),
        ("The National Post Office said on Monday that it had stopped all mail.", "it", "National Post Office"),
        ("Armenia and Azerbaijan held talks on Monday. They blamed each other.", "They", "Armenia and Azerbaijan"),
        ("Kurier reported that the minister had resigned. He will stay for a week.", "He", "minister"),
    ],
)  # fmt: skip
def test_who_is_meant(read: Read, text: str, words: str, name: str) -> None:
    at = text.rindex(words) if words != "it" else text.index(" it ") + 1
    found = resolve_party(read(text), at, at + len(words))
    assert found is not None
    assert found.name == name


def test_two_of_one_skeleton_are_two(read: Read) -> None:
    document = read("Nicole Boutros met Nikolai Patrushev in Minsk. Boutros left first.")
    assert who(document, "Boutros", 1) == "Nicole Boutros"
    assert who(document, "Nikolai Patrushev") == "Nikolai Patrushev"


def test_a_capital_is_one_where_a_place_stands(read: Read) -> None:
    document = read("Sudesh Amman was shot on Sunday. The king of Jordan flew to Amman.")
    assert "Sudesh Amman" not in {m.name for m in document.mentions if m.start > len("Sudesh Amman")}


@pytest.mark.parametrize(
    "text",
    [
        "Jack London was detained on Sunday. Tehran blamed London for the delay.",
        "Jeremy London met the envoy. On Tuesday London imposed sanctions on Iran.",
        "Manuel Santiago was shot on Sunday. Santiago recalled its ambassador on Monday.",
        "Sudesh Amman was shot in a street in Amman. Later Amman condemned the attack.",
        "Sudesh Amman was shot on Sunday. Jordan mourned. Amman condemned the attack.",
    ],
)
def test_a_capital_that_acts_as_states_do_is_no_surname(read: Read, text: str) -> None:
    document = read(text)
    people = [m for m in document.mentions if m.kind == "person"]
    assert [m.start for m in people if m.start > text.index(".")] == []


def test_who_reports_of_himself_is_no_medium(read: Read) -> None:
    document = read("Police named the suspects. Dogan reported that he was beaten. He is 20.")
    assert "media" not in {m.kind for m in document.mentions}
    document = read("Police named the suspects. Dogan, 20, reported that the guards had fled.")
    assert "media" not in {m.kind for m in document.mentions}


def test_a_lone_name_that_reports_is_a_medium(read: Read) -> None:
    document = read("Kurier reported that the minister had resigned. She denied it, Kurier wrote.")
    assert [(m.text, m.kind) for m in document.mentions if m.text == "Kurier"] == [("Kurier", "media")] * 2


def test_an_outlet_is_written_with_its_capitals(read: Read) -> None:
    document = read("The news came from his brother. The Daily Telegraph printed it, The News International did not.")
    assert [m.name for m in document.mentions if m.kind == "media"] == ["The Daily Telegraph", "The News International"]


@pytest.mark.parametrize("name", ["Fars news agency", "Fox news", "Agence France-presse", "Associated press"])
def test_an_outlet_may_be_written_with_small_letters(read: Read, name: str) -> None:
    assert [m.kind for m in read(f"On Monday the {name} reported that the strike was over.").mentions] == ["media"]


def test_a_run_of_proper_nouns_is_one_body(read: Read) -> None:
    document = read("The Independent National Electoral Commission said on Monday that the vote was fair.")
    assert "media" not in {m.kind for m in document.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel and Emmanuel Macron criticised the sanctions. They will come into force on Monday.",
        "Israel and Egypt signed two treaties on Monday. They allow both armies to patrol the coast.",
    ],
)
def test_they_may_be_things(read: Read, text: str) -> None:
    assert who(read(text), "They") is None


def test_things_say_nothing(read: Read) -> None:
    document = read("Angela Merkel and Emmanuel Macron criticised the sanctions. They said that nobody obeyed.")
    assert who(document, "They") == "Angela Merkel and Emmanuel Macron"


@pytest.mark.parametrize(
    "text",
    [
        'Commander Ann Berg told reporters at the gate: "The men were in danger. She fired a shot in the air."',
        "Commander Ann Berg said: 'The men were in danger. She fired a shot in the air.'",
    ],
)
def test_who_tells_others_is_not_the_quoted_she(read: Read, text: str) -> None:
    assert who(read(text), "She") is None


def test_a_quoted_he_or_she_is_not_who_says_it(read: Read) -> None:
    text = 'Commander Ann Berg said at the gate: "The men were in danger. She fired a shot in the air." She then left.'
    document = read(text)
    assert who(document, "She") is None
    assert who(document, "She", 1) == "Ann Berg"
    assert who(read('"We went too far," said Ann Berg. She left.'), "She") == "Ann Berg"


def test_we_of_a_head_named_behind_the_office(read: Read) -> None:
    text = 'Olga Varga watched. The president of the Dockers\' League, Pavel Orlik, said: "We find reasons for it."'
    assert who(read(text), "We") == "Pavel Orlik"
