"""Words that mean a person of whom the report gives no name: "a surgeon said", "the woman who ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.mentions.describe import Describer

#: Titles of people whose "we" is that of their body.
MOUTHPIECES = listed("actors/words", "mouthpieces")
JOURNALISTS = listed("actors/words", "journalists")
#: Verbs whose subject tells something; things that are said to tell, too, are no persons.
_TELLING = listed("actors/words", "telling")
_PAPERS = listed("actors/words", "papers")


def is_somebody(head: Token, describer: Describer) -> bool:
    """Whether a noun means a person: by the vocabulary, as who speaks, or by a "who" behind it."""
    lemma = head.lemma_.lower()
    if describer.office(head) or lemma in describer.words.persons:
        return True
    speaks = head.dep_ == "nsubj" and head.head.lemma_.lower() in _TELLING and lemma not in _PAPERS
    who = any(c.dep_ == "relcl" and any(t.lower_ == "who" for t in c.children) for c in head.children)
    return head.pos_ == "NOUN" and (who or speaks)
