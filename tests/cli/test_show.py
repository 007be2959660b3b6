"""One record with its evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.evidence import Span, marked, pieces
from sayso.ledger import open_ledger
from sayso.ledger.queries.passages import sentences
from tests.cli.commandline import sayso
from tests.handmade import TEXT, story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "karsa.ledger"
    with open_ledger(path, create=True) as opened:
        opened.add(story())
    return path


def test_an_event_shows_words_speaker_chain_and_reason(ledger: Path) -> None:
    out = sayso(ledger, "show", "karsa-1.2").out
    assert "⟦who: the army⟧ had ⟦act: closed⟧ ⟦about: the road⟧" in out
    assert "The minister → residents → Delta Radio" in out
    assert "⟦speaker: The minister⟧ ⟦says: said⟧ ⟦words: the army had closed the road⟧" in out
    first = sayso(ledger, "show", "karsa-1.1").out
    assert "the verb shell" in first
    assert "2020-03-02 (to the day: the Monday before publication)" in first
    assert "killed 2 to 3" in first
    assert "Delta Radio, in its own words" in first


def test_a_report_lists_its_records_and_a_claim_shows_its_chain(ledger: Path) -> None:
    out = sayso(ledger, "show", "karsa-1").out
    assert "2 events" in out
    assert "1 claims" not in out
    assert "1 claim" in out
    assert "The minister → Delta Radio" in sayso(ledger, "show", "karsa-1.3").out
    assert sayso(ledger, "show", "--text", "karsa-1").out == TEXT + "\n"


def test_what_is_for_reports_is_refused_for_an_event(ledger: Path) -> None:
    for option in ("--text", "--uncoded"):
        done = sayso(ledger, "show", option, "karsa-1.1")
        assert (done.status, done.err) == (2, f"sayso: {option} is for reports, and karsa-1.1 is none\n")


def test_an_erased_report_shows_codes_and_says_why(ledger: Path) -> None:
    sayso(ledger, "erase", "karsa-1", "--reason", "a court order", "--yes")
    out = sayso(ledger, "show", "karsa-1.1").out
    assert "the text was erased" in out
    assert "CAMEO" in out
    assert "shelled" not in out
    assert "a court order" in sayso(ledger, "show", "karsa-1").out


def test_control_characters_of_a_text_never_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.ledger"
    with open_ledger(path, create=True) as opened:
        opened.add(story(title="red \x1b[31m alert\x07 \u202e txet", outlet="Delta\x1bRadio"))
    for command in (["show", "karsa-1.1"], ["reports"], ["events"], ["timeline"], ["search", "minister"]):
        out = sayso(path, *command).out
        assert not set("\x1b\x07\u202e") & set(out), command


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(["who", "whom", "act"])), max_size=8)


@given(st.text(min_size=1, max_size=80), SPANS)
def test_marks_change_no_character_and_nest(text: str, raw: list[tuple[int, int, str]]) -> None:
    spans = [Span(s, min(s + n, len(text)), label) for s, n, label in raw if s < len(text)]
    found = list(pieces(text, 0, len(text), spans))
    assert "".join(p.text for p in found) == text
    depth = 0
    for piece in found:
        depth += len(piece.opens)
        assert depth >= piece.closes
        depth -= piece.closes
    assert depth == 0
    for span in spans:
        covered = "".join(p.text for p in found if span.label in p.labels)
        assert len(covered) >= len(text[span.start : span.end])


@given(st.text(max_size=200))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    found = sentences(text)
    assert all(a < b for a, b in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


def test_sentences_do_not_end_after_titles_and_initials() -> None:
    text = "Gen. J. Smith of the U.S. Army came. “They left,” he said.\nThen it rained."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Gen. J. Smith of the U.S. Army came.",
        "“They left,” he said.",
        "Then it rained.",
    ]
    assert (
        marked(text, [Span(text.index("Smith"), text.index("Smith") + 5, "who")])
        == "Gen. J. ⟦who: Smith⟧ of the U.S. Army came."
    )
