"""A promise to harm somebody is a threat ("promised to teach the rebels a lesson"), whatever verb promises it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.acts import Act

#: Types that the classifiers take such a promise for.
GENTLE = frozenset({"AGREE", "CONCEDE"})
CONTENT = frozenset({"xcomp", "ccomp", "acl"})


class Harm:
    """Makes threats of promises of harm."""

    def __init__(self) -> None:
        data = read_yaml(files("sayso.knowledge.events").joinpath("harm.yaml").read_text(encoding="utf-8"))
        self._promises = frozenset(data["promises"])
        self._verbs: dict[str, str] = {word: mode for mode, words in data["verbs"].items() for word in words}
        self._phrases: dict[tuple[str, ...], str] = {
            tuple(p.split()): mode for mode, phrases in data["phrases"].items() for p in phrases
        }
        self._ills = frozenset(data["ills"])

    def __call__(self, acts: Sequence[Act]) -> list[Act]:
        """The acts of a sentence: those that promise harm are threats, and the harm itself is no second act."""
        out, inner = [], set()
        for act in acts:
            harm = self._promised(act.token) if act.type in GENTLE else None
            if harm is None:
                out.append(act)
                continue
            verb, mode = harm
            inner.add(verb.i)
            out.append(act._replace(type="THREATEN", mode=mode, because=(*act.because, f"a threat: it promises {verb.text!r}")))
        return [a for a in out if a.token.i not in inner]

    def _promised(self, token: Token) -> tuple[Token, str] | None:
        """The harm that a word promises, and the mode of the threat."""
        if lemma_of(token) not in self._promises:
            return None
        for verb in (c for c in token.children if c.dep_ in CONTENT and c.i > token.i):
            for one in (verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB")):
                if mode := self._mode(one):
                    return one, mode
        return None

    def _mode(self, verb: Token) -> str | None:
        """How a clause harms somebody, as the mode of a threat; None where it does not."""
        if any(c.dep_ in {"neg", "nsubjpass"} for c in verb.children):
            return None
        near = [c for c in verb.children if c.dep_ in {"dobj", "prt", "advmod", "ccomp", "xcomp", "dative"}]
        near += [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
        said = (m for c in near if (m := self._phrases.get((lemma_of(verb), lemma_of(c)))))
        if (mode := next(said, None)) is not None:
            return mode
        harmed = [c for c in near if c.dep_ in {"dobj", "pobj"}]
        if not harmed and lemma_of(verb) != "retaliate":
            return None
        return None if any(lemma_of(t) in self._ills for t in harmed) else self._verbs.get(lemma_of(verb))
