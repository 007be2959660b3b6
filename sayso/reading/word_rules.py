"""spaCy's rules for single words (its attribute ruler), looked up instead of matched against every token anew.

Nearly all of the English rules ask about one token's tag, its relation and whether it is a certain word, so that their answers
can be kept.  The answers are spaCy's own, and so is the parse; the ruler itself takes an eighth of a parse's time.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

#: Words whose answer to "does a rule name it" is kept before all are forgotten, so that a long run does not fill the memory.
KEPT = 50_000


class Answer(NamedTuple):
    """What the rules say of a token.

    Attributes:
        rules: numbers of the rules that fit it alone, in their order.
        opens: whether a rule on several tokens may begin with it.
        told: what the rules set, later ones over earlier ones, as spaCy takes it.
    """

    rules: tuple[int, ...]
    opens: bool
    told: dict[int, Any]


class WordRules:
    """Does what an attribute ruler does.

    Args:
        ruler: the ruler with its rules, which ask about TAG, DEP, LOWER and IS_SPACE only.

    Raises:
        ValueError: a rule asks about something else.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self._ruler, self._strings = ruler, ruler.vocab.strings
        self._alone, self._opening, self._several = (Matcher(ruler.vocab, validate=False) for _ in range(3))
        tokens: list[dict[str, Any]] = []
        rules: list[Any] = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                tokens += pattern
                if len(pattern) == 1:
                    self._alone.add(str(number), [pattern])
                else:
                    self._opening.add(str(number), [pattern[:1]])
                    self._several.add(str(number), [pattern])
        asked = {key for token in tokens for key in token}
        if not asked <= {"TAG", "DEP", "LOWER", "IS_SPACE"}:
            raise ValueError(f"rules on {sorted(asked)}")
        self._named = re.compile("|".join(chain.from_iterable(_names(t["LOWER"]) for t in tokens if "LOWER" in t)))
        self._words: dict[int, int] = {}
        self._answers: dict[tuple[int, ...], Answer] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of the tokens of a tagged and parsed text."""
        from spacy.tokens._retokenize import set_token_attrs

        if len(self._words) > KEPT:
            self._words.clear()
        words, answers, said = self._words, self._answers, []
        for i, (word, *rest) in enumerate(doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()):
            if word not in words:
                words[word] = word if self._named.search(self._strings[word]) else 0
            key = (words[word], *rest)
            if key not in answers:
                answers[key] = self._answer(doc, i)
            said.append(answers[key])
        several = self._by_token(doc) if any(answer.opens for answer in said) else {}
        for token, answer in zip(doc, said, strict=True):
            rules = several.get(token.i)
            set_token_attrs(token, self._told(sorted([*answer.rules, *rules])) if rules else answer.told)
        return doc

    def _answer(self, doc: Doc, i: int) -> Answer:
        token = doc[i : i + 1]
        fits = self._alone(token, allow_missing=True) if len(self._alone) else ()
        rules = sorted({self._number(match) for match, _, _ in fits})
        opens = bool(len(self._opening) and self._opening(token, allow_missing=True))
        return Answer(tuple(rules), opens, self._told(rules))

    def _by_token(self, doc: Doc) -> dict[int, list[int]]:
        """The rules on several tokens that fit, by the token that they are about."""
        out: dict[int, list[int]] = {}
        for match, start, end in self._several(doc, allow_missing=True):
            number = self._number(match)
            place = self._ruler.indices[number]
            out.setdefault(start + place if place >= 0 else end + place, []).append(number)
        return out

    def _told(self, rules: list[int]) -> dict[int, Any]:
        return {name: value for number in rules for name, value in self._ruler.attrs[number].items()}

    def _number(self, match: int) -> int:
        return int(self._strings[match])


def _names(word: str | dict[str, Any]) -> Iterator[str]:
    """The words that a rule names, as regular expressions; of what is no list of words and no expression, every word."""
    if isinstance(word, str):
        word = {"IN": [word]}
    for how, what in word.items():
        if how == "IN":
            yield from (f"^{re.escape(w)}$" for w in what)
        else:
            yield what if how == "REGEX" else ""
