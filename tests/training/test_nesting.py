from __future__ import annotations

import random
from typing import Any

from training.encoder.data import Example
from training.encoder.layout import labelled
from training.encoder.nesting import fits, frame, outer

SAID = "Ana Reyes said nobody had fired."


def row(*attributions: dict[str, Any]) -> dict[str, Any]:
    return {"attributions": list(attributions), "events": []}


def claim(**spans: list[tuple[int, int]]) -> dict[str, Any]:
    return {"spans": spans, "parent": None}


def test_a_sentence_of_one_speaker_can_be_put_into_anothers_mouth() -> None:
    whole = claim(s=[(0, 9)], c=[(10, 14)], t=[(15, 31)])
    assert fits(SAID, row(whole))
    assert not fits(SAID, row())
    assert not fits(SAID, row({**whole, "parent": "a1"}))
    assert not fits("“Nobody fired,” Ana Reyes said.", row(claim(s=[(15, 24)], c=[(25, 29)], t=[(1, 13)])))


def test_not_where_another_speaks_or_the_words_end_earlier() -> None:
    sentence = "Ana Reyes said nobody had fired, and Tom Ferrow denied it."
    first, second = claim(s=[(0, 9)], c=[(10, 14)], t=[(15, 31)]), claim(s=[(37, 47)], c=[(48, 54)], t=[(55, 57)])
    assert not fits(sentence, row(first, second))
    assert not fits(sentence, row(first))


def test_the_teller_vouches_for_the_whole_sentence() -> None:
    for seed in range(40):
        told = frame(random.Random(seed), SAID)
        text = told.before + SAID + told.after
        record = outer(0, told, len(SAID), [])
        assert text[slice(*record["content"][0])] == SAID[:-1]
        assert text[slice(*record["source"][0])].split()[0][:1].isalpha()
        assert record["source"][0][1] < record["cue"][0][0] < record["content"][0][0]


def test_the_outer_claim_is_content_and_the_one_within_it_inner() -> None:
    text = "A nurse said Ana Reyes denied that anybody fired."
    inner: dict[str, Any] = {"id": "a1", "content": [(35, 48)], "cue": [(23, 29)], "source": [(13, 22)], "speaker": "Ana Reyes"}
    whole: dict[str, Any] = {"id": "a2", "content": [(13, 48)], "cue": [(8, 12)], "source": [(0, 7)], "speaker": "nurse"}
    heads = frozenset({"content", "inner", "cue", "source", "content_cue", "content_source"})
    read = labelled(Example("x", "own", text, heads, [inner, whole]), text)
    words = [w.text for w in read.words]
    assert [w for w, label in zip(words, read.bio["content"], strict=True) if label] == text[13:48].split()
    assert [w for w, label in zip(words, read.bio["inner"], strict=True) if label] == ["anybody", "fired"]
    assert read.pointer["content_source"] == {
        words.index("anybody"): [words.index("Ana")],
        words.index("Ana"): [words.index("A")],
    }


def test_two_who_say_the_same_words_do_not_nest() -> None:
    text = "Ana and Tom said nobody had fired."
    pair: list[dict[str, Any]] = [{"content": [(17, 33)], "cue": [(12, 16)], "source": [s], "speaker": text[slice(*s)]}
                                  for s in ((0, 3), (8, 11))]  # fmt: skip
    read = labelled(Example("x", "own", text, frozenset({"content", "inner"}), pair), text)
    assert not any(read.bio["inner"])
