"""The speech act of a plain "said", from what is said, of whom, and who says it.

The acts are those of the annotation guide.  The word lists are knowledge (acts.yaml); here stands the order in which
they are asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.said import negated

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.coding.attributions.act_words import Words
    from sayso.coding.attributions.said import Said
    from sayso.schema import SpeechAct

FUTURE = re.compile(r"\b(?:will|would|shall|(?:is|are|was|were) going to|won['’]t|wouldn['’]t|['’]ll)\b", re.IGNORECASE)
WILL_NOT = re.compile(
    r"\b(?:will|would|shall)(?: not|n['’]t| never| no longer)\b|\bwon['’]t\b|\bthere (?:will|would|can|could) be no\b",
    re.IGNORECASE,
)
#: What may come of others; "may have" is about what was.
MAY = re.compile(r"\b(?:may|might|could)\b(?! (?:not )?have\b)", re.IGNORECASE)
WHEN = re.compile(r"\b(?:if|unless|should)\b", re.IGNORECASE)


def act_of(this: Said, words: Words) -> SpeechAct:
    """The act of words that a plain verb ascribes."""
    for act, holds in ORDER:
        if holds(this, words):
            return act
    if FUTURE.search(this.text):
        return _future(this, words)
    if words.has("foretell", this.text) or (MAY.search(this.text) and not this.own):
        return "predict"
    if words.has("confirm", this.text):
        return "confirm"
    return "announce" if _makes_known(this, words) else "state"


def _denies(this: Said, words: Words) -> bool:
    """It was not so: of the speaker's own doing, or of acts of force."""
    if words.has("untrue", this.text):
        return True
    root = this.root
    if root is None or not negated(this) or FUTURE.search(this.text) or words.has("refuse", this.text):
        return False
    if root.lemma_.lower() == "know":  # what one does not know one does not deny
        return False
    if any(c.tag_ == "MD" for c in root.children):
        return False
    return this.own or root.lemma_.lower() in words.force


def _rejects(this: Said, words: Words) -> bool:
    if words.has("refuse", this.text) or (this.own and words.has("refuse_own", this.text[:60])):
        return True
    return bool(WILL_NOT.search(this.text)) and (this.own or (this.subject is not None and this.subject.lower_ == "there"))


def _threatens(this: Said, words: Words) -> bool:
    if re.search(r"reserv\w+ the right|go unanswered|go unpunished", this.text, re.IGNORECASE):
        return True
    if not FUTURE.search(this.text) or not words.has("harm", this.text) or words.has("observers", this.speaker):
        return False
    return this.own or bool(WHEN.search(this.text))


def _demands(this: Said, words: Words) -> bool:
    if words.has("demand", this.text):
        return True
    if this.root is None or this.root.tag_ != "VB":
        had_to = re.search(r"\bhad to\b", this.text, re.IGNORECASE)
        return bool(had_to) and this.subject is not None and this.subject.pos_ != "PRON"
    bare = not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in this.root.children)
    return bare and this.text.lower().startswith(this.root.lower_)  # an imperative


def _accuses(this: Said, words: Words) -> bool:
    """Wrong that another did, or an act of force against people who must be spared, by a doer who is named."""
    root = this.root
    if this.own or negated(this):
        return False
    if words.has("wrong", this.text):
        return True
    done = root is not None and root.lemma_.lower() in words.force and this.subject is not None and this.subject.dep_ == "nsubj"
    return done and not FUTURE.search(this.text) and words.has("protected", this.text)


def _future(this: Said, words: Words) -> SpeechAct:
    """What is to come: arranged, promised, or foretold of others."""
    official = words.has("bodies", this.speaker)
    if this.own or (official and this.subject is not None and this.subject.dep_ == "nsubjpass"):
        return "announce" if words.has("arranged", this.text) else "promise"
    return "announce" if official and words.has("arranged", this.text) else "predict"


def _asks(this: Said, words: Words) -> bool:  # noqa: ARG001 - all of ORDER are asked alike
    return this.text.rstrip('”" ').endswith("?")


def _praises(this: Said, words: Words) -> bool:
    return words.has("praise", this.text)


def _makes_known(this: Said, words: Words) -> bool:
    """News: an act done, told in the third person by somebody who speaks for a body; or a count."""
    root, who = this.root, this.subject
    if words.has("toll", this.text):
        return True
    if not words.has("bodies", this.speaker):
        return False
    if root is None or who is None or root.pos_ != "VERB" or who.pos_ == "PRON" or negated(this):
        return False
    if any(c.dep_ == "poss" for c in who.children) or words.has("observers", this.speaker):
        return False
    helped = {c.lower_ for c in root.children if c.dep_ in ("aux", "auxpass")}
    return root.tag_ == "VBD" or (
        root.tag_ in ("VBN", "VBG") and bool(helped & {"has", "have", "had", "was", "were", "been", "is", "are"})
    )


#: The first of these that holds is the act; what is to come and what is only told come after them.
ORDER: tuple[tuple[SpeechAct, Callable[[Said, Words], bool]], ...] = (
    ("ask", _asks),
    ("deny", _denies),
    ("threaten", _threatens),
    ("demand", _demands),
    ("reject", _rejects),
    ("accuse", _accuses),
    ("praise", _praises),
)
