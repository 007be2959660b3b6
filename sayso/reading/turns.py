"""Turns of an interview or a transcript ("Q: ...", "Berg: ...") and posts under an account's name: who speaks without a verb.

Nothing but a label and a colon at the beginning of a line says who speaks in them.  Lines of other sorts have labels too
("Place: Geneva"), so that a label counts only where it is a word for one who asks or answers, or where labels take turns.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

#: Words that stand for whoever asks, and for whoever answers.
ASKING = frozenset({"q", "question", "interviewer", "reporter", "journalist", "moderator", "presenter", "host"})
ANSWERING = frozenset({"a", "answer", "interviewee", "reply"})
#: A label: a name, a word for who asks or answers, perhaps with a medium in brackets.
LABEL = re.compile(
    r"^[ \t]*(?:[—–-] ?)?(?P<label>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|al|bin|de|of|the)){0,4})"
    r"(?: \([^)\n]{1,40}\))?:[ \t]+(?=\S)",
    re.MULTILINE,
)
#: Any words of a line before a colon: a label only in an interview.
DESCRIBED = re.compile(
    r"^[ \t]*(?P<label>[A-Z][\w'’-]*(?: [\w'’-]+){0,3})(?: \([^)\n]{1,40}\))?:[ \t]+(?=[A-Z“\"])", re.MULTILINE
)
#: The line over a post: a name, an account, perhaps when.
ACCOUNT = re.compile(
    r"^(?!replying|in reply|in response|reply|via |rt |retweet)(?P<label>[^\s@][^@\n]{1,60}?)[ \t]+\(?@\w{2,30}\)?"
    r"(?:[ \t]*[·•|–-][ \t]*[^\n@]{1,40})?:?[ \t]*\n",
    re.MULTILINE | re.IGNORECASE,
)
#: So many turns of named people make a transcript, where at least two take turns and one speaks twice.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says at a stretch.

    Attributes:
        label: offsets of the words that say who.
        start: where it begins, behind the label.
        end: where it ends.
        asks: whether it is the one who asks.
        stands_for: whether the label is no name ("A").
        posted: whether it is a post under an account's name.
    """

    label: tuple[int, int]
    start: int
    end: int
    asks: bool = False
    stands_for: bool = False
    posted: bool = False


def turns(text: str) -> list[Turn]:
    """The turns of a text, in order; none in a report that is neither interview nor transcript and has no posts."""
    return sorted([*_spoken(text), *_posted(text)], key=lambda t: t.start)


def _spoken(text: str) -> list[Turn]:
    found = list(LABEL.finditer(text))
    words = [m["label"].lower().rstrip(".") for m in found]
    times = Counter(words)
    lettered = bool(ANSWERING & times.keys()) and (bool(ASKING & times.keys()) or "?" in text)
    if lettered:
        found = list(DESCRIBED.finditer(text))
        words = [m["label"].lower() for m in found]
        times = Counter(words)
    if not lettered and (len(found) < FEWEST or len(times) < 2 or max(times.values()) < 2):  # noqa: PLR2004 - two take turns
        return []
    ends = [b.start() for _, b in pairwise(found)] + [_line_end(text, found[-1].end())]
    said = {w: [text[m.end() : e].rstrip() for m, e, x in zip(found, ends, words, strict=True) if x == w] for w in times}
    asks = {w: w in ASKING or (not lettered and 2 * sum(s.endswith("?") for s in said[w]) > len(said[w])) for w in times}
    if lettered:
        asks |= {w: w not in ANSWERING and any(s.endswith("?") for s in said[w]) for w in times if w not in ASKING}
    once = {w for w, n in times.items() if n < 2 and w not in ASKING | ANSWERING and not asks[w]}  # noqa: PLR2004 - "Place: Geneva"
    return [
        Turn(m.span("label"), m.end(), len(text[:e].rstrip()), asks=asks[w], stands_for=w in ASKING | ANSWERING)
        for m, e, w in zip(found, ends, words, strict=True)
        if not (w in once and not lettered and not any(asks.values()))
    ]


def _posted(text: str) -> list[Turn]:
    return [
        Turn(m.span("label"), m.end(), _paragraph_end(text, m.end()), posted=True)
        for m in ACCOUNT.finditer(text)
        if text[m.end() : m.end() + 1].strip()
    ]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text.rstrip()) if end < 0 else end


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n\n", at)
    return len(text.rstrip()) if end < 0 else end
