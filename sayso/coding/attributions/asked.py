"""Questions: what somebody was asked is not what he answered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.found import Found, Offsets
    from sayso.coding.attributions.silence import Silence

#: Before words that were asked: "asked by a reporter whether ...".
ASKED = re.compile(
    r"\b(?:asked|questioned|pressed|quizzed)\b[^.;:“”\"]{0,50}?\b(?:whether|if|about|why|how|what|when|who|where)\s*$",
    re.IGNORECASE,
)
#: The same where the words that were asked begin with the question's own.
BEGINS = re.compile(r"(?:whether|if|about|why|how)\b", re.IGNORECASE)
BEFORE = re.compile(r"\b(?:asked|questioned|pressed|quizzed)\b[^.;:“”\"]{0,50}$", re.IGNORECASE)
QUESTION = re.compile(r"\b(?:asked|questioned|pressed|quizzed)\b", re.IGNORECASE)


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
        question = next(
            (
                f for f in found
                if here and f.cue and cue and here[0] <= f.cue[0] < cue[0] and QUESTION.search(text[slice(*f.cue)])
                and one.type == "no_comment" and not one.found.content
            ),
            None,
        )  # fmt: skip
        if question is not None:
            asked.append(question)
            one = replace(one, found=replace(one.found, content=question.content))  # noqa: PLW2901 - the same, completed
        out.append(one)
    return out, [f for f in found if all(f is not a for a in asked)]
