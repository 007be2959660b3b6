"""What is said, read off the parse: its main clause, its subject, and whether that is the speaker or another side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.found import Found
    from sayso.schema import Mention, Source

#: How much of the content is looked at: its first clause, roughly.
OPENING = 160
SELF = frozenset(["i", "we", "it", "he", "she", "they"])
OUR = frozenset(["our", "its", "his", "her", "their", "my"])
ITS = re.compile(r"^(?:its|their|his|her)\b", re.IGNORECASE)


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
