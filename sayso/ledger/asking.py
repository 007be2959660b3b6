"""The language of searches: words, "phrases", prefix*, -without, OR."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.errors import UsageError
from sayso.ledger.folding import tokens

_PIECE = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """All of ``wanted`` and none of ``unwanted``."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse(query: str) -> list[Clause]:
    """The clauses of a query, of which one must fit.

    Raises:
        UsageError: nothing to look for.
    """
    clauses: list[tuple[list[Term], list[Term]]] = [([], [])]
    for minus, phrase, minus_word, word in _PIECE.findall(query):
        if word == "OR" and not minus_word:
            clauses.append(([], []))
            continue
        given = phrase if phrase or not word else word
        found = tuple(tokens(given))
        if found:
            side = 1 if minus or minus_word else 0
            clauses[-1][side].append(Term(found, prefix=word.endswith("*")))
    if not all(wanted for wanted, _ in clauses):
        raise UsageError(f"search {query!r}: each side of OR needs a word to look for")
    return [Clause(tuple(wanted), tuple(unwanted)) for wanted, unwanted in clauses]


def spans(placed: list[tuple[str, int, int]], clauses: list[Clause], limit: int = 50) -> list[tuple[int, int]]:
    """Where the wanted terms stand in a text, in order."""
    terms = {term for clause in clauses for term in clause.wanted}
    found = set()
    by_first: dict[str, list[Term]] = {}
    for term in terms:
        by_first.setdefault("" if term.prefix and len(term.words) == 1 else term.words[0], []).append(term)
    for i, (word, start, _) in enumerate(placed):
        for term in (*by_first.get(word, ()), *by_first.get("", ())):
            here = placed[i : i + len(term.words)]
            if len(here) == len(term.words) and _fits(term, [w for w, _, _ in here]):
                found.add((start, here[-1][2]))
        if len(found) >= limit:
            break
    return sorted(found)


def _fits(term: Term, words: list[str]) -> bool:
    *first, last = term.words
    if words[:-1] != first:
        return False
    return words[-1].startswith(last) if term.prefix else words[-1] == last
