"""Pronouns: who spoke or acted last, of their sort; else whom the report's referents take them for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.asked import ASKED
from sayso.coding.attributions.speakers.heard import Known, may_be
from sayso.coding.attributions.speakers.named import in_full
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.speakers.context import Context
    from sayso.coding.attributions.speakers.heard import Who

#: Pronouns of one person, with the gender that they tell.
PERSON_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
#: Pronouns of several.
MANY = frozenset({"they", "them", "their"})
GROUP_PRONOUNS = MANY | {"it", "its", "who", "which", "we", "our", "i"}
#: What people do and bodies do not.
IN_PERSON = re.compile(r"\b(?:speaking|spoke|talking|talked|interview|interviewed)\b", re.IGNORECASE)
MARKS = re.compile(r"[“”„«»\"]")
#: Single marks; the same sign ends a possessive ("the workers’ hall"), so that one closes only what was opened.
OPENS, CLOSES = re.compile(r"(?<!\w)[‘']"), re.compile(r"[’'](?!\w)")
#: Sentences in which a person who acted is looked for: that of the pronoun, and those before it.
SENTENCES = 4


def is_pronoun(words: Span, head: Token) -> bool:
    """Is a source nothing but a pronoun?"""
    return len(words) == 1 and (head.pos_ == "PRON" or head.lower_ in PERSON_PRONOUNS or head.lower_ in GROUP_PRONOUNS)


def quoted(at: int, text: str) -> bool:
    """Does what stands at an offset stand in quotation marks?  Each paragraph of a long quotation opens anew."""
    start = text.rfind("\n", 0, at) + 1
    opened = [m.end() for m in OPENS.finditer(text, start, at)]
    single = bool(opened) and CLOSES.search(text, opened[-1], at) is None
    return single or len(MARKS.findall(text, start, at)) % 2 == 1


def people_before(head: Token, context: Context) -> Span | None:
    """For "they" the people who are subject of the sentence before, where nobody in the plural has spoken since.

    The last word is their noun.
    """
    here = head.sent
    if head.lower_ not in MANY or not here.start:
        return None
    root = context.doc[here.start - 1].sent.root
    who = next((c for c in root.children if c.dep_ == "nsubj" and c.tag_ == "NNS"), None)
    if who is None or any(k.plural and k.at >= who.left_edge.idx for k in context.heard):
        return None
    party = context.meant.party(who.idx, who.idx + len(who))
    if party is None or party.kind not in ("crowd", "body", "armed_group"):
        return None
    return context.doc[who.left_edge.i : who.i + 1]


def meant_by(head: Token, said: tuple[Offsets, ...], context: Context) -> Who | None:
    """Whom a pronoun stands for; nobody who is only named in what is ``said`` is a pronoun that says it."""
    heard, gender = context.heard, PERSON_PRONOUNS.get(head.lower_)
    if gender is not None:
        known = _person_before(head.idx, said, gender, context) or heard.last(person=True, gender=gender)
    else:
        known = heard.last(plural=head.lower_ in MANY) or heard.last()
    meant = known.who if known else context.meant(head.idx, head.idx + len(head))
    return meant or (_surnamed(gender, context) if gender is not None else None)


def _person_before(at: int, said: tuple[Offsets, ...], gender: str, context: Context) -> Known | None:
    """The person of that gender who was subject, agent or speaker last, in this sentence or one of the three before it."""
    here = context.sentence(at)
    for _ in range(SENTENCES):
        if here is None:
            return None
        end = min(at, here.end_char)
        spoke = (k for k in context.heard if k.person and here.start_char <= k.at < end and may_be(k.gender, gender))
        last = next(spoke, None) or _acted(here, end, said, gender, context)
        if last is not None:
            return last
        here = context.doc[here.start - 1].sent if here.start > 0 else None
    return None


def _acted(here: Span, end: int, said: tuple[Offsets, ...], gender: str, context: Context) -> Known | None:
    """The person of that gender who was subject or agent last in a sentence before an offset, asked by nobody."""
    text = text_of(context.doc)
    acted = [
        e for e in context.people
        if here.start_char <= e.start_char and e.end_char <= end
        and not any(s <= e.start_char < t for s, t in said)
        and not ASKED.search(text[here.start_char : e.start_char])
        and (e.root.dep_ in ("nsubj", "nsubjpass") or (e.root.dep_ == "pobj" and e.root.head.dep_ == "agent"))
        and may_be(context.meant.gender(e.start_char, e.end_char), gender)
    ]  # fmt: skip
    if not acted:
        return None
    last = acted[-1]
    # "Marshall also asked ..." in a translation: an office, not a name.
    name, actor, person = in_full(last, last.root, last, context)
    return Known(name or last.text, actor, person, plural=False, at=last.start_char)


def _surnamed(gender: str, context: Context) -> Who | None:
    """The last speaker with a name of one word that nobody knows, who speaks in person: a surname alone.

    "Greenwatch reported" may be a body or a medium; "Speaking to the Kurier, Orlik said" is somebody.
    """
    alone = (k for k in context.heard if k.actor is None and not (k.plural or k.heads) and " " not in k.name)
    bodies = context.lexicon.bodies
    of_sort = (k for k in alone if k.name.istitle() and k.name.lower() not in bodies and may_be(k.gender, gender))
    return next((k.who for k in of_sort if _in_person(k.at, context)), None)


def _in_person(at: int, context: Context) -> bool:
    """Does the sentence show that its speaker is one of flesh and blood?"""
    here = context.sentence(at)
    medium = any(m.kind == "media" and m.start <= at < m.end for m in context.mentions)
    return here is not None and not medium and IN_PERSON.search(here.text) is not None
