"""Words that mean a person of whom the report gives no name: "a surgeon said", "the woman who ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.mentions.describe import Describer

#: Titles of people whose "we" is that of their body.
MOUTHPIECES = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "ambassador", "minister", "commander", "president", "chairman", "leader",
    "head",
})  # fmt: skip
JOURNALISTS = frozenset({"correspondent", "reporter", "journalist", "editor"})
#: Verbs whose subject tells something; things that are said to tell, too, are no persons.
_TELLING = frozenset({"say", "tell", "add", "recall", "recount", "explain"})
_PAPERS = frozenset({
    "statement", "report", "letter", "document", "source", "agency", "paper", "newspaper", "broadcaster", "channel", "station",
    "website", "group", "company", "party", "study", "survey", "poll", "communique", "message", "article", "text", "law",
    "deal",
    "resolution", "draft", "government", "ministry", "office", "council", "committee", "union", "network", "organisation",
    "organization", "side", "team", "charter", "agreement", "indictment", "ruling", "sign", "notice", "program",
})  # fmt: skip


def is_somebody(head: Token, describer: Describer) -> bool:
    """Whether a noun means a person: by the vocabulary, as who speaks, or by a "who" behind it."""
    lemma = head.lemma_.lower()
    if describer.office(head) or lemma in describer.words.persons:
        return True
    speaks = head.dep_ == "nsubj" and head.head.lemma_.lower() in _TELLING and lemma not in _PAPERS
    who = any(c.dep_ == "relcl" and any(t.lower_ == "who" for t in c.children) for c in head.children)
    return head.pos_ == "NOUN" and (who or speaks)
