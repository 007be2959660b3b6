from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.exports.uncoded import untouched
from sayso.ledger.queries.rows import ClaimRow, EventRow, ReportHead
from tests.handmade import TEXT, claim, event, span

HEAD = ReportHead(id="r", name="r", outlet=None, published=None, title=None, url=None, language=None, coder=None)


def test_sentences_without_a_word_of_a_record() -> None:
    first, second = (0, TEXT.index(" The minister")), (TEXT.index("The minister"), len(TEXT))
    shelled = EventRow(id="r.1", head=HEAD, event=event("e1", "ASSAULT", "shelled", "Rebels"))
    said = ClaimRow(id="r.2", head=HEAD, claim=claim("a1", "The minister", "said", "the army had closed the road"))
    assert untouched([first, second], [], []) == [first, second]
    assert untouched([first, second], [shelled], []) == [second]
    assert untouched([first, second], [], [said]) == [first]
    assert untouched([first, second], [shelled], [said]) == []


@given(st.lists(st.integers(0, len(TEXT)), unique=True), st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40))))
def test_agrees_with_the_plain_definition(cuts: list[int], spans: list[tuple[int, int]]) -> None:
    bounds = sorted(cuts)
    sentences = list(pairwise(bounds))
    words = [span(TEXT)] * len(spans)
    anchors = [type(w)(start=s, end=s + n, text="") for w, (s, n) in zip(words, spans, strict=True)]
    base = event("e1", "ASSAULT", "shelled", "Rebels", actors=())

    rows = [EventRow(id="r.1", head=HEAD, event=replace(base, anchor=a)) for a in anchors]
    plain = [(s, e) for s, e in sentences if not any(s < a.end and a.start < e for a in anchors)]
    assert untouched(sentences, rows, []) == plain
