"""What happened to the people that a sentence counts, and which act's count it is: a classifier over number and act.

A number such as "seven" in "seven died and six were hurt" is weighed against every act of its sentence; it goes to the act that
leaves it least chance of counting nobody's dead, wounded, arrested, captured, displaced, missing or troops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sayso.coding.events.counts import bearer
from sayso.coding.events.grammar import path
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.tolls import told_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.events.counts import Counter, Found
    from sayso.coding.events.linear import Linear
    from sayso.reading.document import Document
    from sayso.schema import Count, CountKind

#: Chance above which a number is a count (best F1 out of fold, docs/events.md).
LEAST = 0.3
#: What others do to the people counted.
HARMS = frozenset({"killed", "wounded", "arrested", "captured"})


def count_features(counter: Counter, found: Found, act: Token, kind: str, rivals: int) -> set[str]:
    """Features of a number as a count of an act.

    Args:
        counter: what the words say (counts.yaml).
        found: the number.
        act: the word that bears the act.
        kind: the type of the act.
        rivals: how many acts of the sentence stand nearer to the number.
    """
    start = bearer(found.noun, found.last)
    rule = f"{found.kind}:{'its word' if found.word is not None and found.word.i == act.i else ''}"
    size = "alone" if found.alone else "none" if found.low is None and found.best is None else "some"
    noun = lemma_of(found.noun) if found.noun is not None else f"({found.last.head.pos_})"
    governor = start.head if start.dep_ != "nummod" else start.head.head
    way = path(act, start) or "far"
    out = {
        "bias",
        f"t:{kind}",
        f"rule:{rule}",
        f"rule:{found.kind}:{kind}",
        f"size:{size}",
        f"noun:{noun}",
        f"noun:{noun}:{kind}",
    }
    out |= {f"dep:{start.dep_}", f"gov:{lemma_of(governor)}", f"gov:{lemma_of(governor)}:{start.dep_}", f"l:{lemma_of(act)}"}
    out |= {f"path:{way}", f"path:{kind}:{way}", f"rivals:{min(rivals, 3)}", f"rivals:{min(rivals, 3)}:{found.kind}:{kind}"}
    out |= {f"ent:{found.last.ent_type_}", f"alone:{found.alone}:{found.kind}", f"alone:{found.alone}:{start.dep_}:{kind}"}
    whom = found.noun is not None
    said = lemma_of(start) if start.pos_ in {"NOUN", "PROPN"} else lemma_of(start.head) if start.dep_ == "nummod" else "none"
    out |= {
        f"people:{whom}",
        f"people:{whom}:{kind}:{start.dep_}",
        f"people:{whom}:{kind}:{way}",
        f"people:{whom}:{kind}:{size}",
    }
    out |= {f"said:{said}", f"said:{said}:{kind}", f"people:{whom}:{found.kind}:{kind}", f"people:{whom}:{found.kind}:{way}"}
    out |= {f"gap:{min(abs(act.i - start.i) // 3, 5)}:{kind}:{whom}", f"side:{act.i < start.i}:{kind}:{whom}"}
    near = start.sent.doc[max(start.sent.start, start.i - 4) : min(start.sent.end, start.i + 6)]
    told = {k for t in near if (k := counter.kind_of(lemma_of(t)))}
    out |= {f"near:{k}" for k in told} | {f"near:{k}:{kind}" for k in told}
    verbs = [t for t in (governor, *governor.ancestors) if t.pos_ in {"VERB", "AUX"}][:2]
    out |= {f"verb:{n}:{lemma_of(v)}" for n, v in enumerate(verbs)}
    out |= {f"verb:{n}:{k}" for n, v in enumerate(verbs) if (k := counter.kind_of(lemma_of(v)))}
    out |= {f"act:{k}" for k in [counter.kind_of(lemma_of(act))] if k}
    out |= {f"after:{t.lower_}" for t in start.doc[found.last.i + 1 : min(start.sent.end, found.last.i + 3)]}
    if found.first.i > start.sent.start:
        out.add(f"before:{found.first.nbor(-1).lower_}")
    return out


def rivals(found: Found, acts: Sequence[Token]) -> list[int]:
    """For each act, how many others stand nearer to the number's word."""
    at = found.word or bearer(found.noun, found.last)
    gaps = [abs(a.i - at.i) for a in acts]
    return [sum(other < gap for other in gaps) for gap in gaps]


def assign(
    document: Document, counter: Counter, found: Sequence[Found], acts: Sequence[tuple[Token, str]], model: Linear
) -> list[tuple[Count, ...]]:
    """The counts of each act (its word and type); a number counts for one act at most.

    A total counts for none of the acts that it adds up.
    """
    out: list[list[Count]] = [[] for _ in acts]
    for number in found:
        near = rivals(number, [token for token, _ in acts])
        odds = [model(count_features(counter, number, t, kind, near[n])) for n, (t, kind) in enumerate(acts)]
        verb = told_of_all(number)
        harms = [counter.kind_of(lemma_of(token)) in HARMS and doing(counter, number, token) for token, _ in acts]
        free = [n for n, (token, _) in enumerate(acts) if not harms[n] and (verb is None or not adds(verb, token))]
        best = min(free, key=lambda n: (odds[n]["none"], n), default=None)
        if best is None or odds[best]["none"] >= 1 - LEAST:
            continue
        if number.kind is None and lemma_of(acts[best][0]) in counter.harmless:
            continue
        kind = max((k for k in odds[best] if k != "none"), key=lambda k: odds[best][k])
        if kind in HARMS and doing(counter, number, acts[best][0]):
            continue  # those who do it
        out[best].append(number.counting(document, cast("CountKind", kind)))
    return [tuple(counts) for counts in out]


def adds(verb: Token, act: Token) -> bool:
    """Whether a verb that brings a total to a number hangs on an act, or on the act's verb ("a blast hurt three, taking")."""
    tops = [act, act.head] if act.dep_ in {"nsubj", "nsubjpass"} else [act]
    return any(verb.i == top.i or top.is_ancestor(verb) for top in tops)


def doing(counter: Counter, number: Found, act: Token) -> bool:
    """Whether the people counted act upon others ("two gunmen killed five", "killed by two gunmen", "died at their hands").

    As its subject, of an active verb with an object, they must not have come to harm themselves ("hit a landmine and died").
    """
    who = bearer(number.noun, number.last)
    who = who.head if who.dep_ == "nummod" else who
    if act.pos_ != "VERB":
        return False
    if who.dep_ == "pobj":
        by = who.head if who.head.dep_ == "agent" else _at_the_hands(who.head)
        return by is not None and by.head.i == act.i
    if who.dep_ != "nsubj" or who.head.i != act.i or any(lemma_of(c) in counter.dying for c in act.conjuncts):
        return False
    objects = [c for c in act.children if c.dep_ == "dobj"]
    return any(not c.lower_.endswith(("self", "selves")) and lemma_of(c) not in counter.own for c in objects)


def _at_the_hands(of: Token) -> Token | None:
    """The "at" of "at the hands of", by its "of"."""
    hands = of.head
    return hands.head if of.lower_ == "of" and lemma_of(hands) == "hand" and hands.head.lower_ == "at" else None
