"""Whether an act told without a date is that of another dated act of the report: the features that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.when.clause import VERBAL, Sentences, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.coding.when.told import Told
    from sayso.schema import Event


PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "that", "which"})
MARKERS = frozenset({"earlier", "meanwhile", "separately", "later", "previously", "also", "but", "however", "elsewhere", "in", "on", "the",
                     "after", "since", "before", "last", "he", "they", "it", "she"})  # fmt: skip


def _distance(n: int) -> str:
    if n < 0:
        return "later1" if n == -1 else "later2-3" if n >= -3 else "later4+"  # noqa: PLR2004 - bins
    return str(n) if n <= 2 else "3-4" if n <= 4 else "5-8" if n <= 8 else "9+"  # noqa: PLR2004 - bins


def story_features(
    event: Event,
    value: str,
    dated: Sequence[tuple[Event, Told]],
    where: Sentences,
    published: str | None,
    here: Sequence[Told],
    before: tuple[Event, str | None] | None = None,
) -> list[str]:
    """Features of an act and a date that other acts of the report (``dated``, all of them) have."""
    head = where.head(event.anchor.start, event.anchor.end)
    lemma, form = head.lemma_.lower(), verb_form(head)
    sentence = where.sentence(event.anchor.start)
    with_it = [(e, t) for e, t in dated if t.value == value]
    gaps = [sentence - where.sentence(e.anchor.start) for e, _ in with_it]
    nearest = min(range(len(gaps)), key=lambda k: abs(gaps[k]) + (0.5 if gaps[k] < 0 else 0))
    near, _ = with_it[nearest]
    gap = gaps[nearest]
    out = ["bias", "gap:" + _distance(gap)]
    rival = min((abs(sentence - where.sentence(e.anchor.start)) for e, t in dated if t.value != value), default=99)
    out.append("nearest-dated" if abs(gap) <= rival else "other-dated-nearer")
    lemmas = {where.head(e.anchor.start, e.anchor.end).lemma_.lower() for e, _ in with_it}
    kin = lemma in lemmas
    if kin:
        out += ["same-word", "same-word:" + _distance(gap)]
    types = {e.type for e, _ in with_it}
    out.append("same-type" if event.type in types else "other-type")
    out.append("near-same-type" if event.type == near.type else "near-other-type")
    kind = "verbal" if event.type in VERBAL else "material"
    near_kind = "verbal" if near.type in VERBAL else "material"
    out += [
        f"{kind}<{near_kind}",
        f"type:{event.type}",
        f"{kind}:{form}",
        f"form:{form}",
        f"gap:{_distance(gap)}:{kind}",
        f"gap:{_distance(gap)}:{form}",
    ]
    out += [f"status:{event.status}", f"status:{event.status}<{near.status}", "bg" if event.background else "fg",
            f"bg:{event.background}<{near.background}"]  # fmt: skip
    if form == "noun":
        determiner = next((c.lower_ for c in head.children if c.dep_ in ("det", "poss")), "-")
        out.append("det:" + (determiner if determiner in ("the", "a", "an", "this", "that", "-") else "poss"))
        out.append(f"det:{determiner == 'the'}:{event.type in types}:{kin}")
    values = {t.value for _, t in dated}
    out.append(f"dates{min(len(values), 4)}")
    share = len(with_it) / max(1, len(dated))
    out.append(f"share{int(share * 4)}")
    out.append(f"dated{min(len(with_it), 4)}")
    day = value[:10]
    if published:
        out.append("today" if day == published else "ahead" if day > published else "before")
        out.append("precision:" + (str(len(value)) if "/" not in value else "interval"))
        out.append(f"pub:{day == published}:{form}")
    first = min(dated, key=lambda d: d[0].anchor.start)
    out.append("first-date" if first[1].value == value else "not-first")
    if sentence == 0:
        out.append("lead")
    if before is not None:
        step = min(3, sentence - where.sentence(before[0].anchor.start))
        state = "none" if before[1] is None else "same" if before[1] == value else "other"
        like = "like" if before[0].type == event.type else kind
        out += [f"after-{state}", f"after-{state}:{step}", f"after-{state}:{step}:{like}", f"after-{state}:{form}"]
    if here:
        out.append("has-own-date")
    names, near_names = where.names(sentence), where.names(where.sentence(near.anchor.start))
    shared = names & near_names
    out += [
        f"names{min(len(shared), 3)}",
        f"names{min(len(shared), 2)}:{_distance(gap)}",
        f"names{min(len(shared), 2)}:{kind}<{near_kind}",
    ]
    subject, near_subject = where.subject(head), where.subject(where.head(near.anchor.start, near.anchor.end))
    if subject:
        out.append(
            "subject:"
            + ("pronoun:" + _distance(gap) if subject in PRONOUNS else "same" if subject == near_subject else "other")
        )
        if subject == near_subject:
            out.append(f"same-subject:{_distance(gap)}:{kind}")
    opening = where.opening(sentence)
    if opening in MARKERS:
        out.append("opens:" + opening)
    if gap == 0:
        out.append("apart" + str(min(4, abs(where.token(event.anchor.start) - where.token(near.anchor.start)) // 5)))
        if head.dep_ == "conj" or where.head(near.anchor.start, near.anchor.end).dep_ == "conj":
            out.append("joined")
    if where.quoted(event.anchor.start):
        out += ["quoted", f"quoted:{_distance(gap)}:{kind}"]
    chain, said = head, False
    for _step in range(12):
        if chain.dep_ == "ccomp":
            said = True
        if chain.head is chain:
            break
        chain = chain.head
    out.append("said" if said else "told")
    out.append(f"said:{said}:{_distance(gap)}")
    return out
