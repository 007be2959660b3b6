"""Numbers of people in a sentence: how many, who they are, and what grammar says happened to them (killed, arrested ...)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from sayso.coding.events.ages import is_age
from sayso.coding.events.amounts import WORDS, Bounds, amount, is_number, not_one
from sayso.coding.events.lexicon import lemma_of, read_words
from sayso.schema import Count, CountKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from sayso.reading.document import Document

ONE = frozenset({"a", "an", "one", "another"})


class Found(NamedTuple):
    """A number of people.

    Attributes:
        first: the first word of the number, or of "a woman".
        last: its last word.
        noun: the word for the people, where there is one.
        who: they, where the word says more than "people".
        low, best, high: how many; None where the text does not say.
        kind: what happened to them by grammar, or None.
        word: the word that tells that.
        alone: a single person told by a noun without a number ("a woman was killed").
    """

    first: Token
    last: Token
    noun: Token | None
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    kind: CountKind | None
    word: Token | None
    alone: bool = False

    def counting(self, document: Document, kind: CountKind) -> Count:
        """The count that the number is, of a kind."""
        span = document.span(self.first.idx, self.last.idx + len(self.last))
        return Count(kind=kind, low=self.low, best=self.best, high=self.high, who=self.who, span=span)


def bearer(noun: Token | None, last: Token) -> Token:
    """The word that stands in the sentence for the people: their noun, or the number that it hangs on ("dozens of people")."""
    return last if noun is None or last.is_ancestor(noun) else noun


class Counter:
    """Finds counts in a sentence.

    Attributes:
        harmless: lemmas of acts that leave nobody dead, wounded or held by themselves.
        own: lemmas of what one suffers or gives up oneself, though it is an object.
        dying: lemmas of verbs whose subject has come to harm.
    """

    harmless: frozenset[str]
    own: frozenset[str]
    dying: frozenset[str]

    def __init__(self) -> None:
        data = read_words("counts.yaml")
        kinds: dict[str, list[str]] = data["kinds"]
        self._kinds: dict[str, CountKind] = {w: k for k in get_args(CountKind) for w in kinds.get(k, ())}
        self._people = frozenset(data["people"])
        self._vague = frozenset(data["vague"])
        self._things = frozenset(data["things"])
        self.harmless = frozenset(data["harmless"])
        self.own = frozenset(data["own"])
        self.dying = frozenset(data["dying"])
        self._bounds = Bounds(self._vague, tuple(data["least"]), tuple(data["most"]))

    def kind_of(self, lemma: str) -> CountKind | None:
        """What a word says of the people that it is about."""
        return self._kinds.get(lemma)

    def __call__(self, document: Document, sentence: Span) -> list[Found]:
        """Every number of people of the sentence, in text order."""
        out, used = [], -1
        for token in sentence:
            if token.i <= used or is_age(token, self._people):
                continue
            if (is_number(token) or lemma_of(token) in self._vague) and not not_one(token):
                last = self._end(token)
                used = last.i
                noun, who = self._people_of(token, last)
                if noun is None and last.dep_ == "nummod" and lemma_of(last.head) in self._things:
                    continue  # "six raids killed two"
                kind, word = self._what(last, noun)
                out.append(Found(token, last, noun, who, *amount(document.report.text, token, last, self._bounds), kind, word))
            elif self._alone(token):
                kind, word = self._what(token, token)
                out.append(
                    Found(token.left_edge, token, token, self._who(token, token.left_edge), 1, 1, 1, kind, word, alone=True)
                )
        return out

    def _alone(self, token: Token) -> bool:
        """Whether a noun names one person without a number."""
        if token.pos_ != "NOUN" or token.tag_ != "NN" or lemma_of(token) not in self._people:
            return False
        return any(c.lower_ in ONE for c in token.children if c.dep_ in {"det", "nummod"}) and not any(
            is_number(c) for c in token.lefts
        )

    def _end(self, token: Token) -> Token:
        """The last word of a number ("three hundred", "20 to 30")."""
        at = token
        while at.i + 1 < at.sent.end and (
            at.nbor().lower_ in WORDS
            or at.nbor().like_num
            or (at.nbor().lower_ in {"to", "-", "and", "\u2013", ","} and self._goes_on(at.nbor()))
        ):
            at = at.nbor()
        return at

    @staticmethod
    def _goes_on(joint: Token) -> bool:
        if joint.i + 1 >= joint.sent.end or joint.i == joint.sent.start or joint.lower_ == ",":
            return False
        if joint.lower_ == "and" and (joint.i - 1 <= joint.sent.start or joint.nbor(-2).lower_ != "between"):
            return False
        return bool(joint.nbor().like_num) and bool(joint.nbor(-1).like_num)

    def _people_of(self, first: Token, last: Token) -> tuple[Token | None, str | None]:
        """The word for the people whom a number counts, and who they are."""
        heads = [t for t in (last, last.head, first.head) if t.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"}]
        heads += [g for t in heads[:1] for c in t.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
        noun = next((t for t in heads if lemma_of(t) in self._people), None)
        return noun, self._who(noun, last) if noun is not None else None

    @staticmethod
    def _who(noun: Token, last: Token) -> str | None:
        if lemma_of(noun) in {"people", "person", "other", "body", "dead"}:
            return None
        before = " ".join(t.text for t in noun.lefts if t.dep_ in {"amod", "compound"} and t.i > last.i)
        return f"{before} {noun.text}".strip()

    def _what(self, last: Token, noun: Token | None) -> tuple[CountKind | None, Token | None]:
        """What happened to them by grammar, and the word that tells it."""
        for word in self._words(bearer(noun, last), noun is not None):
            kind = self._kinds.get(lemma_of(word))
            if kind and (kind != "troops" or noun is not None):
                return kind, word
        return None, None

    @staticmethod
    def _words(start: Token, people: bool) -> list[Token]:  # noqa: FBT001 - told by the one caller
        """Words that may say what happened to them, nearest first: modifiers, the verb, its conjuncts, what governs it."""
        out = [c for c in start.children if c.dep_ in {"acl", "amod", "relcl", "acomp"}]
        out += (
            [c for c in start.head.children if c.dep_ in {"acomp", "oprd", "attr"} and c.i != start.i]
            if start.dep_ in {"nsubj", "dobj", "nsubjpass"}
            else []
        )
        out += (
            [start.head]
            if start.dep_ in {"nsubj", "nsubjpass", "dobj", "nummod", "pobj", "attr", "appos", "oprd", "conj", "ccomp", "amod"}
            else []
        )
        if start.dep_ == "pobj":
            out.append(start.head.head)
        if start.dep_ == "conj":
            out += [start.head.head]
        if start.dep_ in {"nsubj", "nsubjpass"}:
            # "..., killing at least 30 people, doctors said": the parser takes the object for the subject of "said"
            before = start.left_edge.i - 1
            out += [start.doc[before]] if before >= start.sent.start and start.doc[before].tag_ == "VBG" else []
            out += [c for c in start.head.children if c.dep_ in {"conj", "xcomp"}]
        out.append(start)
        return out if people or len(out) > 1 else out[:1]
