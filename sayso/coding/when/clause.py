"""How an act and a date stand to each other in a sentence: the features that say whether the date dates the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.when.sentences import Sentences
    from sayso.coding.when.told import Told
    from sayso.schema import Event

SPEECH = listed("speech", "dating.yaml")
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT"})
_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "parataxis", "csubj", "pcomp"})
_PREPOSITIONS = listed("prepositions", "dating.yaml")
_JOINTS = listed("joints", "dating.yaml")
_COURSE = listed("course", "dating.yaml")
_HELPERS = (
    ("modal", frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "'ll"})),
    ("perfect", frozenset({"has", "have", "'ve"})),
    ("pluperfect", frozenset({"had"})),
    ("past", frozenset({"was", "were", "did"})),
    ("infinitive", frozenset({"to"})),
    ("present", frozenset({"is", "are", "does", "do"})),
)


def _chain(token: Token) -> list[Token]:
    out = [token]
    while (head := out[-1].head) is not out[-1] and len(out) < 40:  # noqa: PLR2004 - no real sentence is deeper
        out.append(head)
    return out


def _bucket(n: int) -> str:
    return "0" if n <= 0 else str(n) if n <= 3 else "4-6" if n <= 6 else "7-12" if n <= 12 else "13+"  # noqa: PLR2004 - bins


def verb_form(token: Token) -> str:
    """Past, perfect, pluperfect, present, future, noun ...: the form of the act's word."""
    if token.pos_ not in ("VERB", "AUX"):
        return "noun"
    words = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    for form, helpers in _HELPERS:
        if words & helpers:
            return form
    return {"VBD": "past", "VBN": "participle", "VBG": "ing"}.get(token.tag_, "present")


def pair_features(
    event: Event, told: Told, where: Sentences, others: Sequence[Event], *, dates: Sequence[Told], published: str | None
) -> list[str]:
    """Features of one act and one date of the same sentence.

    Args:
        event: the act.
        told: the date.
        where: the report's sentences.
        others: all acts of the sentence, this one too.
        dates: all dates of the sentence, this one too.
        published: the day the report speaks from.
    """
    anchor, date = where.head(event.anchor.start, event.anchor.end), where.head(told.start, told.end)
    out = ["bias", *_in_the_tree(anchor, date), *_between(event, anchor, date, where, others)]
    nearest = min(dates, key=lambda d: abs(where.token(d.start) - anchor.i))
    near_event = min(others, key=lambda o: abs(where.token(o.anchor.start) - date.i))
    out += [
        f"dates-here{min(len(dates), 3)}",
        "nearest-date" if nearest is told else "other-date-nearer",
        "nearest-act" if near_event is event else "other-act-nearer",
        "prep:" + (told.before if told.before in _PREPOSITIONS else "-"),
        "type:" + told.type,
        "precision:" + told.precision,
    ]
    if anchor.idx <= told.start < event.anchor.end:
        out.append("inside")
    form = verb_form(anchor)
    ahead = published is not None and told.value[:10] > published
    out += [f"form:{form}", f"status:{event.status}", f"ahead:{ahead}:{event.status}", f"ahead:{ahead}:{form}"]
    out += ["bg" if event.background else "fg", "verbal" if event.type in VERBAL else "material"]
    if date.dep_ in ("compound", "nmod", "amod", "poss") and date.head.i != anchor.i:
        out.append("date-modifies-noun")
    if "T" in told.value:
        out.append("clock")
    return out


def of_another(anchor: Token, date: Token, others: Sequence[Token]) -> bool:
    """Whether a date stands in a clause that tells another act ("the town, which fell in May, was shelled") or of a name.

    What somebody named did at another time dates nothing else ("the UN, which has waited since October, welcomed the offer").

    Args:
        anchor: the act's word.
        date: the date's.
        others: the words of the sentence's other acts.
    """
    up = _chain(date)
    meet = _meet(up, _chain(anchor))
    clauses = [t for t in up[: meet[0] if meet else None] if t.dep_ in ("relcl", "acl") and t.head.i != anchor.i]
    if any(t.dep_ == "relcl" and t.pos_ in ("VERB", "AUX") and _named(t.head) for t in clauses):
        return True
    return any(t.i == o.i or t.is_ancestor(o) for t in clauses for o in others if o.i != anchor.i)


def _named(noun: Token) -> bool:
    """Whether a noun is (part of) a name."""
    return noun.pos_ == "PROPN" or bool(noun.ent_type_)


def during(one: Token, other: Token) -> bool:
    """Whether one of two acts is told as done in the course of the other ("held two men during a raid")."""
    return any(b.head.lower_ in _COURSE and b.head.head.i == a.i for a, b in ((one, other), (other, one)))


def _meet(up: Sequence[Token], down: Sequence[Token]) -> tuple[int, int] | None:
    """Where two words' chains of governors meet, as a place in each; None where they don't."""
    above = {t.i: k for k, t in enumerate(down)}
    return next(((k, above[t.i]) for k, t in enumerate(up) if t.i in above), None)


def _in_the_tree(anchor: Token, date: Token) -> list[str]:
    """Which of the two governs the other, and through what clauses."""
    up, down = _chain(date), _chain(anchor)
    meet = _meet(up, down)
    out = []
    if meet is None:
        out.append("apart")
    else:
        steps_up, steps_down = up[1 : meet[0]], down[: meet[1]]
        out.append(f"down{min(len(steps_down), 4)}" + (f"up{_bucket(len(steps_up))}" if not steps_down else ""))
        out += ["from-top:" + t.dep_ for t in steps_down if t.dep_ in _CLAUSE]
        if steps_down or len(up) > 1:
            out += ["date-in:" + t.dep_ for t in (date, *steps_up) if t.dep_ in _CLAUSE]
        if steps_down and up[meet[0]].lemma_ in SPEECH:
            out += ["speech-between", *(["said-that"] if any(t.dep_ == "ccomp" for t in steps_down) else [])]
        if not steps_down and anchor.pos_ not in ("VERB", "AUX"):
            out.append("dates-noun")
    governor = next((t for t in up[1:] if t.pos_ in ("VERB", "AUX")), None)
    if governor is not None:
        kind = "anchor" if governor.i == anchor.i else "speech" if governor.lemma_ in SPEECH else "verb"
        out.append("governor:" + kind)
        if anchor.pos_ not in ("VERB", "AUX") and any(t.i == governor.i for t in down):
            out.append("noun-under-governor" + ("-direct" if len(down) > 1 and down[1].i == governor.i else ""))
    return out


def _between(event: Event, anchor: Token, date: Token, where: Sentences, others: Sequence[Event]) -> list[str]:
    """What stands between the two in the order of the words."""
    first, last = sorted((anchor.i, date.i))
    between = where.parse[first + 1 : last]
    side = "after" if date.i > anchor.i else "before"
    commas = sum(t.text in (",", ";", "–", "—", "--") for t in between)
    verbs = sum(t.pos_ == "VERB" for t in between)
    rivals = sum(o is not event and first < where.token(o.anchor.start) < last for o in others)
    out = [side, f"{side}:{_bucket(len(between))}", f"{side}-commas{min(commas, 2)}", f"verbs{min(verbs, 3)}"]
    out.append(f"acts-between{min(rivals, 2)}")
    if any(t.text in ('"', "“", "”") for t in between):
        out.append("quote-between")
    joint = next((t.lower_ for t in between if t.lower_ in _JOINTS), None)
    if joint is not None:
        out.append("word:" + joint)
    if side == "before" and date.i - where.parse[anchor.i].sent.start <= 4:  # noqa: PLR2004 - "Early on Friday morning,"
        out.append("opens-sentence")
    return out
