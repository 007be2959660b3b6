"""The text of a report cut for the page: nothing is lost, every offset is a code point of the report's text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.marked import PART, blocks, parts, shown
from sayso.desk.marks import Mark
from sayso.exports.uncoded import prose
from sayso.schema import LayoutPart

WORDS = st.text(st.sampled_from("ab. \n\r\u2028\x00\u202e\u0301\U0001f600\u05d0\u0644\ud800\x85“"), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(WORDS)
    ends = st.integers(0, len(text))
    found = []
    for _ in range(draw(st.integers(0, 6))):
        a, b = sorted((draw(ends), draw(ends)))
        if a < b:
            layer, role = draw(st.sampled_from([("actor", "actor"), ("event", "act"), ("claim", "words")]))
            found.append(Mark(start=a, end=b, layer=layer, role=role, record="1" if role != "actor" else None))
    return text, sorted(found, key=lambda m: (m.start, -m.end))


@given(marked())
def test_segments_are_the_text_at_their_offsets(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    covered: set[int] = set()
    for block in blocks(text, (0, len(text)), marks=marks):
        for piece in block.pieces:
            for s in piece.segments:
                assert s.text == shown(text[s.start : s.start + len(s.text)])
                assert len(shown(s.text)) == len(s.text)
                assert not covered & set(range(s.start, s.start + len(s.text)))
                covered |= set(range(s.start, s.start + len(s.text)))
                for m in marks:  # cut at every boundary: a mark covers a segment wholly or not at all
                    whole = m.start <= s.start and s.start + len(s.text) <= m.end
                    assert whole == (m in s.marks)
                    assert whole or m.end <= s.start or s.start + len(s.text) <= m.start
    lost = "".join(c for i, c in enumerate(text) if i not in covered)
    assert not lost.strip()


@given(st.text(st.sampled_from("ab \n"), max_size=400), st.integers(1, 50))
def test_parts_join_to_the_whole(text: str, size: int) -> None:
    found = parts(text, size)
    assert "".join(text[s:e] for s, e in found) == text
    assert [e for _, e in found[:-1]] == [s for s, _ in found[1:]]


def test_a_long_text_comes_in_parts_cut_at_lines() -> None:
    text = ("word " * 80 + "\n") * 800
    found = parts(text)
    assert len(found) > 10
    assert all(e - s <= PART + 4_000 for s, e in found)
    assert all(text[e - 1] == "\n" for _, e in found[:-1])


def test_what_overlaps_has_both() -> None:
    text = "The army shelled Karsa on Monday."
    claim = Mark(start=0, end=len(text), layer="claim", role="words", record="3")
    act = Mark(start=9, end=16, layer="event", role="act", record="1")
    place = Mark(start=17, end=22, layer="place", role="place")
    (block,) = blocks(text, (0, len(text)), marks=[claim, act, place])
    by_text = {s.text: s for p in block.pieces for s in p.segments}
    assert by_text["shelled"].records == ("1", "3")
    assert by_text["shelled"].classes == "m-words m-act"
    assert by_text["shelled"].leads
    assert by_text["Karsa"].records == ("3",)
    assert by_text["Karsa"].classes == "m-words m-place"
    assert not by_text[" on Monday."].leads


def test_layout_within_a_line_and_of_a_line() -> None:
    text = "KARSA, March 3 (Delta) - Rebels came.\n\nShare this"
    dash = text.index(" - ") + 3
    layout = [
        LayoutPart(start=0, end=dash, kind="dateline"),
        LayoutPart(start=dash, end=text.index("\n"), kind="body"),
        LayoutPart(start=text.index("Share"), end=len(text), kind="furniture"),
    ]
    first, second = blocks(text, (0, len(text)), layout=layout)
    assert (first.kind, second.kind, second.gap) == ("body", "furniture", True)
    assert [(s.part, s.text) for p in first.pieces for s in p.segments] == [
        ("dateline", text[:dash]),
        (None, "Rebels came."),
    ]
    assert prose(text, layout) == [(dash, text.index("\n"))]


def test_sentences_that_yielded_nothing_are_apart() -> None:
    text = "One came. Two came."
    (block,) = blocks(text, (0, len(text)), nothing=[(10, 19)])
    assert [(p.nothing, "".join(s.text for s in p.segments)) for p in block.pieces] == [(None, "One came. "), (0, "Two came.")]


def test_directions_cannot_be_overridden() -> None:
    assert not re.search("[\u202a-\u202e\ud800-\udfff\x00]", shown("a\u202eb\ud800c\x00"))
