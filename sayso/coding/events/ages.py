"""Ages, which look like counts of people: "Ada Berg, 61, was killed", "the soldier was 26"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

OLDEST = 120
ENDS = frozenset({",", ")", ".", ";", "\u2013", "\u2014", "-"})
ONE_PERSON = frozenset({"NN", "NNP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_age(token: Token, people: Container[str]) -> bool:
    """Whether a number is how old somebody is: between commas behind one person, or what one person "was".

    Args:
        token: the number.
        people: nouns for people (lemmas).
    """
    if not token.text.isdecimal() or int(token.text) > OLDEST:
        return False
    return _beside(token, people) or _was(token, people)


def _beside(token: Token, people: Container[str]) -> bool:
    if token.i < 2 or token.i + 1 >= len(token.doc):  # noqa: PLR2004 - a person, a comma
        return False
    comma, who = token.nbor(-1), token.nbor(-2)
    person = (who.tag_ == "NNP" and who.ent_type_ not in PLACES) or (who.tag_ == "NN" and who.lemma_.lower() in people)
    return (
        comma.text in {",", "("} and person and token.nbor().text in ENDS and token.nbor(-2).ent_type_ not in {"DATE", "TIME"}
    )


def _was(token: Token, people: Container[str]) -> bool:
    if token.dep_ not in {"attr", "acomp"} or token.head.lemma_ != "be" or any(c.pos_ == "NOUN" for c in token.children):
        return False
    who = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
    if who is None:
        return False
    return who.lower_ in {"he", "she"} or (who.tag_ in ONE_PERSON and (who.tag_ == "NNP" or who.lemma_.lower() in people))
