"""The words of a name and those beside it: in front of it in its phrase, in apposition behind it; and what they make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.mentions.namesakes import of_a_person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from sayso.knowledge.actors.words import Words
    from sayso.reading.mentions.names import Name

#: Words before a name that are looked at for titles and countries.
LONGEST_TITLE = 8


class Beside:
    """The tokens of names and of what stands beside them.

    Args:
        parse: the report's parse.
        words: the vocabulary of titles and offices.
    """

    def __init__(self, parse: Doc, words: Words) -> None:
        self._parse = parse
        self._words = words
        self._tokens_of: dict[tuple[int, int], list[Token]] = {}

    def tokens(self, name: Name) -> list[Token]:
        """The words of a name."""
        place = name.start, name.end
        if place not in self._tokens_of:
            span = self._parse.char_span(*place, alignment_mode="expand")
            self._tokens_of[place] = [t for t in span or () if not t.is_space]
        return self._tokens_of[place]

    def before(self, name: Name) -> list[Token]:
        """The words of the noun phrase in front of a name, nearest first."""
        tokens = self.tokens(name)
        out: list[Token] = []
        if not tokens or tokens[0].is_sent_start:
            return out
        for i in range(tokens[0].i - 1, max(-1, tokens[0].i - 1 - LONGEST_TITLE), -1):
            token = self._parse[i]
            if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART", "ADP"} and token.text != ".":
                break
            out.append(token)
            if token.is_sent_start:
                break
        return out

    def behind(self, name: Name) -> list[Token]:
        """The heads of the appositions behind a name."""
        tokens = self.tokens(name)
        return [c for t in tokens for c in t.children if c.dep_ == "appos" and c.i > tokens[-1].i]

    def titled(self, name: Name) -> bool:
        """Whether a title stands right before a name."""
        before = self.before(name)
        return bool(before) and before[0].lower_.strip(".") in self._words.titles

    def called_person(self, name: Name) -> bool:
        """Whether a word for a person makes a name a person's ("the lawyer Ann-Marie Doe"), whatever spaCy calls it."""
        tokens = self.tokens(name)
        before = self._parse[tokens[0].i - 1] if tokens and tokens[0].i else None
        if before is None or name.words < 2 or name.how != "entity":  # noqa: PLR2004 - a full name
            return False
        noun = before.tag_ == "NN" and before.dep_ == "compound" and before.lower_ in self._words.persons
        return noun and before.head.i in {t.i for t in tokens}

    def is_lone_medium(self, name: Name, names: Iterable[Name]) -> bool:
        """Whether a lone name reports something, as papers do; people are first named in full among the ``names``."""
        tokens = self.tokens(name)
        if name.how != "entity" or len(tokens) != 1:
            return False
        verb = tokens[0].head
        told = any(c.dep_ == "ccomp" for c in verb.children) or verb.dep_ == "advcl"
        says = tokens[0].dep_ == "nsubj" and verb.lemma_.lower() == "report" and told and not of_a_person(tokens[0])
        return says and not any(n.words > 1 and n.text.endswith(f" {name.text}") for n in names)
