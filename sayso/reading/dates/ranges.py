"""Stretches told by their two ends: "March 15-17", "from Monday to Wednesday", "between 2010 and 2012".

TIMEX3 marks the two ends one by one; each keeps its own value, and both say the whole stretch in their interval.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.knowledge.lists import listed
from sayso.reading.dates.day_lists import LISTED, one_by_one
from sayso.reading.dates.periods import Period, period_of

if TYPE_CHECKING:
    from sayso.reading.dates.context import Context
    from sayso.reading.dates.grammar import Found
    from sayso.reading.dates.readings import Reading
    from sayso.schema import TimeExpression

#: The word before the first end, and those that may stand between the two.
_JOINTS = {"from": ("to", "until", "till", "through", "-", "\u2013"), "between": ("and",)}
#: What joins two days with no such word before them: "Sunday to Tuesday", "Sunday-Tuesday".
_DAYS_JOINED = frozenset({"to", "through", "-", "\u2013"})
#: "On Sunday to Tuesday's talks" joins no days; nor do verbs that put something off from one day to another.
_POSSESSIVE = ("'s", "\u2019s")
_PUTTING_OFF = re.compile(rf"\b(?:{'|'.join(sorted(listed('dates', 'putting_off')))})\b", re.IGNORECASE)


def split(found: Found, first: int, last: int, reading: Reading) -> list[tuple[int, int, Reading]]:
    """The two ends of a range, or the days of a list, as expressions of their own; anything else as it is."""
    if found.rule.name == LISTED:
        return one_by_one(found, first, last, reading)
    joint = found.span("to")
    period = reading.period
    if joint is None or period is None or period.unit != "range" or not first < joint[0] or not joint[1] < last:
        return [(first, last, reading)]
    name = found.rule.name
    unit = "year" if name == "years" else "month" if name == "months" else "day"
    # "On May 14 and 16" is two days, "between May 14 and 16" all from the first to the last.
    two = unit == "day" and found.word("to") == "and" and not (first and found.tokens[first - 1].word == "between")
    apart = two and (period.last - period.first).days > 1
    out = []
    for begin, bound, day in ((first, joint[0], period.first), (joint[1], last, period.last)):
        stop = bound
        end: Period = period_of(unit, day)  # type: ignore[arg-type]
        while stop > begin and found.tokens[stop - 1].word in (",", "."):
            stop -= 1
        interval = end.interval if apart else period.interval
        because = f"{reading.because}; one of two days" if apart else f"{reading.because}; an end of {period.value}"
        out.append((begin, stop, replace(reading, value=end.value, interval=interval, because=because, period=end)))
    return out


def join(out: list[tuple[TimeExpression, str, Reading]], text: str) -> None:
    """Give both ends of "from Monday to Wednesday" and the like the whole stretch as their interval."""
    for k in range(len(out) - 1):
        (a, rule_a, read_a), (b, rule_b, read_b) = out[k], out[k + 1]
        if read_a.period is None or read_b.period is None or b.start - a.end > 12:  # noqa: PLR2004 - " through the "
            continue
        words = text[max(0, a.start - 10) : a.start].lower().split()
        between = text[a.end : b.start].lower().split()
        if not between or "/" in (a.value or ""):
            continue
        days = len(between) == 1 and between[0] in _DAYS_JOINED and read_a.period.unit == read_b.period.unit == "day"
        if days:
            clause = 1 + max(text.rfind(sign, 0, a.start) for sign in ".;")
            days = not text.startswith(_POSSESSIVE, b.end) and _PUTTING_OFF.search(text, clause, a.start) is None
        if not days and (not words or between[0] not in _JOINTS.get(words[-1], ())):
            continue
        first, last = read_a.period.first, read_b.period.last
        if first >= last or (a.interval or "").endswith(last.isoformat()):
            continue
        whole = f"{first.isoformat()}/{last.isoformat()}"
        out[k] = (replace(a, interval=whole, because=f"{a.because}; an end of {whole}"), rule_a, read_a)
        out[k + 1] = (replace(b, interval=whole, because=f"{b.because}; an end of {whole}"), rule_b, read_b)


def join_clock(out: list[tuple[TimeExpression, str, Reading]], text: str, context: Context) -> None:
    """Give "8 p.m. on Tuesday" the day told after it; one further on only where none stands before it in its sentence.

    A day further on must be that of the hour's own act: see :func:`_same_act`.
    """
    for k in range(len(out) - 1):
        (a, rule_a, read_a), (b, _, read_b) = out[k], out[k + 1]
        if rule_a not in _CLOCKS or read_a.period is None or read_b.type != "DATE" or read_b.period is None:
            continue
        between = text[a.end : b.start]
        if read_b.period.unit != "day" or "/" in (b.interval or "/"):
            continue
        if between.strip().lower() not in _ON and (
            not _ON_A_DAY.fullmatch(between)
            or (k and not _STOP.search(text[out[k - 1][0].end : a.start]))
            or not _same_act(between, read_b.period, context)
        ):
            continue
        old, new = read_a.period.value, read_b.period.value
        value, interval = (x.replace(old, new, 1) if x else x for x in (a.value, a.interval))
        because = f"on {new}, told after it"
        out[k] = (replace(a, value=value, interval=interval, because=because), rule_a, replace(read_a, period=read_b.period))


_CLOCKS = frozenset({"clock", "clock part", "military", "clock word", "half past", "day part", "dawn", "early hours"})
_ON = frozenset({"on", "", ",", ", on", "of"})
#: The rest of a clause that tells its day: "[shortly before noon,] a rocket hit the market on [Wednesday]".
_ON_A_DAY = re.compile(r",?(?:\s+[\w'’-]+){1,12}\s+on\s+")
_STOP = re.compile(r"[.!?;\n]")
#: Words at which another act begins: clauses, what is to come, what is said, agreed or planned.
_OTHER_ACT = re.compile(
    r"\b(?:that|who|whom|whose|which|when|where|while|as|if|because|before|after|since|until|but"
    r"|will|would|shall|should|may|might|can|could|must|sa(?:id|ys?)|t(?:old|ells?)|den(?:ied|ies)"
    r"|(?:announc|declar|promis|pledg|decid|approv|schedul|urg|vot|postpon)(?:es?|ed|ing)"
    r"|(?:confirm|warn|claim|stat|report|vow|threaten|delay|call|order|ask|condemn|discuss|recall|mourn)(?:ed|ing)"
    r"|agree[ds]|plan(?:s|ned|ning)?)\b"
    r"|\bto\s+(?!(?:the|an?|its|his|her|their|hospitals?|prison|jail|court|safety)\b|[A-Z])",
)
#: Words before a participle that is no verb of its own ("the besieged town", "a camp for displaced people").
_BEFORE_PARTICIPLE = listed("dates", "before_participle")


def _same_act(between: str, day: Period, context: Context) -> bool:
    """Do the words between an hour and a day tell one act, of that day?

    Not where another clause, something said or something planned begins, where there are two verbs in the past, or where
    what is past would be of a day that lies ahead.
    """
    if _OTHER_ACT.search(between):
        return False
    past = context.lexicon.tables["past_cue"]
    words = between.lower().replace(",", " ").split()
    verbs = [
        k for k, w in enumerate(words)
        if w in past or (len(w) > 4 and w.endswith("ed") and not (k and words[k - 1] in _BEFORE_PARTICIPLE))  # noqa: PLR2004 - "red"
    ]  # fmt: skip
    apart = [b for a, b in pairwise(verbs) if b - a > 1 and words[b - 1] not in ("and", "been", "being", "not")]
    ahead = context.published is not None and day.first > context.published
    return not apart and not (ahead and verbs)
