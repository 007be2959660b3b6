"""How many: numbers in figures and in words, and what "dozens", "several" and "at least" come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.lexicon import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token


_SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {w: n for n, w in enumerate(f"{_SMALL} {_TEENS}".split())}
WORDS |= {w: 10 * n for n, w in enumerate(_TENS.split(), 2)}
WORDS |= {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
#: What "dozens" and the like come to at the least.
DOZENS = {"dozen": 24, "score": 40, "hundred": 200, "thousand": 2_000, "million": 2_000_000}
SEVERAL = frozenset({"several", "many"})


class Bounds(NamedTuple):
    """Lemmas of vague numbers ("dozens"), and phrases before a number that make it the least or the most."""

    vague: frozenset[str]
    least: tuple[str, ...]
    most: tuple[str, ...]


def amount(text: str, first: Token, last: Token, bounds: Bounds) -> tuple[int | None, int | None, int | None]:
    """Least, best and most that a number of a text comes to, from its first word to its last."""
    begin, end = first.idx, last.idx + len(last)
    before = text[max(0, begin - 20) : begin].lower().rstrip()
    numbers = numbers_in(text[begin:end])
    vague = lemma_of(last) in bounds.vague
    if (
        not numbers
        or first.lower_ in SEVERAL
        or (vague and last.tag_ in {"NNS", "NNPS"})
        or (vague and len(numbers) == 1 and last.i == first.i)
    ):
        return _vaguely(first, last)
    above, below = _longest(before, bounds.least), _longest(before, bounds.most)
    least, most = above > below, below > above  # "no fewer than" ends in "fewer than"
    if len(numbers) > 1:
        return min(numbers), None, max(numbers)
    return (None if most else numbers[0]), numbers[0], (None if least else numbers[0])


def _vaguely(first: Token, last: Token) -> tuple[int | None, int | None, int | None]:
    """What "dozens" (two dozen or more), "a dozen" (twelve) and "several" (nobody knows how many) come to."""
    size = DOZENS.get(lemma_of(last))
    if size is None:
        return None, None, None
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    if last.tag_ in {"NNS", "NNPS"} or before in SEVERAL or first.lower_ in SEVERAL:
        return size, None, None
    half = before == "a" and first.i - 1 > first.sent.start and first.nbor(-2).lower_ == "half"
    number = size // 4 if half else size // 2
    return number, number, number


def _longest(text: str, words: Iterable[str]) -> int:
    """The length of the longest of some phrases that a text ends in, 0 if it ends in none."""
    return max((len(w) for w in words if text.endswith(w)), default=0)


def is_number(token: Token) -> bool:
    """Whether a word is a number, in figures or letters ("sixty-seven")."""
    return token.like_num or all(part in WORDS for part in token.lower_.split("-"))


def not_one(token: Token) -> bool:
    """Whether a word only looks like a count: a year or a day ("in 2003"), "some" before the number that it rounds."""
    if token.ent_type_ in {"DATE", "TIME"} and (token.head.ent_type_ == token.ent_type_ or token.dep_ == "pobj"):
        return True
    if re.fullmatch(r"(19|20)\d\d", token.text) and token.i and token.nbor(-1).lower_ in {"in", "since", "of", "until", "from"}:
        return True
    if token.lower_ in {"one", "single"} and token.i and token.nbor(-1).lower_ == "not":
        return True  # "not one arrest"
    return token.lower_ in {"some", "few"} and token.i + 1 < token.sent.end and is_number(token.nbor())


def numbers_in(words: str) -> list[int]:
    """The whole numbers that a stretch names: "3,500"; "two hundred"; "20 to 30"; "1.5 million"."""
    out: list[int] = []
    for part in re.split(r"\s+(?:to|and|or)\s+|(?<=\d)\s*[-\u2013]\s*(?=\d)", words.strip().lower()):
        digits = re.match(r"(\d[\d,]*(?:\.\d+)?)", part)
        value = float(digits[1].replace(",", "")) if digits else 0.0
        seen = bool(digits)
        for word in re.findall(r"[a-z]+", part[digits.end() :] if digits else part):
            if word in WORDS:
                n = WORDS[word]
                value = (value or 1) * n if n >= 100 or word == "dozen" else value + n  # noqa: PLR2004 - these multiply
                seen = True
        if seen:
            out.append(int(value))
    return out
