"""The cue lexicon's patterns."""

from __future__ import annotations

import pytest

from sayso.coding.attributions.lexicon import load


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("The mayor declined to comment.", True),  # a word of the list
        ("The mayor has yet to respond to a request for comment.", True),  # a form with a part put in
        ("The mayor\nhas yet  to respond.", True),
        ("The mayor has yet to respond to the flood.", False),
        ("The mayor commented.", False),
    ],
)
def test_words_and_forms_of_silence(text: str, *, silent: bool) -> None:
    assert (load().no_comment.search(text) is not None) is silent
