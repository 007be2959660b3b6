"""The speech act of a plain "said", from what is said, of whom, and who says it.

The acts are those of the annotation guide.  The word lists are knowledge (acts.yaml); here stands the order in which
they are asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.found import Found
    from sayso.schema import Mention, Source, SpeechAct

#: How much of the content is looked at: its first clause, roughly.
OPENING = 160
FUTURE = re.compile(r"\b(?:will|would|shall|(?:is|are|was|were) going to|won['’]t|wouldn['’]t|['’]ll)\b", re.IGNORECASE)
WILL_NOT = re.compile(
    r"\b(?:will|would|shall)(?: not|n['’]t| never| no longer)\b|\bwon['’]t\b|\bthere (?:will|would|can|could) be no\b",
    re.IGNORECASE,
)
#: What may come of others; "may have" is about what was.
MAY = re.compile(r"\b(?:may|might|could)\b(?! (?:not )?have\b)", re.IGNORECASE)
WHEN = re.compile(r"\b(?:if|unless|should)\b", re.IGNORECASE)
SELF = frozenset(["i", "we", "it", "he", "she", "they"])
OUR = frozenset(["our", "its", "his", "her", "their", "my"])
ITS = re.compile(r"^(?:its|their|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of acts.yaml, as patterns."""

    patterns: dict[str, re.Pattern[str]]
    force: frozenset[str]

    def has(self, name: str, text: str) -> bool:
        """Does the text hold a word of the list?"""
        return bool(self.patterns[name].search(text))


def load() -> Words:
    """Read the lists that come with the package."""
    import yaml

    raw: dict[str, list[str]] = yaml.safe_load((files("sayso.knowledge.attribution") / "acts.yaml").read_text("utf-8"))
    patterns = {k: re.compile(r"\b(?:" + "|".join(v) + r")\b", re.IGNORECASE) for k, v in raw.items() if k != "force"}
    return Words(patterns=patterns, force=frozenset(raw["force"]))


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, with its main clause and who says it."""

    text: str
    root: Token | None
    subject: Token | None
    own: bool  # the subject is the speaker, or of the speaker's own side
    speaker: str
    kind: str = "none"  # what the speaker is (a mention's kind), and what the subject is
    subject_kind: str = "none"
    other: bool = False  # the subject is known, and of another side


def said(found: Found, doc: Doc, text: str, speaker: Source | None, mentions: tuple[Mention, ...]) -> Said:
    """Reads a content's main clause and decides whether it tells of the speaker."""
    content = " ".join(text[s:e] for s, e in found.content).strip("“”\"'«» ")[:OPENING]
    words = doc.char_span(*found.content[0], alignment_mode="expand") if found.content else None
    root = words.root if words is not None else None
    if root is not None and root.pos_ not in ("VERB", "AUX"):
        root = next((t for t in words or () if t.pos_ in ("VERB", "AUX") and t.dep_ in ("ccomp", "ROOT", "conj")), root)
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None) if root is not None else None
    name = " ".join(x for x in ((speaker and speaker.text) or "", (speaker and speaker.name) or "") if x)
    who = [m for m in mentions if found.source and m.start < found.source[1] and found.source[0] < m.end]
    of = [m for m in mentions if subject is not None and m.start <= subject.idx < m.end]
    mine = {_side(a) for a in ((speaker.actor if speaker else None), *(m.actor for m in who)) if a}
    return Said(
        text=content,
        root=root,
        subject=subject,
        own=subject is not None and _own(subject, name, mine, of),
        speaker=name.lower(),
        kind=who[0].kind if who else "none",
        subject_kind=of[0].kind if of else "none",
        other=bool(mine and of and of[0].actor and _side(of[0].actor) not in mine),
    )


def _own(subject: Token, name: str, mine: set[str], of: list[Mention]) -> bool:
    """Is it the speaker, something of the speaker's, or the state that the speaker stands for?"""
    if subject.lower_ in SELF or any(c.lower_ in OUR for c in subject.children):
        return True
    noun = " ".join(t.text for t in subject.subtree)[:80]
    if {w.lower() for w in re.findall(r"[A-Z]\w{3,}", noun)} & set(re.findall(r"\w{4,}", name.lower())):
        return True
    if ITS.match(name) and subject.pos_ == "PROPN":  # "Sylvania will pay, its minister said"
        return True
    return any(m.actor and _side(m.actor) in mine for m in of)


def _side(actor: str) -> str:
    """The state or organisation of an actor id ("ETH" of "ETH.GOV"); a person stands for none."""
    return actor if actor.startswith("person.") else actor.split(".", maxsplit=1)[0]


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


def negated(this: Said) -> bool:
    """Does its main clause say that something is not so?"""
    if this.root is None:
        return False
    if this.subject is not None and any(c.lower_ in ("no", "none") for c in (this.subject, *this.subject.children)):
        return True
    heads = [this.root, *(c for c in this.root.children if c.dep_ in ("xcomp", "attr", "dobj"))]
    return any(c.dep_ == "neg" or c.lower_ in ("no", "nothing", "nobody", "never") for h in heads for c in h.children) or any(
        h.lower_ in ("nothing", "nobody", "none") for h in heads
    )


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
