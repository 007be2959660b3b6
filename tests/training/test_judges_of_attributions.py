"""Training of the judges: it learns what can be learned, the same each time, and keeps reports apart."""

from __future__ import annotations

from training.attributions.data import _sought
from training.attributions.fit import fit, folds


def test_what_can_be_learned_is_learned_and_the_same_each_time() -> None:
    rows = [["bias", "x"], ["bias", "y"], ["bias", "x", "z"], ["bias", "y", "z"]] * 5
    answers = ["a", "b", "a", "b"] * 5
    judge = fit(rows, answers, penalty=0.1)
    assert [max(s, key=s.__getitem__) for s in map(judge, rows)] == answers
    assert fit(rows, answers, penalty=0.1) == judge
    assert fit([*rows, ["bias", "rare"]], [*answers, "a"], penalty=0.1).weights.get("rare") is None


def test_folds_keep_a_report_together_and_use_them_all() -> None:
    fold = folds([f"r{i}" for i in range(20)] * 3)
    assert len(fold) == 20
    assert set(fold.values()) == set(range(5))


def test_words_of_a_record_are_sought_nearest_to_the_content() -> None:
    sentence = "He said no. The mayor said the port was shut, said Orlik."
    record = {"content": ["the port was shut"], "cue": "said", "speaker": "The mayor"}
    spans = _sought(sentence, record)
    assert [sentence[s:e] for s, e in spans["t"]] == ["the port was shut"]
    assert spans["c"] == [(22, 26)]
    assert spans["s"] == [(12, 21)]
