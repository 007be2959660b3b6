"""The words that time expressions are made of, each with a private character, so that a grammar can be written over words.

A text becomes a string with one character for each token; a rule of the grammar is a regular expression over that
string (see :mod:`sayso.reading.dates.grammar`).  Words come from sayso/knowledge/dates/words.toml; numbers and marks
are told by their form.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER = "."  # any word the grammar does not know
BREAK = "|"  # an empty line: no expression crosses it

#: Forms of tokens that no lexicon can list, in the order in which they are tried.
_FORMS = (
    ("iso", r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
    ("numeric", r"(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2})(?![\d/-])"),
    ("clock", r"(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?(?![\d:])|\.[0-5]\d(?=\s?[ap]\.?m\b))"),
    ("decade", r"(?:1\d|20)\d0['’]?s(?!\w)|['’‘`]?[2-9]0s(?!\w)"),
    ("short_year", r"['’‘`]\d\d(?!\w)"),
    ("nth", r"\d{1,4}(?:st|nd|rd|th)(?!\w)"),
    ("big", r"\d{1,3}(?:,\d{3})+(?!\d)"),
    ("decimal", r"\d+\.\d+"),
    ("number", r"\d+"),
    ("half_day", r"[aApP]\.?\s?[mM](?:\.|(?!\w))"),
    ("fy", r"FY(?=\d|\s\d|['’]\d)"),
    ("quarter_short", r"Q[1-4](?![^\W_])"),
    ("possessive", r"['’]s(?!\w)"),
    ("word", r"[^\W\d_]+"),
    ("break", r"\n\s*\n"),
    ("inserted", r"\[(?=\s?[^\W\d_]+\s?\])|(?<=[^\W\d_])\]|(?<=[^\W\d_]\s)\]"),
    ("mark", r"[^\w\s]"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{form})".replace(r"\1", r"(?P=separator)").replace("([/.-])", "(?P<separator>[/.-])")
                             for name, form in _FORMS))  # fmt: skip

_MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "long_dash", "/": "slash", "(": "open", ")": "close",
          "$": "money", "£": "money", "€": "money", "%": "percent", ";": "stop", "!": "stop", "?": "stop", ":": "colon",
          '"': "quote", "“": "quote", "”": "quote"}  # fmt: skip

#: Classes of numbers written in digits; a number is in every class whose bounds hold it.
_NUMBER_SHAPES = ("n12", "n24", "n31", "n59", "n_other", "year", "year_old", "hhmm")


class Token(NamedTuple):
    """A token's place in the text, its lower-case form, and the private character of its kind."""

    start: int
    end: int
    word: str
    char: str


class Lexicon:
    """Words and their classes.

    Args:
        literals: words that rules name themselves (``'ago'``), which need a character too.
    """

    def __init__(self, literals: Iterable[str] = ()) -> None:
        raw = (files("sayso.knowledge.dates") / "words.toml").read_text(encoding="utf-8")
        self.tables: dict[str, dict[str, str | int]] = tomllib.loads(raw)
        self._next = 0xE000
        self._plain: dict[str, str] = {}
        self._cased: dict[str, str] = {}
        self.classes: dict[str, str] = {}
        for name, table in self.tables.items():
            cased = name.endswith("_cased")
            words = {w for key in table for w in ((key, key.upper()) if cased else key.split())} if name != "holiday" else set()
            chars = {w.lower(): self._char(w, cased=cased) for w in sorted(words)}
            self.classes[name.removesuffix("_cased")] = self.classes.get(name.removesuffix("_cased"), "") + "".join(
                sorted(set(chars.values()))
            )
        for word in sorted(set(literals) | {w for key in self.tables["holiday"] for w in re.findall(r"[a-z]+", str(key))}):
            self._char(word, cased=False)
        self.classes["other"] = OTHER
        for shape in (
            *_NUMBER_SHAPES,
            *sorted(set(_MARKS.values())),
            *(n for n, _ in _FORMS if n not in ("word", "number", "mark", "break", "inserted")),
        ):
            self.classes[shape] = self._new()

    def _new(self) -> str:
        self._next += 1
        return chr(self._next)

    def _char(self, word: str, *, cased: bool) -> str:
        if not cased and word in self._plain:
            return self._plain[word]
        if cased and word in self._cased:
            return self._cased[word]
        char = self._new()
        (self._cased if cased else self._plain)[word] = char
        if cased:  # the capital and the all-capital form are one word
            self._cased[word.upper()] = self._cased[word] = char
        return char

    def chars(self, name: str) -> str:
        """The characters of a class (several for most); KeyError for an unknown class."""
        return self.classes[name]

    def literal(self, word: str) -> str:
        """The characters of one word."""
        return self._plain.get(word, "") + self._cased.get(word.capitalize(), "")

    def value(self, table: str, word: str) -> str | int | None:
        """What a word means in a class, whether it needs a capital there or not."""
        found = self.tables.get(table, {}).get(word)
        if found is None:
            found = self.tables.get(table + "_cased", {}).get(word.capitalize())
        return self.tables.get(table + "_cased", {}).get(word.upper()) if found is None else found

    def tokens(self, text: str) -> list[Token]:
        """All tokens of a text, in order."""
        plain, cased, classes = self._plain, self._cased, self.classes
        out = []
        for match in _TOKEN.finditer(text):
            kind, word = match.lastgroup, match.group()
            if kind == "inserted":  # "[ten] years ago": words that an editor put in are read with the others
                continue
            if kind == "separator":
                kind = "numeric"
            if kind == "word":
                low = word.lower()
                char = cased.get(word) or plain.get(low, OTHER)
                word = low
            elif kind == "number":
                char = classes[_shape(word)]
            elif kind == "mark":
                char = classes[_MARKS[word]] if word in _MARKS else OTHER
            elif kind == "break":
                char = BREAK
            else:
                char = classes[str(kind)]
                word = word.lower()
            out.append(Token(match.start(), match.end(), word, char))
        return out


def _shape(digits: str) -> str:
    n, size = int(digits[:9]), len(digits)
    if size == 4:  # noqa: PLR2004 - four digits may be a year or a military time
        if 1800 <= n <= 2100:  # noqa: PLR2004 - the years news speaks of
            return "year"
        if digits[0] in "012" and n % 100 < 60 and n < 2400:  # noqa: PLR2004 - 24-hour clock
            return "hhmm" if n < 1000 else "year_old"  # noqa: PLR2004 - 0800, 1066
        return "year_old" if 1000 <= n < 1800 else "n_other"  # noqa: PLR2004 - plain bounds
    if size > 2 or n == 0:  # noqa: PLR2004 - day, month and hour have two digits
        return "n_other"
    return "n12" if n <= 12 else "n24" if n <= 24 else "n31" if n <= 31 else "n59" if n <= 59 else "n_other"  # noqa: PLR2004 - plain bounds
