"""Lengths of what has gone on until now: "have been there for many months", "have not met for weeks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context

_HAVE = frozenset({"have", "has", "ve"})
_HAVE_NOT = frozenset({"haven", "hasn"})
_NEGATIONS = frozenset({"not", "never", "t"})
#: Between "have" and "for" these begin another clause, or make what is told no perfect of the present.
_OTHERWISE = listed("dates", "otherwise")
#: Between two verbs, or before another clause.
_JOINTS = frozenset({",", "and", "but"})
#: Past tenses that no "-ed" tells.
_PAST = listed("dates", "past")
#: The most words between "have" and "for".
_REACH = 20
#: How ``because`` begins for such a length; the anchor follows, which may be called other than publication.
UP_TO_NOW = "what has gone on until"


def up_to_now(first: int, c: Context) -> bool:
    """Does the length told from token ``first`` on end at the present, by a verb in the perfect of the present before "for"?

    Only verbs that last say so ("has held", "have been in", "has been fighting"), or of meeting, seeing and the like that are
    denied ("have not met for weeks"): "has been jailed for three years" looks ahead, so does "has not closed it for weeks".
    """
    if first == 0 or c.tokens[first - 1].word != "for":
        return False
    begin, _ = c.sentence(first - 1)
    words = [t.word for t in c.tokens[max(begin, first - 1 - _REACH) : first - 1]]
    for k in range(len(words) - 1, -1, -1):
        if words[k] in _OTHERWISE:
            return False
        if words[k] in _HAVE or words[k] in _HAVE_NOT or (words[k] in ("'s", "\u2019s") and words[k + 1 : k + 2] == ["been"]):
            return _lasts(words[k:], c)
    return False


def _lasts(words: list[str], c: Context) -> bool:
    """Is what "have" and the words after it tell something that lasts?"""
    denied = words[0] in _HAVE_NOT or bool(_NEGATIONS & set(words[1:4]))
    rest = [
        w
        for w in words[1:]
        if not w.endswith("ly") and w not in ("'", "\u2019", "already", "also", "now", "long", "both", "all", *_NEGATIONS)
    ]
    lasting = c.lexicon.tables["lasting"]
    verb = 0
    for k in range(1, len(rest)):
        if rest[k] in _PAST or rest[k].endswith("ed") or rest[k] in lasting:
            if rest[k - 1] in _JOINTS:  # "has held the town and closed its port for a week"
                verb = k
            elif _JOINTS & set(rest[:k]) and rest[k - 1] not in ("the", "a", "an", "its", "their", "been"):
                return False  # "has ruled since, and schools closed for a week"
    known = {**lasting, **(c.lexicon.tables["denied"] if denied else {})}
    if rest[verb : verb + 1] == ["been"]:
        after = rest[verb + 1 : verb + 2]
        states = {**known, **c.lexicon.tables["lasting_state"], **c.lexicon.tables["where_word"]}
        return not after or after[0].endswith("ing") or after[0] in states
    return verb < len(rest) and rest[verb] in known
