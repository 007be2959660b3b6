from __future__ import annotations

from training.encoder.joining import joins, lowered

SENTENCES = [
    "The truce held.",
    "A patrol came back.",
    "Ana Reyes said nobody had fired.",
    "Kurier printed it.",
    "“Yes,” he said.",
]


def test_short_plain_sentences_are_joined() -> None:
    assert joins(SENTENCES, 0, [], 0)
    assert joins(SENTENCES, 0, [(4, 9)], 0)


def test_nothing_marked_is_made_longer() -> None:
    at = sum(len(s) + 1 for s in SENTENCES[:2])
    assert not joins(SENTENCES, 2, [(at + 15, at + len(SENTENCES[2]) - 1)], at)


def test_quotations_the_last_sentence_and_long_ones_stay_apart() -> None:
    assert not joins(SENTENCES, 3, [], 0)
    assert not joins(SENTENCES, 4, [], 0)
    assert not joins(["word " * 30 + "end.", "word " * 30 + "end."], 0, [], 0)


def test_a_name_keeps_its_capital() -> None:
    assert lowered("The truce held.") == "the truce held."
    assert lowered("Theodora left.") == "Theodora left."
