"""What a speaker rests a claim on, and quoted words of a translated report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.reading.document import Document
from sayso.schema import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.schema import Attribution

    Read = Callable[[str], tuple[Attribution, ...]]

#: Sentences of our own, a basis for the first attribution of each; None where the text gives none.
SENTENCES: list[tuple[str, str | None]] = [
    ("A fisherman who watched from the pier said the boat had burned for an hour.", "saw"),
    ("An eyewitness said the boat had burned for an hour.", "saw"),
    ("“I saw three soldiers carry the boxes out,” said Pavel Orlik.", "saw"),
    ("Ann Marsh said she had counted nine bodies in the yard.", "saw"),
    ("A woman who survived the raid said the guards had fired first.", "saw"),
    ("Two witnesses said the guards had fired first.", "saw"),
    ("A letter said the port would be closed in May.", "document"),
    ("The minutes say that nobody objected to the sale.", "document"),
    ("Pavel Orlik, citing satellite images, said the camp had been emptied.", "document"),
    ("The port would be closed in May, according to documents seen by the Harbour Wire.", "document"),
    ("Pavel Orlik, holding up a contract, said the port had been sold.", "document"),
    ("Ann Marsh said the town was empty, relying on intercepted recordings.", None),
    ("Pavel Orlik said he had been told that the port was sold.", "told"),
    ("Ann Marsh, who had it from a driver, said the bridge was down.", "told"),
    ("The mayor, who was told by an aide, said the bridge was down.", "told"),
    ("“We were told that the road was safe,” said Pavel Orlik.", "told"),
    ("Ann Marsh said they had heard from relatives that the town was empty.", "told"),
    ("Ann Marsh said the convoy must have turned back at the river.", "infers"),
    ("The institute estimated that four thousand people had left.", "infers"),
    ("Judging by the craters, said Pavel Orlik, the shells came from the north.", "infers"),
    ("Pavel Orlik concluded that the guards had been bribed.", "infers"),
    ("Pavel Orlik suspects that the guards were bribed.", "infers"),
    ("Pavel Orlik said the bridge was closed.", None),
    ("The ministry announced that the talks would go on.", None),
    ("Pavel Orlik told the crowd that the port had been sold.", None),
    ("Ann Marsh said the guards were told to leave.", None),
    ("Pavel Orlik said the witness had left the country.", None),
    ("The mayor said the letter had not arrived.", None),
    ("“They will see us in court,” said Ann Marsh.", None),
    ("Ann Marsh denied that she had written the report.", None),
]


def test_the_basis_is_given_where_the_text_gives_it(attributions: Read) -> None:
    wrong = [(t, told, found) for t, told in SENTENCES for found in [_first(attributions(t))] if found != told]
    assert len(wrong) <= 1, wrong


def _first(found: tuple[Attribution, ...]) -> str | None:
    assert found
    return found[0].basis


@pytest.mark.parametrize(("told", "marked"), [("Translated from Turkish.", True), ("From our own desk.", False)])
def test_quotations_of_a_translated_report_are_marked(told: str, marked: bool) -> None:  # noqa: FBT001 - a table's column
    from sayso.coding.attributions.lexicon import load
    from sayso.coding.attributions.rules import Rules
    from sayso.coding.attributions.stage import AttributionStage
    from sayso.intake.layout import LayoutStage
    from sayso.reading.mentions import MentionStage
    from sayso.reading.parser import Parser
    from sayso.reading.translation import TranslationStage

    text = f"“The bridge is closed,” said Pavel Orlik.\n\nAnn Marsh said the road was open.\n\n{told}"
    document = Document(report=Report(id="r", text=text, published="2021-03-04"), language="en")
    for stage in (LayoutStage(), Parser(), TranslationStage(), MentionStage(), AttributionStage(Rules(load()))):
        document = stage(document)
    quoted, plain = document.attributions[:2]
    assert (quoted.kind, quoted.translated, plain.kind, plain.translated) == ("direct", marked, "indirect", False)
