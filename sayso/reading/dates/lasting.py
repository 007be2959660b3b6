"""Lengths of what has gone on until now: "have been there for many months", "have not met for weeks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

_HAVE = frozenset({"have", "has", "ve"})
_HAVE_NOT = frozenset({"haven", "hasn"})
_NEGATIONS = frozenset({"not", "never", "t"})
#: Between "have" and "for" these begin another clause, or make what is told no perfect of the present.
_OTHERWISE = frozenset(
    {"had", "will", "would", "may", "might", "could", "should", "must", "to", "if", "was", "were", "is", "are"}
)
#: The most words between "have" and "for".
_REACH = 20
#: How ``because`` begins for such a length.
UP_TO_NOW = "what has gone on until publication"


def up_to_now(first: int, c: Context) -> bool:
    """Does the length told from token ``first`` on end at the present, by a verb in the perfect of the present before "for"?

    Only verbs that last say so ("has held", "have been in", "has been fighting"), or any that is denied ("have not met for
    weeks"): "has been jailed for three years" looks ahead.
    """
    if first == 0 or c.tokens[first - 1].word != "for":
        return False
    begin, _ = c.sentence(first - 1)
    words = [t.word for t in c.tokens[max(begin, first - 1 - _REACH) : first - 1]]
    for k in range(len(words) - 1, -1, -1):
        if words[k] in _OTHERWISE:
            return False
        if words[k] in _HAVE_NOT:
            return True
        if words[k] in _HAVE or (words[k] in ("'s", "\u2019s") and words[k + 1 : k + 2] == ["been"]):
            return _lasts(words[k + 1 :], c)
    return False


def _lasts(words: list[str], c: Context) -> bool:
    """Is what follows "have" something that lasts?"""
    if _NEGATIONS & set(words[:2]):
        return True
    rest = [
        w for w in words if not w.endswith("ly") and w not in ("'", "\u2019", "already", "also", "now", "long", "both", "all")
    ]
    lasting = c.lexicon.tables["lasting"]
    if rest[:1] == ["been"]:
        after = rest[1:2]
        return not after or after[0].endswith("ing") or after[0] in lasting or after[0] in c.lexicon.tables["where_word"]
    return bool(rest) and rest[0] in lasting
