from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.layout import LayoutStage, continues
from sayso.intake.layout.lexicon import Entry, load, tail
from sayso.intake.layout.stage import lay_out
from sayso.reading.document import Document
from sayso.schema import LayoutPart, Report

STAGE = LayoutStage()


def parts(text: str, title: str | None = None) -> tuple[LayoutPart, ...]:
    return STAGE(Document(report=Report(id="x", text=text, title=title))).layout


def told(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in parts(text, title)]


PAGE = """Home | World | Politics | Sport

Arland sends ships to the harbour of Kesh

The minister promised to answer the coast council, which refused to leave the islands after talks in Geneva

By Tom Ferrow

Source: Anna Lindqvist / Reuters

KESH, Jan 5 (Harbour Wire) - Arland sent three ships to the harbour on Sunday, the ministry said.

Subscribe to our channels in Google News or Flipboard. Available for App Store and Google Play!

A spokesman for the council, Ivo Maran, noted that

the ships had been there for weeks, and that nobody had asked them to come.

Read more: What the council wants

The minister said she would subscribe to the treaty and share the costs with her neighbours.

(Reporting by Tom Ferrow; Editing by Ada Stone)

Correction: An earlier version gave a wrong number of ships.

Updated 5:30 pm, January 6, 2020
"""


def test_a_page_with_everything() -> None:
    found = told(PAGE)
    assert [kind for kind, _ in found] == [
        "furniture", "headline", "deck", "byline", "photo_credit", "dateline", "body", "furniture", "body", "body",
        "furniture", "body", "agency_credit", "correction", "furniture",
    ]  # fmt: skip
    assert found[5][1] == "KESH, Jan 5 (Harbour Wire) -"
    assert found[6][1].startswith("Arland sent")


def test_a_sentence_broken_over_a_blank_line_continues() -> None:
    layout = parts(PAGE)
    ((i, j),) = continues(layout, PAGE)
    assert PAGE[layout[i].start : layout[i].end].endswith("noted that")
    assert PAGE[layout[j].start : layout[j].end].startswith("the ships")


def test_a_missing_stop_is_no_broken_sentence() -> None:
    text = "The council stopped all work on the ships in the harbour\n\nThe ministry denied it."
    assert continues(parts(text), text) == ()


def test_a_break_is_bridged_over_furniture() -> None:
    text = "Talks went on.\n\nThe spokesman of the council said that\n\nRead more: Ships\n\nthe ships had gone."
    layout = parts(text)
    assert [p.kind for p in layout] == ["body", "body", "furniture", "body"]
    assert continues(layout, text) == ((1, 3),)


def test_an_announced_quotation_is_no_broken_sentence() -> None:
    text = "The minister gave an answer.\n\nShe said this to reporters:\n\n\u201cWe will not sign.\u201d"
    assert continues(parts(text), text) == ()


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("TRIPOLI, Jan 5 (Agency) \u2014 Ships left.", "TRIPOLI, Jan 5 (Agency) \u2014"),
        ("BENGHAZI, Libya (Reuters) - Ships left.", "BENGHAZI, Libya (Reuters) -"),
        ("PORT-AU-PRINCE/GENEVA (AFP) -- Ships left.", "PORT-AU-PRINCE/GENEVA (AFP) --"),
        ("UNITED NATIONS, 5 January 2020 (AP) \u2013 Ships left.", "UNITED NATIONS, 5 January 2020 (AP) \u2013"),
        ("N\u2019DJAMENA, Chad \u2014 Ships left.", "N\u2019DJAMENA, Chad \u2014"),
        ("KESH, Arland (September 6, 2011) \u2013 Ships left.", "KESH, Arland (September 6, 2011) \u2013"),
        ("Kesh, January 5, 2020 (LANA) - \u201cShips left,\u201d he said.", "Kesh, January 5, 2020 (LANA) -"),
        ("Moscow (Interfax) - Ships left.", "Moscow (Interfax) -"),
        ("(Reuters) - Ships left.", "(Reuters) -"),
        ("Jan 5 (Reuters) - Ships left.", "Jan 5 (Reuters) -"),
        ("BEIJING, Jan. 5 (Xinhua) -- Ships left.", "BEIJING, Jan. 5 (Xinhua) --"),
        ("MOSCOW, January 5. /TASS/. Ships left.", "MOSCOW, January 5. /TASS/."),
        (
            "KESH | Mon Jan 5, 2020 7:28 pm EST KESH (Reuters) - Ships left.",
            "KESH | Mon Jan 5, 2020 7:28 pm EST KESH (Reuters) -",
        ),
        ("COVID-19 spread in the harbour.", None),
        ("KESH \u2014 Ships left.", "KESH \u2014"),
        ("KESH\u2014Ships left.", "KESH\u2014"),
        ("NATO - the alliance - sent ships.", None),
        ("Kesh - once a village - is a harbour.", None),
        ("The minister (Oda Brandt) - a lawyer - left.", None),
        ("Ships left on Jan 5 (Sunday) - nobody knows why.", None),
    ],
)
def test_date_lines(paragraph: str, dateline: str | None) -> None:
    text = f"Talks went on for two days.\n\n{paragraph}"
    found = [words for kind, words in told(text) if kind == "dateline"]
    assert found == ([dateline] if dateline else [])


def test_headline_and_lead_run_together_by_a_date_line() -> None:
    text = "Ships leave harbour of Kesh KESH, Arland (Reuters) - Three ships left the harbour on Sunday, the ministry said."
    assert told(text) == [
        ("headline", "Ships leave harbour of Kesh"),
        ("dateline", "KESH, Arland (Reuters) -"),
        ("body", "Three ships left the harbour on Sunday, the ministry said."),
    ]


def test_a_line_that_is_only_a_date_is_a_date_line() -> None:
    assert told("Friday, January 4, 2019\xa0\n\n\nShips left the harbour.") == [
        ("dateline", "Friday, January 4, 2019"),
        ("body", "Ships left the harbour."),
    ]


@pytest.mark.parametrize(
    "line", ["January 4 , 2019", "Friday , January 4 , 2019", "4 January , 2019", "KESH , January 4 , 2019"]
)
def test_a_date_line_of_a_tokenised_text(line: str) -> None:
    assert told(f"Ships leave harbour\n{line}\nThree ships left the harbour of Kesh on Monday .")[1][0] == "dateline"


def test_the_title_tells_the_headline() -> None:
    text = "SHIPS LEAVE HARBOUR.\n\nThree ships left the harbour on Sunday."
    assert told(text, "Ships leave harbour")[0][0] == "headline"
    assert told(text)[0][0] == "body"


def test_a_title_that_runs_into_the_first_sentence_is_cut_off() -> None:
    text = "Ships leave harbour of Kesh Three ships left the harbour on Sunday, the ministry said."
    assert told(text, "Ships Leave Harbour of Kesh") == [
        ("headline", "Ships leave harbour of Kesh"),
        ("body", "Three ships left the harbour on Sunday, the ministry said."),
    ]
    same = "Ships leave harbour of Kesh in the north, the ministry said."
    assert told(same, "Ships leave harbour of Kesh") == [("body", same)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said she would share the costs with her neighbours.",
        "Follow-up talks will be held in Geneva.",
        "Support for the council fell to a third.",
        "Reading the statement, the envoy left no doubt.",
        "Contact with the ship was lost on Monday.",
        "Follow the money, the prosecutor told the court.",
        "By Monday the ships had left the harbour.",
        "Photographs of the ships were shown in parliament.",
        "Related charges were dropped.",
        "The army updated its toll to 12 dead on Monday.",
        "More news is expected on Tuesday.",
        "Correction of the border was refused by both sides.",
        "Under the law the terms of service of a judge end after ten years.",
    ],
)
def test_prose_stays_prose(sentence: str) -> None:
    text = f"Three ships left the harbour on Sunday.\n\n{sentence}\n\nNobody was hurt in the accident."
    assert told(text)[1] == ("body", sentence)


def test_every_entry_of_the_lexicon_tells_its_example() -> None:
    entries = load()
    assert len(entries) > 40
    for entry in entries:
        if entry.how == "end":
            at = tail(entry.example, entries)
            assert at is not None
            assert at[1] == entry.kind
            continue
        assert entry.matches(entry.example), entry
        first = next(e.kind for e in entries if e.matches(entry.example))
        assert first == entry.kind, (entry, first)


@pytest.mark.parametrize(
    ("credit", "kind"),
    [
        ("By Ann Doe, Coast Herald", "byline"),
        ("By Ann Doe and Tom O'Ferrow in Geneva", "byline"),
        ("Reporting by Ann Doe; editing by Tom Ferrow", "agency_credit"),
        ("(Additional reporting by Ann Doe in Kesh; Writing by T. Ferrow)", "agency_credit"),
        ("Reporting and writing by Ann Doe.", "agency_credit"),
        ("(AFP)", "agency_credit"),
        ("-- Reuters", "agency_credit"),
    ],
)
def test_a_credit_at_the_end_of_running_text_is_cut_off(credit: str, kind: str) -> None:
    sentence = "Three ships left the harbour on Sunday, the minister said."
    assert told(f"Ships leave\n\n{sentence} {credit}\n\nNobody was hurt.")[1:3] == [("body", sentence), (kind, credit)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody stayed behind. By Monday the ships had left.",
        "The letter was long. Written by Ann Doe in 2010, it called for talks.",
        "The minister spoke. Reporting by the council was wrong, she said.",
        "The toll rose again (12 on Monday).",
    ],
)
def test_running_text_with_words_of_credits_stays_whole(text: str) -> None:
    assert told(f"Three ships left the harbour.\n\n{text}\n\nNobody was hurt.")[1] == ("body", text)


def test_a_line_in_capitals_is_told_in_time() -> None:
    assert tail("Ships left. By " + "ABCD-EF'" * 4000 + " x", load()) is None
    assert tail("Ships left. By " + "Ann, " * 4000 + " x", load()) is None


def test_credits_over_and_over_are_told_in_time() -> None:
    entries, text = load(), "Ships. By Ann. " * 12000
    began = time.process_time()
    assert tail(text, entries) is None
    assert tail(text + "They left. By Ann Doe", entries) == (len(text + "They left. "), "byline")
    assert time.process_time() - began < 2


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Three ships left the harbour of Kesh on Sunday evening, the ministry\n"
        "said in a statement, after two days of talks with the council of the\n"
        "coast had ended without a result and the envoy had gone home to his\n"
        "own people.\n\nNobody was hurt."
    )
    assert [kind for kind, _ in told(text)] == ["body", "body"]


def test_windows_line_ends() -> None:
    text = PAGE.replace("\n", "\r\n")
    assert [k for k, _ in told(text)] == [k for k, _ in told(PAGE)]


ALPHABET = st.one_of(
    st.sampled_from(["\n", "\r\n", "\n\n", " ", "\t", "\u2028", "\x0b", "\x85", "\xa0", "\u200b"]),
    st.sampled_from(
        ["KESH, Jan 5 (AFP) - ", "Read more: ", "Source: A / Reuters", "The army left.", "| ", "By Ann Lee", "ALL", "\ud800"]
    ),
    st.text(max_size=8),
)


@given(st.lists(ALPHABET, max_size=30).map("".join), st.none() | st.text(max_size=10))
def test_parts_are_in_order_do_not_overlap_and_cover_all_that_is_not_blank(text: str, title: str | None) -> None:
    layout = list(lay_out(text, title, load_once()))
    covered = [False] * len(text)
    previous = 0
    for part in layout:
        assert previous <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip() == text[part.start : part.end]
        previous = part.end
        covered[part.start : part.end] = [True] * (part.end - part.start)
    assert all(inside or char.isspace() for inside, char in zip(covered, text, strict=True))


def load_once() -> tuple[Entry, ...]:
    return STAGE._lexicon
