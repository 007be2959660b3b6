"""A grammar over words: rules written as regular expressions whose letters are classes of words.

In a rule's pattern a bare name is a class of the lexicon (``month``), ``a|b`` and ``( )`` and ``? * +`` are what they are in
regular expressions, ``'ago'`` is that word, and ``<name ...>`` keeps what it matches under a name.  White space between
parts means nothing, neither in the pattern nor in the text.  So ``<m month> dot? <d n12|n24|n31> (comma? <y year>)?`` matches
"Sept. 1 , 2015" however it is spaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.reading.dates.lexicon import Lexicon, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_PART = re.compile(r"'([^']+)'|<(\w+)\s|(>)|([a-z_]\w*)|(\(\?[!:=<]+|\s+|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what makes a reading of its match; ``weight`` breaks ties between matches of one length."""

    name: str
    pattern: str
    read: Callable[..., Any]
    weight: int = 0


class Found:
    """Where a rule matched: token numbers, and the words kept under names."""

    __slots__ = ("_lexicon", "_match", "first", "last", "rule", "tokens")

    def __init__(self, rule: Rule, match: re.Match[str], tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.rule, self._match, self.tokens, self._lexicon = rule, match, tokens, lexicon
        self.first, self.last = self.span("x") or match.span()

    def span(self, name: str) -> tuple[int, int] | None:
        """Where the words kept under a name are; a rule may keep a name in several places (``y``, ``y__1`` ...)."""
        match, group, k = self._match, name, 0
        while group in match.re.groupindex:
            start, end = match.span(group)
            if end > start >= 0:
                return start, end
            k += 1
            group = f"{name}__{k}"
        return None

    def __contains__(self, name: str) -> bool:
        return self.span(name) is not None

    def words(self, name: str) -> list[str]:
        """The words kept under a name, in lower case; none where that part of the rule did not match."""
        start, end = self.span(name) or (0, 0)
        return [t.word for t in self.tokens[start:end]]

    def word(self, name: str) -> str:
        """The first word kept under a name, or the empty string."""
        return next(iter(self.words(name)), "")

    def value(self, name: str, *tables: str) -> Any:
        """What the first word kept under a name means in the first of these classes that has it."""
        word = self.word(name)
        for table in tables:
            found = self._lexicon.value(table, word)
            if found is not None:
                return found
        return None

    def of(self, table: str, word: str) -> Any:
        """What a word means in a class; None where it is not in it."""
        return self._lexicon.value(table, word)

    def way(self, name: str) -> int:
        """-1 for "last", "past", "previous"; 1 for "next", "coming", "following"; 0 for "this"."""
        return int(self.value(name, "last", "past", "previous", "next", "coming", "following") or 0)

    def digits(self, name: str) -> int | None:
        """The number in the first word kept under a name ("21st" is 21)."""
        found = re.match(r"\d+", self.word(name).lstrip("'’‘`"))
        return int(found.group()) if found else None

    def number(self, name: str) -> int | None:
        """The number in the words kept under a name, in digits or as an ordinal ("twenty-first" is 21)."""
        number = self.digits(name)
        if number is not None:
            return number
        parts = [int(self.of(table, word) or 0) for word in self.words(name) for table in ("tens", "ordinal")]
        return sum(parts) or None


class Grammar:
    """All rules over one lexicon, compiled once."""

    def __init__(self, rules: Iterable[Rule], macros: dict[str, str] | None = None) -> None:
        rules, self._macros = list(rules), macros or {}
        texts = [r.pattern for r in rules] + list(self._macros.values())
        self.lexicon = Lexicon(w for text in texts for w in re.findall(r"'([^']+)'", text))
        self._compiled = [(rule, re.compile(_unique_names(self._translate(rule.pattern)))) for rule in rules]

    def _translate(self, pattern: str) -> str:
        out = []
        for literal, name, close, word, rest in _PART.findall(pattern):
            if literal:
                out.append(f"[{re.escape(self.lexicon.literal(literal))}]")
            elif name:
                out.append(f"(?P<{name}>")
            elif close:
                out.append(")")
            elif word:
                macro = self._macros.get(word)
                out.append(f"(?:{self._translate(macro)})" if macro else f"[{re.escape(self.lexicon.chars(word))}]")
            elif rest == "(":
                out.append("(?:")
            elif not rest.isspace():
                out.append(rest)
        return "".join(out)

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Every match of every rule, the leftmost first, longer before shorter at one place."""
        line = "".join([t.char for t in tokens])
        found = []
        for rule, pattern in self._compiled:
            matches = (m for m in pattern.finditer(line) if m.end() > m.start())
            found += [Found(rule, match, tokens, self.lexicon) for match in matches]
        found.sort(key=lambda f: (f.first, -f.last, -f.rule.weight))
        return found


def _unique_names(pattern: str) -> str:
    """The same pattern with the second group of a name called ``name__1`` and so on, as ``re`` wants it."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, -1) + 1
        return f"(?P<{name}__{seen[name]}>" if seen[name] else f"(?P<{name}>"

    return re.sub(r"\(\?P<(\w+)>", rename, pattern)
