"""The lexicon of acts: which PLOVER types and modes a word may express, from sayso/knowledge/events."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.knowledge.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

#: Part of speech of a token -> list of the lexicon in which its lemma is looked up.
LISTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "attr", "dative", "oprd"})
LINKS = frozenset({"prep", "prt", "agent", "advmod", "aux", "acomp", "neg"})


class Reading(NamedTuple):
    """One thing that a word may express; ``phrase`` is the construction that says so, where it is one."""

    type: str
    mode: str | None
    phrase: str | None


class Lexicon:
    """Words and constructions by type and mode, and classes of nouns that name parties.

    Attributes:
        light: verbs that add little to their object's act ("held talks").
        classes: lemma -> classes of parties.yaml.
    """

    def __init__(self) -> None:
        data = read_words("anchors.yaml")
        self.light = frozenset(data["light"])
        self._words: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[frozenset[str], frozenset[str], Reading]]] = defaultdict(list)
        for kind, modes in data["types"].items():
            for name, lists in modes.items():
                self._add(kind, None if name == "none" else name, lists)
        self.classes: dict[str, tuple[str, ...]] = {}
        parties = read_words("parties.yaml")
        for name, lemmas in parties["classes"].items():
            for lemma in lemmas:
                self.classes[lemma] = (*self.classes.get(lemma, ()), name)

    def _add(self, kind: str, mode: str | None, lists: dict[str, list[str]]) -> None:
        for pos, words in lists.items():
            for word in words:
                if pos != "phrase":
                    self._words[(pos, word)].append(Reading(kind, mode, None))
                    continue
                head, *rest = word.replace("+", " +").split()
                objects = frozenset(r[1:] for r in rest if r.startswith("+"))
                links = frozenset(r for r in rest if not r.startswith("+"))
                self._phrases[head].append((links, objects, Reading(kind, mode, word)))

    def readings(self, token: Token) -> list[Reading]:
        """What the token may express, constructions first."""
        lemma = lemma_of(token)
        found = []
        if token.pos_ in {"VERB", "AUX"} and lemma in self._phrases:
            links, objects = surroundings(token)
            found = [r for need, wanted, r in self._phrases[lemma] if need <= links and wanted <= objects]
        return found + self._words.get((LISTS.get(token.pos_, ""), lemma), [])


def lemma_of(token: Token) -> str:
    """Lower-case lemma; a noun that the tagger took for a name ("Airstrikes hit ...") loses its plural."""
    lemma = (token.lemma_ or token.text).lower()
    if lemma.endswith("s") and not lemma.endswith("ss") and token.pos_ == "PROPN":
        return lemma[:-1]
    return lemma


def surroundings(token: Token) -> tuple[set[str], set[str]]:
    """Particles, prepositions and the like that depend on a verb, and the lemmas of its objects (through prepositions too)."""
    links, objects = set(), set()
    for child in token.children:
        if child.dep_ in OBJECTS:
            objects.add(lemma_of(child))
        elif child.dep_ in LINKS:
            links.add(child.lower_)
            objects.update(lemma_of(g) for g in child.children if g.dep_ in OBJECTS)
    return links, objects


def read_words(name: str) -> Any:
    """A YAML file of sayso/knowledge/events."""
    text = files("sayso.knowledge.events").joinpath(name).read_text(encoding="utf-8")
    return read_yaml(text, name)


def listed(name: str, file: str = "sides.yaml") -> frozenset[str]:
    """The lemmas of a list of a YAML file of sayso/knowledge/events.

    Raises:
        KeyError: there is no list of that name.
    """
    return frozenset(_lists(file)[name])


@cache
def _lists(file: str) -> dict[str, list[str]]:
    return read_words(file)  # type: ignore[no-any-return]


def types_of(readings: Iterable[Reading]) -> list[str]:
    """The different types among readings, in order."""
    return list(dict.fromkeys(r.type for r in readings))
