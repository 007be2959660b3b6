"""Questions: what somebody was asked is not what he answered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.found import Found, Offsets
    from sayso.coding.attributions.silence import Silence

_PUT = (
    r"\b(?:asked|questioned|pressed|quizzed|(?:(?:response|reply|answer) to|answering|replying to|responding to)"
    r" (?:[\w’'-]+ ){0,3}?(?:questions?|query|queries))\b"
)
#: Before words that were asked: "asked by a reporter whether ...".
ASKED = re.compile(
    _PUT + r"[^.;:“”\"]{0,50}?\b(?:whether|if|about|why|how|what|when|who|where)\s*$",
    re.IGNORECASE,
)
#: The same where the words that were asked begin with the question's own.
BEGINS = re.compile(r"(?:whether|if|about|why|how)\b", re.IGNORECASE)
BEFORE = re.compile(_PUT + r"[^.;:“”\"]{0,50}$", re.IGNORECASE)
QUESTION = re.compile(r"\b(?:asked|questioned|pressed|quizzed)\b", re.IGNORECASE)
#: What a question is about, unlike a request: the word stands before the content or begins it.
TOPIC = re.compile(r"(?:about|on(?! \w+day)|over|whether|if|why|how|what|when|who|where)\b", re.IGNORECASE)
TOPIC_LAST = re.compile(r"\b" + TOPIC.pattern + r"\s*$", re.IGNORECASE)
#: Before "asked": somebody is asked, his name before it, or behind the clause.
PASSIVE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)(?: \w+)?\s*$", re.IGNORECASE)
PARTICIPLE = re.compile(r"(?:^|[,;:.\n“\"]|\b(?:when|if|once|while|where|until|unless))\s*$", re.IGNORECASE)
TAKES_UP = frozenset({"he", "she", "it", "they", "who", "which"})


def answers(found: list[Found], text: str) -> list[Found]:
    """The same without the question among the words of the answer ("Asked whether he would resign, he said no")."""
    out = []
    for one in found:
        said = one.content
        if one.cue is not None and len(said) > 1:
            said = tuple(s for s in said if s[1] > one.cue[0] or not _asked(text, s))
        out.append(replace(one, content=said or one.content))
    return out


def _asked(text: str, said: Offsets) -> bool:
    before = text[max(0, said[0] - 80) : said[0]]
    return bool(ASKED.search(before) or (BEGINS.match(text, *said) and BEFORE.search(before)))


def silent_about(
    silent: list[Silence], found: list[Found], prose: tuple[Offsets, ...], text: str
) -> tuple[list[Silence], list[Found]]:
    """Who was asked about something and said nothing makes one claim, not two: the question is what he is silent about."""
    asked: list[Found] = []
    out = []
    for one in silent:
        cue = one.found.cue
        here = next((p for p in prose if cue is not None and p[0] <= cue[0] < p[1]), None)
        question = None
        if here and cue and one.type == "no_comment" and not one.found.content:
            before = [f for f in found if f.cue and here[0] <= f.cue[0] < cue[0] and QUESTION.search(text[slice(*f.cue)])]
            nearest = max(before, key=lambda f: f.place, default=None)
            question = nearest if nearest is not None and _is_asked(one.found, nearest, found, text) else None
        if question is not None:
            asked.append(question)
            one = replace(one, found=replace(one.found, content=question.content))  # noqa: PLW2901 - the same, completed
        out.append(one)
    return out, [f for f in found if all(f is not a for a in asked)]


def _is_asked(silent: Found, question: Found, found: list[Found], text: str) -> bool:
    """Is it a question, and put to the one who is silent, with nobody else speaking between?"""
    cue, asked = silent.cue, QUESTION.search(text, question.cue[0]) if question.cue else None
    if cue is None or asked is None or not question.content or question.content[0][0] < asked.end():
        return False
    if any(
        f is not question
        and f.cue
        and asked.end() <= f.cue[0] < cue[0]
        and not any(s <= f.cue[0] < e for s, e in question.content)
        for f in found
    ):
        return False
    at = question.content[0][0]
    told = TOPIC_LAST.search(text, asked.end(), at)
    if told is None and not TOPIC.match(text, at):
        return False
    who = _words(text, silent.source)
    if not who or (who[0] in TAKES_UP and len(who) == 1):
        return True
    before = text[max(0, asked.start() - 80) : asked.start()]
    if PARTICIPLE.search(before) or PASSIVE.search(before):
        first = silent.source is not None and silent.source[0] < asked.start()
        return first or bool(PARTICIPLE.search(before)) or who == _words(text, question.source)
    whom = _words(text, (asked.end(), told.start() if told else at))
    return who[-1] == whom[-1] if whom else who != _words(text, question.source)


def without_questions_put_to(found: list[Found], text: str) -> list[Found]:
    """Without questions as claims of the one who was asked ("Asked whether he would go, Berg said no")."""
    return [f for f in found if not _put_to_source(f, text)]


def _put_to_source(one: Found, text: str) -> bool:
    asked = QUESTION.match(text, one.cue[0]) or QUESTION.search(text, *one.cue) if one.cue else None
    if asked is None or one.source is None or not one.content or one.content[0][0] < asked.end():
        return False
    at = one.content[0][0]
    if not TOPIC.match(text, at) and not TOPIC_LAST.search(text, asked.end(), at):
        return False
    if PASSIVE.search(text[max(0, asked.start() - 40) : asked.start()]):
        return one.source[0] < asked.start()
    behind = one.source[0] >= at  # an agent stands before the question
    return behind and bool(PARTICIPLE.search(text[max(0, asked.start() - 40) : asked.start()]))


def _words(text: str, span: Offsets | None) -> list[str]:
    return re.findall(r"[\w’'-]+", text[slice(*span)].lower()) if span else []
