"""When two spellings are one name: folding, and the skeleton that transliterations of one name share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans(
    {"\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02be\u02bf\u02bb'`\u00b4]")
#: The Arabic article in its assimilated spellings.
ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "es", "et", "ed", "ez", "en", "er"})
#: Spellings of one sound in romanised Arabic, Persian, Turkish, Russian, Ukrainian; longer ones first.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "s"), ("tsch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "j"), ("dj", "j"), ("kh", "k"),
    ("gh", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ts", "s"), ("q", "k"), ("g", "k"), ("c", "k"), ("v", "w"), ("z", "s"),
    ("x", "ks"), ("p", "b"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1+")
#: Words of so many letters may differ by three.
LONG = 8


def fold(text: str) -> str:
    """Lower case without diacritics and apostrophes ("Erdoğan" and "Erdogan" are one)."""
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    text = _APOSTROPHES.sub("", text.lower()).translate(_SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(_SPECIAL)


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The consonants of a folded word, with letters of one sound written one way.

    "Haftar", "Hifter" and "Hafter" share one, as do "Qaddafi", "Gadhafi" and "Gaddafi".  The first letter is kept even where it
    is a vowel, as "a": Arabic names differ there only in which vowel is written.
    """
    for spelling, sound in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    word = _DOUBLE.sub(r"\1", word)
    head, rest = word[:1], word[1:]
    return ("a" if head in "aeiou" else head) + _VOWELS.sub("", rest)


@lru_cache(maxsize=1 << 14)
def near(word: str, other: str) -> bool:
    """Whether two folded words of one skeleton differ by no more letters than two spellings of one name do.

    Letters of one sound count as one, as do "i" and "y": "Vladimir" is near "Volodymyr", "Boutros" is not near "Patrushev".
    """
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(_sounded(word), _sounded(other)) <= (2 if max(len(word), len(other)) < LONG else 3)


def _sounded(word: str) -> str:
    for spelling, sound in (*_SOUNDS, ("y", "i")):
        word = word.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", word)
