"""Who is meant: surnames, pronouns, offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.coding.attributions.printed import ASIDE, bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document
    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]


def names(found: tuple[Attribution, ...]) -> list[str | None]:
    return [a.speaker.name if a.speaker else None for a in found]


def test_a_surname_is_the_person_named_in_full_elsewhere(attributions: Read) -> None:
    text = "Foreign Minister Ilona Varga met the envoys on Monday.\n\nVarga said the talks had failed."
    assert names(attributions(text)) == ["Ilona Varga"]


def test_a_pronoun_is_the_last_speaker(attributions: Read) -> None:
    text = "Foreign Minister Ilona Varga said the talks had failed. She added that no date had been set."
    assert names(attributions(text)) == ["Ilona Varga", "Ilona Varga"]


def test_a_pronoun_is_the_agent_of_the_sentence_before(attributions: Read) -> None:
    text = "Pavel Orlik said nothing would change.\n\nA similar statement was made by Foreign Minister Ilona Varga. She noted that the army was ready."
    assert names(attributions(text))[-1] == "Ilona Varga"


def test_an_office_is_the_person_who_was_named_with_it(attributions: Read) -> None:
    text = "President Ilona Varga flew to the capital on Monday.\n\nThe president said the talks had failed."
    assert names(attributions(text)) == ["Ilona Varga"]


def test_a_quotation_without_a_cue_has_a_speaker_without_offsets(attributions: Read) -> None:
    found = attributions("“We have waited long enough,” Ilona Varga said.\n\n“The gates must open tomorrow morning.”")
    last = found[-1].speaker
    assert last is not None
    assert (last.name, last.start, last.text) == ("Ilona Varga", None, None)


def test_the_subject_speaks_and_not_a_name_in_its_apposition(document: Callable[[str], Document]) -> None:
    from sayso.coding.attributions.tagged_sources import named_first

    text = "Ann Doe, the deputy of the mayor of Sorna, Pavel Orlik, said the bridge was shut."
    parse = document(text).parse
    assert parse is not None
    cue = (text.index("said"), text.index("said") + 4)
    start, end = named_first(parse, cue, (text.index("Pavel"), text.index("Orlik") + 5))
    assert text[start:end] == "Ann Doe"
    start, end = named_first(parse, cue, (0, 7))
    assert text[start:end] == "Ann Doe"


def test_a_source_that_is_an_article_alone_is_made_whole(document: Callable[[str], Document]) -> None:
    from sayso.coding.attributions.tagged_sources import whole

    text = "The army shelled the town, according to an official quoted by Reuters."
    parse = document(text).parse
    assert parse is not None
    at = text.index("an official")
    start, end = whole(parse, (at, at + 2), None)
    assert text[start:end] == "an official"
    start, end = whole(parse, (at, end), None)
    assert text[start:end] == "an official"


def test_an_office_of_a_state_without_a_name_is_called_by_its_state(attributions: Read) -> None:
    assert names(attributions("The Iranian ambassador said the talks had failed.")) == ["Ambassador of Iran"]
    assert names(attributions("The Gambian minister of justice said the trial would go on.")) == [
        "Minister of Justice of Gambia"
    ]
    assert names(attributions("The Senegalese head of state said the bridge would open.")) == ["Head of State of Senegal"]


def test_the_head_of_state_is_who_was_named_with_the_office(attributions: Read) -> None:
    text = "Kenyan President Uhuru Kenyatta signed the memorandum.\n\nThe head of state said that Somalia had asked for it."
    assert names(attributions(text)) == ["Uhuru Kenyatta"]


def test_who_heads_a_body_of_its_own_is_not_given_the_state(attributions: Read) -> None:
    assert names(attributions("In Peru, the president of the Growers said the road was shut.")) == ["president of the Growers"]


def test_a_state_behind_the_field_is_the_office_s_own(attributions: Read) -> None:
    text = "Mali closed the border. The minister of the interior of Niger said the road was shut."
    assert names(attributions(text)) == ["Minister of the Interior of Niger"]


def test_a_country_in_the_words_is_not_overruled_by_one_who_spoke_before(attributions: Read) -> None:
    text = "The spokesman of the Pakistani army said it was calm.\nThe spokesman of the Indian ministry of railways said trains ran."
    assert "Indian" in (names(attributions(text))[1] or "")


def test_a_name_behind_a_description_is_the_name(attributions: Read) -> None:
    assert names(attributions("A Lomé-based analyst, Kodzo Amegan, said the road was shut.")) == ["Kodzo Amegan"]
    assert names(attributions("The party “Slavic Field” said the vote was void.")) == ["Slavic Field"]


def test_the_side_of_a_state_is_the_state(attributions: Read) -> None:
    assert names(attributions("The Norwegian side said the lists were ready.")) == ["Norway"]


def test_abbreviations_of_bodies_are_spelled_out(attributions: Read) -> None:
    assert names(attributions("An AU envoy said the lists were ready.")) == ["African Union envoy"]


def test_words_that_take_somebody_up_mean_him(attributions: Read) -> None:
    text = "A captain of the army said that the convoy had been attacked. The same man said that 12 soldiers were missing."
    assert names(attributions(text)) == ["captain of the army", "captain of the army"]
    text = "A guard said the gate was shut. Minister Pavel Orlik said it was open. The same guard said he had the key."
    assert names(attributions(text)) == ["guard", "Pavel Orlik", "guard"]
    text = "The minister met General Ousmane Diallo in Mali. The latter said that a vote would be held in May."
    assert names(attributions(text)) == ["Ousmane Diallo"]


def test_one_of_them_is_one_of_those_who_acted(attributions: Read) -> None:
    text = "Russian soldiers guarded the bridge over the river. One of them said that the work was done."
    assert names(attributions(text)) == ["Russian soldiers"]


def test_things_are_nobody_of_them(attributions: Read) -> None:
    text = "Rockets hit the town of Sorna after three days. Others said that the talks had ended."
    assert "Rockets" not in names(attributions(text))


def test_no_name_runs_over_the_end_of_a_sentence(attributions: Read) -> None:
    text = "Ilona Varga met the family of the late Marshal Pavel Orlik. Varga had called first. “We will help,” she said."
    assert names(attributions(text)) == ["Ilona Varga"]
    text = "The vote was put off, according to Delta Radio. Varga, who is 50, said the talks had failed."
    assert names(attributions(text))[-1] == "Varga"


def test_a_person_found_by_a_pronoun_keeps_the_actor(attributions: Read) -> None:
    (found,) = attributions("Khalifa Haftar received the envoys on Monday. He said the talks had failed.")
    assert found.speaker is not None
    assert found.speaker.actor == "person.khalifa-haftar"


def test_several_are_not_the_one_who_was_named(attributions: Read) -> None:
    text = "General Pavel Orlik took power in May.\n\nThe generals say they will stay."
    assert names(attributions(text)) == ["generals"]


def test_they_are_the_people_of_the_sentence_before(attributions: Read) -> None:
    text = "Villagers said the bridge was shut. Prosecutors had asked for 25 years. They said he had led the attack."
    assert names(attributions(text))[-1] == "Prosecutors"


def test_who_is_only_asked_about_does_not_answer(attributions: Read) -> None:
    text = "Pavel Orlik said nothing would change. Asked whether Ilona Varga would travel, he said: “There is no such trip.”"
    assert names(attributions(text))[-1] == "Pavel Orlik"


def test_i_outside_of_a_quotation_is_the_author(attributions: Read) -> None:
    text = (
        "Why the pact will fail\n\nBy Ann Doe\n\nPavel Orlik said the pact would last. I believe the alliance will not survive."
    )
    assert names(attributions(text))[-1] == "Ann Doe"
    assert names(attributions(text.replace("By Ann Doe\n\n", "")))[-1] is None


def test_an_age_is_no_part_of_a_name(attributions: Read) -> None:
    assert names(attributions("“The roof was coming down on all of us,” Oksana, 61, said.")) == ["Oksana"]


def test_an_explanation_is_no_part_of_a_name(attributions: Read) -> None:
    assert names(attributions("Emergency Helpers, a rights group, said that the bridge was shut.")) == ["Emergency Helpers"]


def test_a_source_that_ends_in_of_is_made_whole(document: Callable[[str], Document]) -> None:
    from sayso.coding.attributions.tagged_sources import whole

    text = "According to one of them, the talks were over."
    parse = document(text).parse
    assert parse is not None
    start, end = whole(parse, (text.index("one"), text.index("of") + 2), (0, 12))
    assert text[start:end] == "one of them"


def test_whose_spokesman_it_is_does_not_speak(attributions: Read) -> None:
    assert names(attributions("The spokesman of President Ann Doe said she was ill.")) == ["spokesman of President Ann Doe"]


def test_an_appositive_title_takes_the_name_up_again(attributions: Read) -> None:
    text = "The presiding judge, Péter Orsós, read out the verdict.\n\nThe judge said the chamber was sure."
    assert names(attributions(text)) == ["Péter Orsós"]


def test_a_paramilitary_group_is_the_one_named_before(attributions: Read) -> None:
    text = "The Rapid Support Forces left the town on Monday.\n\nThe paramilitary group said that its fighters had withdrawn."
    assert names(attributions(text)) == ["Rapid Support Forces"]


def test_the_lawyers_of_somebody_are_called_so(attributions: Read) -> None:
    assert names(attributions("Pavel Orlik showed no emotion. His lawyers said they would appeal.")) == [
        "lawyers of Pavel Orlik"
    ]


def test_a_heading_of_a_live_blog_has_a_speaker_behind_the_hour(attributions: Read) -> None:
    text = "17:55 Moscow: no talks on our territory\nThe talks went on all day."
    found = attributions(text)
    assert [(a.speaker.name, a.content[0].text) for a in found if a.speaker] == [("Russia", "no talks on our territory")]


def test_who_tells_of_a_pledge_tells_the_whole_of_it(document: Callable[[str], Document]) -> None:
    from sayso.coding.attributions.lexicon import load
    from sayso.coding.attributions.rules import Rules

    text = "The mayor promised, according to two aides, to open the border."
    (outer,) = [f for f in Rules(load())(document(text)) if f.because == "according to"]
    assert [text[s:e] for s, e in outer.content] == ["The mayor promised", "to open the border"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Emergency Lawyers, a rights group", "Emergency Lawyers"),
        ("Emergency Lawyers, a group of doctors and lawyers", "Emergency Lawyers"),
        ("Fjord Committee, the Harbour Union and the Dock Guild", "Fjord Committee, the Harbour Union and the Dock Guild"),
        ("Fjord Committee, the Harbour Union & Sons", "Fjord Committee, the Harbour Union & Sons"),
    ],
)
def test_an_explanation_is_no_part_of_a_name_and_a_list_is_none(text: str, name: str) -> None:
    assert ASIDE.sub("", text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Oksana, 61,", "Oksana"), ("units 4, 5, and 6", "units 4, 5, and 6"), ("Oksana Šimić, 7", "Oksana Šimić")],
)
def test_an_age_stands_behind_a_name(text: str, name: str) -> None:
    assert bare(text) == name


def test_a_possessive_opens_no_quotation(attributions: Read) -> None:
    text = "By Ann Berg\n\nIn the workers’ hall I said that the strike was over."
    assert names(attributions(text)) == ["Ann Berg"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann McDonald", "Ann McDonald"),
        ("By Jean-Luc DeWitt", "Jean-Luc DeWitt"),
        ("By Associated Press", None),
        ("By Harbour Wire", None),
        ("By Fjord Correspondent", None),
        ("By Staff Reporter", None),
    ],
)
def test_a_person_alone_signs_a_report(attributions: Read, line: str, name: str | None) -> None:
    assert names(attributions(f"{line}\n\nOn Monday I said that the strike was over.")) == [name]


def test_neither_footage_nor_a_medium_is_he_or_she(attributions: Read) -> None:
    found = attributions("Traffic footage showed that three men had fled. She told the Meridian Wire that she was afraid.")
    assert names(found)[-1] is None
    found = attributions("Kurier reported that the bridge was shut. He said that he would wait.")
    assert names(found) == ["Kurier", None]


def test_some_of_a_crowd_keep_their_words(attributions: Read) -> None:
    assert names(attributions("Some of the miners said that the shaft was flooded.")) == ["Some of the miners"]


def test_an_and_within_a_name_joins_nobody(attributions: Read) -> None:
    found = attributions("The Islamic State of Iraq and the Levant said that its men had planted the bombs.")
    assert names(found) == ["Islamic State"]
    found = attributions("Freedonia and Sylvania said that the border was open.")
    assert names(found) == ["Freedonia", "Sylvania"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Bosnia and Herzegovina and Serbia said that they would open the border.", ["Bosnia and Herzegovina", "Serbia"]),
        (
            "Amnesty International and Human Rights Watch said that the army had fired.",
            ["Amnesty International", "Human Rights Watch"],
        ),
        ("Ann Doe, Human Rights Watch, said that the army had fired.", ["Ann Doe"]),
    ],
)
def test_joint_speakers_are_the_names_that_and_joins(claims: Read, text: str, speakers: list[str]) -> None:
    assert names(claims(text)) == speakers
