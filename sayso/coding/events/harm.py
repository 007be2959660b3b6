"""A promise to harm somebody is a threat ("promised to teach the rebels a lesson"), whatever verb promises it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from sayso.coding.events.acts import Act

#: Types that the classifiers take such a promise for.
GENTLE = frozenset({"AGREE", "CONCEDE"})
CONTENT = frozenset({"xcomp", "ccomp", "acl"})
#: Entities and classes of nouns (parties.yaml) that can come to harm.
NAMED = frozenset({"GPE", "NORP", "PERSON", "ORG"})
CLASSES = frozenset({"force", "crowd", "official", "state", "organisation"})
PEOPLE = frozenset(
    {"him", "her", "us", "you", "those", "all", "whoever", "anybody", "anyone", "everybody", "everyone", "somebody", "someone"}
)
#: What these possess is the promiser's own ("its chemical weapons").
OWN = frozenset({"his", "her", "its", "their", "our", "my"})
#: Nouns of parties.yaml that one strikes with somebody: "strike a deal".
DEALS = "instrument"


class Harm:
    """Makes threats of promises of harm.

    Args:
        classes: lemma -> classes of parties.yaml (:class:`Lexicon`).
    """

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        data = read_words("harm.yaml")
        self._classes = classes
        self._promises = frozenset(data["promises"])
        self._verbs: dict[str, str] = {word: mode for mode, words in data["verbs"].items() for word in words}
        self._phrases, self._taking = _phrases(data["phrases"]), _phrases(data["phrases with a party"])
        self._sure, self._any = frozenset(data["always"]), frozenset(data["anything"])
        self._undone, self._parties = frozenset(data["undone"]), frozenset(data["parties"])
        self._ills = frozenset(data["ills"])

    def __call__(self, acts: Sequence[Act]) -> list[Act]:
        """The acts of a sentence: those that promise harm are threats, and the harm itself is no second act."""
        out, inner = [], set()
        for act in acts:
            harm = self._promised(act.token) if act.type in GENTLE or act.type == "THREATEN" else None
            if harm is None:
                out.append(self._renounced(act))
                continue
            verb, mode = harm
            inner.add(verb.i)
            if act.type == "THREATEN":
                out.append(act._replace(mode=act.mode or mode))
                continue
            out.append(act._replace(type="THREATEN", mode=mode, because=(*act.because, f"a threat: it promises {verb.text!r}")))
        return [a for a in out if a.token.i not in inner]

    def _renounced(self, act: Act) -> Act:
        """The act, no threat where somebody promises to undo what is his own ("pledged to destroy its test site")."""
        if act.type != "THREATEN" or lemma_of(act.token) not in self._promises:
            return act
        verbs = [c for c in act.token.children if c.dep_ in CONTENT and c.i > act.token.i]
        own = [v for v in verbs if lemma_of(v) in self._undone and any(_is_own(t) for t in _harmed(v))]
        if not own:
            return act
        return act._replace(type="CONCEDE", mode=None, because=(*act.because, "what is promised harms nobody else"))

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
        """How a clause harms a party, as the mode of a threat; None where it does not."""
        if any(c.dep_ in {"neg", "nsubjpass"} for c in verb.children):
            return None
        lemma = lemma_of(verb)
        harmed = _harmed(verb)
        party = bool(harmed) and all(self._party(t, lemma) for t in harmed)
        near = [c for c in verb.children if c.dep_ in {"dobj", "prt", "advmod", "ccomp", "xcomp", "dative"} and not _paying(c)]
        near += [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
        for word in near:
            pair = (lemma, lemma_of(word))
            if pair in self._taking:
                return self._taking[pair] if party else None
            if pair in self._phrases:
                return self._phrases[pair] if all(self._party(t, lemma) for t in _after(verb, {"against"})) else None
        return self._verbs.get(lemma) if party or lemma in self._sure else None

    def _party(self, noun: Token, verb: str) -> bool:
        """Whether a noun names somebody, not the promiser's own, whom a verb harms."""
        lemma, kinds = lemma_of(noun), set(self._classes.get(lemma_of(noun), ()))
        if lemma in self._ills or _is_own(noun) or any(c.lower_ == "no" for c in noun.children):
            return False
        if noun.pos_ == "PRON" or noun.lower_ in PEOPLE:
            return noun.lower_ in PEOPLE or (noun.lower_ == "them" and verb not in self._undone)
        if noun.ent_type_ in NAMED or lemma in self._parties or verb in self._any:
            return True
        if verb in {"attack", "strike"} and DEALS not in kinds:  # "Israeli bases"
            return bool(kinds & CLASSES) or any(c.ent_type_ in NAMED for c in noun.children)
        return bool(kinds & CLASSES - ({"state", "organisation"} if verb in self._undone else set()))


def _is_own(noun: Token) -> bool:
    """Whether a noun is somebody's own ("its chemical weapons")."""
    return any(c.dep_ == "poss" and c.lower_ in OWN for c in noun.children)


def _phrases(lists: Mapping[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {tuple(p.split()): mode for mode, phrases in lists.items() for p in phrases}


def _paying(token: Token) -> bool:
    """Whether somebody is made to pay something ("pay taxes"), not to pay for what they did."""
    return lemma_of(token) == "pay" and any(c.dep_ == "dobj" and lemma_of(c) != "price" for c in token.children)


def _harmed(verb: Token) -> list[Token]:
    """Whom or what a verb is done to: its object, else what stands after "against", and after "strike at"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return objects or _after(verb, {"against", "at", "on"} if lemma_of(verb) == "strike" else {"against"})


def _after(verb: Token, words: set[str]) -> list[Token]:
    """The objects of some of a verb's prepositions."""
    return [g for c in verb.children if c.dep_ == "prep" and c.lower_ in words for g in c.children if g.dep_ == "pobj"]
