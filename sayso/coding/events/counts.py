"""Numbers of people in a sentence: how many, who they are, and what grammar says happened to them (killed, arrested ...)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, get_args

from sayso.coding.events.ages import is_age
from sayso.coding.events.lexicon import lemma_of, read_words
from sayso.schema import Count, CountKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from sayso.reading.document import Document

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {w: n for n, w in enumerate(f"{_SMALL} {_TEENS}".split())}
WORDS |= {w: 10 * n for n, w in enumerate(_TENS.split(), 2)}
WORDS |= {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
#: What "dozens" and the like come to at the least.
DOZENS = {"dozen": 24, "score": 40, "hundred": 200, "thousand": 2_000, "million": 2_000_000}
SEVERAL = frozenset({"several", "many"})
#: "Bringing the toll since May to 310": the number is that of more than this act.
BRINGING = frozenset({"bring", "take", "raise", "push", "lift", "increase"})
TOTALS = frozenset({"toll", "total", "number", "tally", "count", "figure"})
#: A span of time over which acts are added up, between such a noun and "to" or right behind the number.
SPAN = re.compile(
    r"\b(?:since|so far|in \d{4}"
    r"|(?:this|last|in the (?:last|past)|over the (?:last|past))\s(?:\w+\s)?(?:week|month|year|decade|season)s?)\b",
    re.IGNORECASE,
)
#: Steps at most from "to" up to such a verb.
UP = 4
#: Words at most behind the number in which such a span may stand.
AFTER = 6
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


def told_of_all(found: Found) -> Token | None:
    """The verb that brings a toll over a span of time to a number ("bringing the toll since May to 310"), or None."""
    to = bearer(found.noun, found.last).head
    if to.lower_ != "to":
        return None
    above = islice(to.ancestors, UP)  # the parser may hang "to" on "killed" in "the number killed since May"
    return next((v for v in above if lemma_of(v) in BRINGING and _has_total(v, found)), None)


def _has_total(verb: Token, found: Found) -> bool:
    doc, first, last = verb.doc, found.first.i, max(found.last.i, found.noun.i if found.noun is not None else 0)
    behind = doc[last + 1 : min(verb.sent.end, last + AFTER + 1)].text
    return any(
        c.dep_ == "dobj" and lemma_of(c) in TOTALS and (SPAN.search(doc[c.i : first].text) or SPAN.match(behind))
        for c in verb.children
    )


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
        self._least = tuple(data["least"])
        self._most = tuple(data["most"])

    def kind_of(self, lemma: str) -> CountKind | None:
        """What a word says of the people that it is about."""
        return self._kinds.get(lemma)

    def __call__(self, document: Document, sentence: Span) -> list[Found]:
        """Every number of people of the sentence, in text order."""
        out, used = [], -1
        for token in sentence:
            if token.i <= used or is_age(token, self._people):
                continue
            if (_number(token) or lemma_of(token) in self._vague) and not _not_one(token):
                last = self._end(token)
                used = last.i
                noun, who = self._people_of(token, last)
                if noun is None and last.dep_ == "nummod" and lemma_of(last.head) in self._things:
                    continue  # "six raids killed two"
                kind, word = self._what(last, noun)
                out.append(Found(token, last, noun, who, *self._amount(document, token, last), kind, word))
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
            _number(c) for c in token.lefts
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

    def _amount(self, document: Document, first: Token, last: Token) -> tuple[int | None, int | None, int | None]:
        """Least, best and most."""
        text = document.report.text
        begin, end = first.idx, last.idx + len(last)
        before = text[max(0, begin - 20) : begin].lower().rstrip()
        numbers = numbers_in(text[begin:end])
        vague = lemma_of(last) in self._vague
        if (
            not numbers
            or first.lower_ in SEVERAL
            or (vague and last.tag_ in {"NNS", "NNPS"})
            or (vague and len(numbers) == 1 and last.i == first.i)
        ):
            return self._vaguely(first, last)
        above, below = _longest(before, self._least), _longest(before, self._most)
        least, most = above > below, below > above  # "no fewer than" ends in "fewer than"
        if len(numbers) > 1:
            return min(numbers), None, max(numbers)
        return (None if most else numbers[0]), numbers[0], (None if least else numbers[0])

    @staticmethod
    def _vaguely(first: Token, last: Token) -> tuple[int | None, int | None, int | None]:
        """What "dozens" (two dozen or more), "a dozen" (twelve) and "several" (nobody knows how many) come to."""
        size = DOZENS.get(lemma_of(last))
        if size is None:
            return None, None, None
        before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
        if last.tag_ in {"NNS", "NNPS"} or before in SEVERAL or first.lower_ in SEVERAL:
            return size, None, None
        half = before == "a" and first.i - 1 > first.sent.start and first.nbor(-2).lower_ == "half"
        number = size // 4 if half else size // 2
        return number, number, number


def _longest(text: str, words: Iterable[str]) -> int:
    """The length of the longest of some phrases that a text ends in, 0 if it ends in none."""
    return max((len(w) for w in words if text.endswith(w)), default=0)


def _number(token: Token) -> bool:
    """Whether a word is a number, in figures or letters ("sixty-seven")."""
    return token.like_num or all(part in WORDS for part in token.lower_.split("-"))


def _not_one(token: Token) -> bool:
    """Whether a word only looks like a count: a year or a day ("in 2003"), "some" before the number that it rounds."""
    if token.ent_type_ in {"DATE", "TIME"} and (token.head.ent_type_ == token.ent_type_ or token.dep_ == "pobj"):
        return True
    if re.fullmatch(r"(19|20)\d\d", token.text) and token.i and token.nbor(-1).lower_ in {"in", "since", "of", "until", "from"}:
        return True
    if token.lower_ in {"one", "single"} and token.i and token.nbor(-1).lower_ == "not":
        return True  # "not one arrest"
    return token.lower_ in {"some", "few"} and token.i + 1 < token.sent.end and _number(token.nbor())


def numbers_in(words: str) -> list[int]:
    """The whole numbers that a stretch names: "3,500"; "two hundred"; "20 to 30"; "1.5 million"."""
    out: list[int] = []
    for part in re.split(r"\s+(?:to|and|or)\s+|(?<=\d)\s*[-\u2013]\s*(?=\d)", words.strip().lower()):
        digits = re.match(r"(\d[\d,]*(?:\.\d+)?)", part)
        value = float(digits[1].replace(",", "")) if digits else 0.0
        seen = bool(digits)
        for word in re.findall(r"[a-z]+", part[digits.end() :] if digits else part):
            if word in WORDS:
                n = WORDS[word]
                value = (value or 1) * n if n >= 100 or word == "dozen" else value + n  # noqa: PLR2004 - these multiply
                seen = True
        if seen:
            out.append(int(value))
    return out
