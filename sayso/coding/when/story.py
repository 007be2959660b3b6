"""Whether an act told without a date is that of another dated act of the report: the features that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import listed
from sayso.coding.when.clause import VERBAL, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.when.sentences import Sentences
    from sayso.coding.when.told import Told
    from sayso.schema import Event

PRONOUNS = listed("pronouns", "dating.yaml")
MARKERS = listed("markers", "dating.yaml")


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What the acts of a report that have a date of their own tell about the others.

    Args:
        where: the report's sentences.
        dated: acts that are dated by their own sentence, with their dates.
        published: the day the report speaks from.
    """

    where: Sentences
    dated: Sequence[tuple[Event, Told]]
    published: str | None

    def days(self) -> list[str]:
        """The days that acts are dated to; weeks, months and years are too coarse to pass on to another act."""
        return list(dict.fromkeys(d.value for _, d in self.dated if d.precision in ("day", "hour", "minute")))

    def features(self, event: Event, value: str, *, own: bool, before: tuple[Event, str | None] | None) -> list[str]:
        """Features of an act and a day of the story.

        Args:
            event: the act.
            value: the day, one of :meth:`days`.
            own: whether the act's sentence has a date, which does not date it.
            before: the act before it in the text and its date, if any.
        """
        where, head = self.where, self.where.head(event.anchor.start, event.anchor.end)
        sentence = where.sentence(event.anchor.start)
        with_it = [e for e, t in self.dated if t.value == value]
        gap, near = self._nearest(sentence, with_it)
        form, kind, away = verb_form(head), _kind(event), _distance(gap)
        out = [
            "bias",
            "gap:" + away,
            f"type:{event.type}",
            f"{kind}:{form}",
            f"form:{form}",
            f"gap:{away}:{kind}",
            f"gap:{away}:{form}",
        ]
        out += self._alike(event, head, near, with_it, away)
        out += self._day(value, form, len(with_it))
        rival = min((abs(sentence - where.sentence(e.anchor.start)) for e, t in self.dated if t.value != value), default=99)
        out.append("nearest-dated" if abs(gap) <= rival else "other-dated-nearer")
        if sentence == 0:
            out.append("lead")
        if own:
            out.append("has-own-date")
        if before is not None:
            step = min(3, sentence - where.sentence(before[0].anchor.start))
            state = "none" if before[1] is None else "same" if before[1] == value else "other"
            like = "like" if before[0].type == event.type else kind
            out += [f"after-{state}", f"after-{state}:{step}", f"after-{state}:{step}:{like}", f"after-{state}:{form}"]
        return out + self._told_how(event, head, near, gap)

    def _nearest(self, sentence: int, acts: Sequence[Event]) -> tuple[int, Event]:
        """The nearest of some acts, and how many sentences it lies back (less than 0: ahead, which counts as further)."""
        gaps = [sentence - self.where.sentence(e.anchor.start) for e in acts]
        best = min(range(len(gaps)), key=lambda k: abs(gaps[k]) + (0.5 if gaps[k] < 0 else 0))
        return gaps[best], acts[best]

    def _alike(self, event: Event, head: Token, near: Event, with_it: Sequence[Event], away: str) -> list[str]:
        """How like the dated acts this one is."""
        heads = {self.where.head(e.anchor.start, e.anchor.end).lemma_.lower() for e in with_it}
        types = {e.type for e in with_it}
        kin = head.lemma_.lower() in heads
        out = ["same-word", "same-word:" + away] if kin else []
        out += [
            "same-type" if event.type in types else "other-type",
            "near-same-type" if event.type == near.type else "near-other-type",
        ]
        out += [f"{_kind(event)}<{_kind(near)}", f"status:{event.status}", f"status:{event.status}<{near.status}"]
        out += ["bg" if event.background else "fg", f"bg:{event.background}<{near.background}"]
        if verb_form(head) == "noun":
            determiner = next((c.lower_ for c in head.children if c.dep_ in ("det", "poss")), "-")
            out.append("det:" + (determiner if determiner in ("the", "a", "an", "this", "that", "-") else "poss"))
            out.append(f"det:{determiner == 'the'}:{event.type in types}:{kin}")
        return out

    def _day(self, value: str, form: str, acts: int) -> list[str]:
        """What day it is, and how much of the report is dated to it."""
        first = min(self.dated, key=lambda d: d[0].anchor.start)
        out = [
            f"dates{min(len({t.value for _, t in self.dated}), 4)}",
            f"share{int(acts / max(1, len(self.dated)) * 4)}",
            f"dated{min(acts, 4)}",
            "first-date" if first[1].value == value else "not-first",
        ]
        if self.published:
            day = value[:10]
            out.append("today" if day == self.published else "ahead" if day > self.published else "before")
            out.append(f"pub:{day == self.published}:{form}")
        return out

    def _told_how(self, event: Event, head: Token, near: Event, gap: int) -> list[str]:
        """Names and subjects shared with the dated act, quotation, the opening of the sentence."""
        where, away, kind = self.where, _distance(gap), _kind(event)
        sentence, near_head = where.sentence(event.anchor.start), where.head(near.anchor.start, near.anchor.end)
        shared = len(where.names(sentence) & where.names(where.sentence(near.anchor.start)))
        out = [f"names{min(shared, 3)}", f"names{min(shared, 2)}:{away}", f"names{min(shared, 2)}:{kind}<{_kind(near)}"]
        subject, near_subject = where.subject(head), where.subject(near_head)
        if subject:
            same = "same" if subject == near_subject else "other"
            out.append("subject:" + ("pronoun:" + away if subject in PRONOUNS else same))
            if same == "same":
                out.append(f"same-subject:{away}:{kind}")
        opening = where.opening(sentence)
        if opening in MARKERS:
            out.append("opens:" + opening)
        if gap == 0:
            out.append("apart" + str(min(4, abs(where.token(event.anchor.start) - where.token(near.anchor.start)) // 5)))
            if "conj" in (head.dep_, near_head.dep_):
                out.append("joined")
        if where.quoted(event.anchor.start):
            out += ["quoted", f"quoted:{away}:{kind}"]
        said = _said(head)
        return [*out, "said" if said else "told", f"said:{said}:{away}"]


def _kind(event: Event) -> str:
    return "verbal" if event.type in VERBAL else "material"


def _said(token: Token) -> bool:
    """Is the word in what somebody said?"""
    for _ in range(12):  # no real sentence is deeper
        if token.dep_ == "ccomp":
            return True
        if token.head is token:
            break
        token = token.head
    return False


def _distance(n: int) -> str:
    if n < 0:
        return "later1" if n == -1 else "later2-3" if n >= -3 else "later4+"  # noqa: PLR2004 - bins
    return str(n) if n <= 2 else "3-4" if n <= 4 else "5-8" if n <= 8 else "9+"  # noqa: PLR2004 - bins
