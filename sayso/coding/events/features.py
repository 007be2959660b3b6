"""What the classifiers of acts look at: words, dependencies, parties present and the rest of the sentence.

A feature is a short string; a candidate has a set of them.  Training and run time share this module, nothing else.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.lexicon import OBJECTS, Lexicon, lemma_of, types_of
from sayso.reading.phrases import entities_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Span, Token

    from sayso.coding.events.lexicon import Reading
    from sayso.schema import Attribution
    from sayso.schema import Span as Stretch

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "poss"})
CHILDREN = frozenset({
    "dobj", "nsubj", "nsubjpass", "prt", "prep", "neg", "aux", "auxpass", "advmod", "amod", "compound", "attr", "acomp",
    "xcomp", "ccomp", "mark", "poss", "nummod", "det", "agent", "advcl",
})  # fmt: skip
#: Cues that tell nothing but that somebody spoke, by how they begin.
PLAIN = ("say", "said", "told", "tell", "add", "accord", "wr", "report", "state")
CANDIDATES = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})


class Told(NamedTuple):
    """What somebody says: cue, offsets (-1: only a cue is told), what the utterance does, whether the cue is plain."""

    cue: Stretch | None
    start: int
    end: int
    act: str
    plain: bool

    def touches(self, first: int, last: int) -> bool:
        """Whether it stands, in part, between two offsets."""
        if self.start < 0 and self.cue is not None:
            return first <= self.cue.start < last
        return self.start < last and first < self.end


def told_in(attributions: Iterable[Attribution]) -> list[Told]:
    """What is said in a report, the shortest stretches first."""
    out = []
    for a in attributions:
        plain = a.cue is None or any(w.startswith(PLAIN) for w in a.cue.text.lower().split())
        out += [Told(a.cue, c.start, c.end, a.act, plain) for c in a.content]
        if a.cue is not None and not a.content:
            out.append(Told(a.cue, -1, -1, a.act, plain))
    return sorted(out, key=lambda t: (t.end - t.start, t.start))


class Sentence:
    """One sentence with what all its candidates share.

    Args:
        span: its tokens.
        lexicon: the lexicon of acts.
        told: what is said in the report (:func:`told_in`).
    """

    def __init__(self, span: Span, lexicon: Lexicon, told: Iterable[Told] = ()) -> None:
        self.span = span
        first, last = span.start_char, span.end_char
        self.said = [t for t in told if t.touches(first, last)]
        self.lexicon = lexicon
        self.tokens = [t for t in span if not t.is_space]

    # Most sentences have no candidate that is worth a look, and never ask for what follows.

    @cached_property
    def readings(self) -> dict[int, list[Reading]]:
        """What each token may express, by the lexicon."""
        return {t.i: self.lexicon.readings(t) for t in self.tokens}

    @cached_property
    def types(self) -> dict[str, int]:
        """In how many tokens the lexicon sees each type."""
        found: dict[str, int] = {}
        for readings in self.readings.values():
            for kind in types_of(readings):
                found[kind] = found.get(kind, 0) + 1
        return found

    @cached_property
    def shared(self) -> set[str]:
        """The features that all tokens of the sentence have."""
        return self._shared()

    def candidates(self, hopeless: Callable[[Token], bool] = lambda _: False) -> list[Token]:
        """Tokens that can express an act: content words; without those that ``hopeless`` rules out."""
        return [
            t
            for t in self.tokens
            if t.pos_ in CANDIDATES and t.is_alpha | ("-" in t.text) and not hopeless(t) and self._plausible(t)
        ]

    def _plausible(self, token: Token) -> bool:
        if token.pos_ == "PROPN":
            return bool(self.readings[token.i])
        if token.pos_ == "AUX":
            return token.dep_ in {"ROOT", "ccomp", "conj", "advcl", "relcl"}
        return True

    def _shared(self) -> set[str]:
        out = {f"s:lex:{t}" for t in self.types} | {f"s:lex2:{t}" for t, n in self.types.items() if n > 1}
        out |= {f"s:ent:{e.label_}" for e in entities_of(self.span)}
        for token in self.tokens:
            out |= {f"s:class:{c}" for c in self.lexicon.classes.get(lemma_of(token), ())}
        out.add(f"s:length:{min(len(self.tokens) // 8, 5)}")
        return out

    def party_class(self, token: Token) -> list[str]:
        """What kind of party, if any, a noun phrase's head names."""
        found = list(self.lexicon.classes.get(lemma_of(token), ()))
        if token.ent_type_:
            found.append(token.ent_type_)
        if token.pos_ == "PRON":
            found.append("pron:" + token.lower_)
        return found or ["other"]

    def features(self, token: Token) -> set[str]:
        """The features of one candidate."""
        lemma, out = lemma_of(token), set(self.shared)
        readings = self.readings[token.i]
        types = types_of(readings)
        pos = token.pos_
        out |= {"bias", f"l:{lemma}", f"l:{lemma}:{pos}", f"tag:{token.tag_}", f"dep:{token.dep_}", f"pd:{pos}:{token.dep_}"}
        out |= {f"pre:{lemma[:4]}", f"pre:{lemma[:6]}"}
        out |= {f"lex:{r.type}" for r in readings} | {f"lex:{r.type}:{r.mode}" for r in readings}
        out |= {f"phr:{r.type}" for r in readings if r.phrase} | {f"lexpos:{t}:{pos}" for t in types}
        out |= {f"lexdep:{t}:{token.dep_}" for t in types}
        out.add("lex:only:" + types[0] if len(types) == 1 else f"lex:n:{min(len(types), 3)}")
        head = token.head
        out |= {f"h:{lemma_of(head)}", f"h:{token.dep_}:{lemma_of(head)}"}
        out |= {f"hlex:{t}" for t in types_of(self.readings.get(head.i, []))}
        out |= {f"up:{a.lower_}" for a in list(token.ancestors)[:4] if a.pos_ in {"VERB", "ADP"}}
        if lemma_of(head) in self.lexicon.light:
            out.add("h:light")
        if lemma in self.lexicon.light:
            out.add("light")
        out |= self._children(token, types) | self._around(token) | self._said(token, types)
        return out

    def _said(self, token: Token, types: list[str]) -> set[str]:
        """What the utterance that the token stands in, or is the cue of, does."""
        at, out = token.idx, set()
        spoken = next((s.act for s in self.said if s.cue is not None and s.cue.start <= at < s.cue.end), None)
        if spoken is not None:
            out |= {f"cue:{spoken}"} | {f"cue:{spoken}:{t}" for t in types}
        inside = next((s for s in self.said if s[1] <= at < s[2]), None)
        if inside is None:
            return out
        _, start, end, act, plain = inside
        aux = [c.lower_ for c in token.children if c.dep_ in {"aux", "neg"}]
        out |= {f"in:{act}", f"in:{act}:{token.pos_}", f"in:{act}:{token.tag_}"} | {f"in:{act}:{t}" for t in types}
        if not start <= token.head.idx < end or token.head.i == token.i:
            out |= {f"top:{act}", f"top:{act}:{token.tag_}", f"top:{act}:{plain}", f"top:{act}:{lemma_of(token)}"}
            out |= {f"top:{act}:{t}" for t in types} | {f"top:{act}:{a}" for a in aux}
        return out

    def _children(self, token: Token, types: list[str]) -> set[str]:
        out: set[str] = set()
        lemma = lemma_of(token)
        subject, thing = False, False
        for child in token.children:
            dep, word = child.dep_, lemma_of(child)
            if dep in CHILDREN:
                out |= {f"c:{dep}", f"c:{dep}:{word}", f"lc:{lemma}:{dep}:{word}"}
            if dep in SUBJECTS or dep in OBJECTS:
                role = "subj" if dep in SUBJECTS else "obj"
                subject |= role == "subj"
                thing |= role == "obj"
                named = [g for g in child.children if g.dep_ == "pobj"] if dep == "agent" else [child]
                for who in named:
                    for c in self.party_class(who):
                        out |= {f"{dep}:{c}", f"{role}:{c}"} | {f"{role}:{c}:{t}" for t in types}
                out |= {f"{role}lex:{t}" for t in types_of(self.readings.get(child.i, []))}
            if dep in {"prep", "agent"}:
                for grand in child.children:
                    out |= {f"p:{child.lower_}:{lemma_of(grand)}", f"plex:{child.lower_}"}
                    out |= {f"p:{child.lower_}:{c}" for c in self.party_class(grand)}
                    out |= {f"p:{t}:{c}" for t in types for c in self.party_class(grand)}
            if dep in {"xcomp", "ccomp", "acomp", "attr"}:
                out |= {f"{dep}lex:{t}" for t in types_of(self.readings.get(child.i, []))}
            if dep in {"compound", "amod", "nmod", "poss"}:
                out |= {f"mod:{c}" for c in self.party_class(child)}
        out |= {f"nosubj:{token.pos_}"} if not subject else set()
        out |= {f"noobj:{token.pos_}"} if not thing else set()
        return out

    def _around(self, token: Token) -> set[str]:
        at = self.tokens.index(token)
        out = set()
        for step in (-2, -1, 1, 2):
            word = self.tokens[at + step].lower_ if 0 <= at + step < len(self.tokens) else "#"
            out.add(f"w{step}:{word}")
        out |= {
            f"near:{lemma_of(t)}"
            for t in self.tokens[max(0, at - 6) : at + 7]
            if t.is_alpha and t.i != token.i and not t.is_stop
        }
        return out
