"""How a report is cut for the encoder."""

from __future__ import annotations

from itertools import pairwise

from sayso.reading.encoder.windows import CONTEXT, OWN, windows
from sayso.reading.encoder.words import words_of


def test_the_first_window_needs_no_context() -> None:
    text = "word " * (OWN + CONTEXT)
    words = words_of(text, [(0, len(text))])
    assert [(w.start, w.own, w.end) for w in windows(words, [1] * len(words))] == [(0, 0, OWN + CONTEXT)]


def test_every_word_is_answered_for_once_and_no_window_is_too_long() -> None:
    text = "Some more words of it. " * 300
    words = words_of(text, [(0, len(text))])
    cut = windows(words, [1] * len(words))
    assert cut[0].own == 0
    assert cut[-1].end == len(words)
    assert all(a.end == b.own for a, b in pairwise(cut))
    assert all(w.end - w.start <= OWN + CONTEXT and w.own - w.start <= CONTEXT for w in cut)
