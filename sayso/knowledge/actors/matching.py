"""Finds names of actors in text: exact after folding, then by the skeleton that transliterations share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sayso.knowledge.actors.names import ARTICLES, fold, near, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.knowledge.actors.records import Actor

_ATOM = re.compile("[^\\W_]+(?:['\u2019\u2018\u02bc\u02bf](?!s\\b)[^\\W_]+)*")
#: What may stand between two words of one name.
_GAP = re.compile(
    r"(?:[ \u00a0]?['\u2019\u2018\u02bc\u02bf.\-\u2010\u2011\u2013&/][ \u00a0]?|[ \u00a0]|\n(?!\n)|\. ?|, (?=Scientific|Jr))?\Z"
)
#: Longest acronym; a longer name in capitals is a word set in capitals.
_ACRONYM = 6
#: Countries where the family name comes first.
SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG", "VNM"})
#: A skeleton shorter than this names too many.
_LEAST = 3


class Atom(NamedTuple):
    """A run of letters and digits: its offsets and its folded form."""

    start: int
    end: int
    text: str
    folded: str


class Match(NamedTuple):
    """A stretch of text that spells a name of an actor.

    ``how``: exact, adjective, people, capital, short (stands for the actor if nothing speaks against it), surname (only with a
    reason) or spelling (by skeleton).
    """

    start: int
    end: int
    actor: str
    how: str


class _Name(msgspec.Struct, frozen=True, array_like=True):
    actor: str
    how: str
    upper: bool  # an acronym: matches capitals only


class Tables(msgspec.Struct, frozen=True, array_like=True):
    """The compiled index: names by their folded words, by the first of them, and by skeletons."""

    names: dict[str, list[_Name]]
    longest: dict[str, int]
    skeletons: dict[str, list[_Name]]


def atoms(text: str) -> list[Atom]:
    """The words of a text, cut at everything that is no letter or digit."""
    return [Atom(m.start(), m.end(), m[0], fold(m[0])) for m in _ATOM.finditer(text)]


def compile_tables(actors: Iterable[Actor]) -> Tables:
    """Index all names of the actors; where two actors share one, both are kept, in order of the actors."""
    names: dict[str, list[_Name]] = {}
    longest: dict[str, int] = {}
    skeletons: dict[str, list[_Name]] = {}
    for actor in actors:
        for name, how in _names(actor):
            words = _words(name)
            if not words:
                continue
            entry = _Name(actor.id, how, name.replace(".", "").isupper() and len(name) <= _ACRONYM)
            same = names.setdefault(" ".join(words), [])
            twin = next((i for i, e in enumerate(same) if e.actor == actor.id), None)
            if twin is None:
                same.append(entry)
            elif same[twin].upper and not entry.upper:  # "UNICEF" and "Unicef": any case will do
                same[twin] = entry
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
            if actor.kind in {"person", "armed_group"} and how in {"exact", "short", "surname"} and not entry.upper:
                _add_skeleton(skeletons, words, _Name(actor.id, "spelling", upper=False))
    return Tables(names, longest, skeletons)


def _names(actor: Actor) -> Iterator[tuple[str, str]]:
    yield from ((n, "exact") for n in (actor.name, *actor.names))
    yield from ((n, "people") for n in actor.people)
    yield from ((n, "adjective") for n in actor.adjectives)
    yield from ((n, "capital") for n in actor.capital)
    yield from ((n, "short") for n in actor.short)
    if actor.kind == "person":
        first = actor.country in SURNAME_FIRST
        last = [s for n in (actor.name, *actor.names) if (s := n.split()[0] if first else surname(n)) and len(s) > 2]  # noqa: PLR2004
        yield from ((n, "surname") for n in dict.fromkeys(last) if n not in actor.short and n not in actor.names)


def surname(name: str) -> str | None:
    """The last word of a personal name with its article or particle ("al-Thani"), or None where there is only one word."""
    words = [w for w in name.split() if w.lower().strip(".") not in {"jr", "ii", "iii", "iv", "vi", "xvi", "xiv"}]
    if len(words) < 2 or " of " in name:  # noqa: PLR2004 - one word is no name with a surname
        return None
    return words[-1]


def _words(name: str) -> list[str]:
    """A name's folded words without the Arabic article."""
    found = atoms(name)
    kept = [a.folded for i, a in enumerate(found) if not _is_article(name, found, i)]
    return kept or [a.folded for a in found]


def _is_article(text: str, found: Sequence[Atom], i: int) -> bool:
    """Whether the word is an article that is hyphenated to the next, or a lower-case "al" or "el" before a name."""
    if i + 1 >= len(found) or found[i].folded not in ARTICLES:
        return False
    gap = text[found[i].end : found[i + 1].start]
    return gap in {"-", "\u2010", "\u2011"} or (
        gap == " " and found[i].folded in {"al", "el"} and found[i + 1].text[:1].isupper()
    )


def _add_skeleton(skeletons: dict[str, list[_Name]], words: list[str], entry: _Name) -> None:
    bones = [skeleton(w) for w in words]
    if sum(map(len, bones)) >= 2 * _LEAST if len(words) > 1 else len(bones[0]) >= _LEAST:
        same = skeletons.setdefault(" ".join(bones), [])
        if all(e.actor != entry.actor for e in same):
            same.append(entry)


def find(tables: Tables, text: str, found: Sequence[Atom] | None = None) -> Iterator[list[Match]]:
    """All names in a text, longest first and without overlaps; one list of candidates (same span) for each."""
    found = atoms(text) if found is None else found
    i = 0
    while i < len(found):
        hit = _at(tables, text, found, i)
        if hit is None:
            i += 1
            continue
        candidates, i = hit
        yield candidates


def _at(tables: Tables, text: str, found: Sequence[Atom], i: int) -> tuple[list[Match], int] | None:
    begin = i
    if _is_article(text, found, i):
        i += 1
    first = found[i].folded
    room = tables.longest.get(first, 0)
    best: tuple[list[Match], int] | None = None
    capital = found[i].text[:1].isupper() or found[i].text[:1].isdigit() or begin < i
    if room and capital:
        words: list[str] = []
        j = i
        while j < len(found) and len(words) < room:
            if j > i and not _GAP.match(text[found[j - 1].end : found[j].start]):
                break
            if j > i and _is_article(text, found, j):
                j += 1
                continue
            words.append(found[j].folded)
            j += 1
            names = tables.names.get(" ".join(words))
            if names:
                span = text[found[begin].start : found[j - 1].end]
                upper = span.replace(".", "").isupper()
                fit = [n for n in names if upper or not n.upper]
                if fit:
                    end = found[j - 1].end
                    if text[end : end + 1] == "." and re.fullmatch(r"(?:\w\.)+\w", span):
                        end += 1
                    best = ([Match(found[begin].start, end, n.actor, n.how) for n in fit], j)
    return best


def spelled_alike(tables: Tables, name: str) -> list[str]:
    """Ids of actors one of whose names is, by skeleton, the given one (``Actors.named``: how near a single word must be)."""
    words = _words(name)
    bones = [skeleton(w) for w in words]
    if not words or (sum(map(len, bones)) < 2 * _LEAST if len(words) > 1 else len(bones[0]) < _LEAST):
        return []
    return [e.actor for e in tables.skeletons.get(" ".join(bones), ())]


def near_names(name: str, other: str) -> bool:
    """Whether two names of one skeleton have as many words, each near the other's; of a bare surname the last word counts."""
    ours, theirs = _words(name), _words(other)
    if len(ours) == 1:
        theirs = theirs[-1:]
    return len(ours) == len(theirs) and all(near(a, b) for a, b in zip(ours, theirs, strict=True))
