"""Numbers of people killed, wounded, missing, arrested, captured, displaced, and troops: how many, and who they are."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, get_args

from sayso.coding.events.lexicon import lemma_of, read_yaml
from sayso.schema import Count, CountKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from sayso.reading.document import Document

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {w: n for n, w in enumerate(f"{_SMALL} {_TEENS}".split())}
WORDS |= {w: 10 * n for n, w in enumerate(_TENS.split(), 2)}
WORDS |= {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
#: Which kinds a type of event may carry.
CARRIES: dict[str, frozenset[str]] = {
    "ASSAULT": frozenset({"killed", "wounded", "missing", "captured", "displaced"}),
    "COERCE": frozenset({"arrested", "killed", "wounded", "displaced"}),
    "MOBILIZE": frozenset({"troops"}),
    "AID": frozenset({"troops", "displaced"}),
    "RETREAT": frozenset({"troops", "arrested", "captured"}),
    "PROTEST": frozenset({"killed", "wounded", "arrested"}),
    "SANCTION": frozenset({"arrested", "displaced"}),
    "AGREE": frozenset({"troops"}),
}


class Found(NamedTuple):
    """A count and the word that says what it counts."""

    number: Count
    word: Token


class Counter:
    """Finds counts in a sentence."""

    def __init__(self) -> None:
        data = read_yaml(files("sayso.knowledge.events").joinpath("counts.yaml").read_text(encoding="utf-8"))
        kinds: dict[str, list[str]] = data["kinds"]
        self._kinds: dict[str, CountKind] = {w: k for k in get_args(CountKind) for w in kinds.get(k, ())}
        self._people = frozenset(data["people"])
        self._vague = frozenset(data["vague"])
        self._least = tuple(data["least"])
        self._most = tuple(data["most"])

    def __call__(self, document: Document, sentence: Span) -> list[Found]:
        """Every count of the sentence, in text order."""
        out, used = [], -1
        for token in sentence:
            if token.i <= used or not (_number(token) or lemma_of(token) in self._vague) or _not_one(token):
                continue
            last = self._end(token)
            used = last.i
            told = self._what(token, last)
            if told is None:
                continue
            kind, word, who = told
            out.append(Found(self._count(document, token, last, kind, who), word))
        return out

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
        return bool(joint.nbor().like_num) and bool(joint.nbor(-1).like_num) and joint.lower_ != "and"

    def _what(self, first: Token, last: Token) -> tuple[CountKind, Token, str | None] | None:
        """Kind, the word that tells it, and who they are."""
        heads = [t for t in (last, last.head, first.head) if t.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"}]
        noun = next((t for t in heads if lemma_of(t) in self._people), None)
        start = noun or last
        who = None
        if noun is not None and lemma_of(noun) not in {"people", "person", "other", "body", "dead"}:
            who = " ".join(t.text for t in noun.lefts if t.dep_ in {"amod", "compound"} and t.i > last.i)
            who = f"{who} {noun.text}".strip()
        for word in self._words(start, noun is not None):
            kind = self._kinds.get(lemma_of(word))
            if kind and (kind != "troops" or noun is not None):
                return kind, word, who
        return None

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

    def _count(self, document: Document, first: Token, last: Token, kind: CountKind, who: str | None) -> Count:
        text = document.report.text
        begin, end = first.idx, last.idx + len(last)
        before = text[max(0, begin - 20) : begin].lower().rstrip()
        numbers = numbers_in(text[begin:end])
        least = any(before.endswith(w) for w in self._least)
        most = any(before.endswith(w) for w in self._most)
        low = best = high = None
        if len(numbers) > 1:
            low, high = min(numbers), max(numbers)
        elif numbers and lemma_of(last) not in self._vague:
            low = None if most else numbers[0]
            high = None if least else numbers[0]
            best = numbers[0]
        elif numbers and last.lower_ in WORDS and numbers[0] != WORDS[last.lower_]:
            low = best = high = numbers[0]
        return Count(kind=kind, low=low, best=best, high=high, who=who, span=document.span(begin, end))


def _number(token: Token) -> bool:
    """Whether a word is a number, in figures or letters ("sixty-seven")."""
    return token.like_num or all(part in WORDS for part in token.lower_.split("-"))


def _not_one(token: Token) -> bool:
    """Whether a word only looks like a count: a year or a day ("in 2003"), "some" before the number that it rounds."""
    if token.ent_type_ in {"DATE", "TIME"} and (token.head.ent_type_ == token.ent_type_ or token.dep_ == "pobj"):
        return True
    if re.fullmatch(r"(19|20)\d\d", token.text) and token.i and token.nbor(-1).lower_ in {"in", "since", "of", "until", "from"}:
        return True
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
                value = (value or 1) * n if n >= 100 else value + n  # noqa: PLR2004 - hundred and up multiply
                seen = True
        if seen:
            out.append(int(value))
    return out


def assign(found: Sequence[Found], anchors: Sequence[tuple[Token, str]]) -> list[list[Count]]:
    """Each count goes to one act of the sentence that may carry it: the one whose anchor is its word, else the nearest."""
    out: list[list[Count]] = [[] for _ in anchors]
    for number, word in found:
        fit = [n for n, (_, kind) in enumerate(anchors) if number.kind in CARRIES.get(kind, ())]
        if fit:
            best = min(fit, key=lambda n: (anchors[n][0].i != word.i, abs(anchors[n][0].i - word.i), n))
            out[best].append(number)
    return out
