"""What one says round "in his opinion" is one claim ("Troops came, and the accords, in his opinion, only make it legal")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.attributions.found import Found

#: Words that remind the reader who is speaking, without anybody new.
REMINDER = re.compile(
    r"(?:in (?:his|her|their|its) (?:own )?(?:opinion|view|words|judge?ment|estimation|assessment|account)"
    r"|according to (?:him|her|them|it))",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s,;:–—-]*")


def interrupted(found: list[Found], text: str) -> list[Found]:
    """The attributions, those joined that such a reminder parts.

    Args:
        found: attributions in text order.
        text: the report's text.
    """
    out: list[Found] = []
    for one in found:
        before = out[-1] if out else None
        if before is not None and _goes_on(before, one, text):
            out[-1] = replace(before, content=(*before.content, *one.content))
        else:
            out.append(one)
    return out


def _goes_on(before: Found, one: Found, text: str) -> bool:
    if before.cue is None or one.cue is None or not before.content or not one.content or one.within or before.within:
        return False
    end, start = before.content[-1][1], one.content[0][0]
    return (
        end <= one.cue[0]
        and one.cue[1] <= start
        and REMINDER.fullmatch(text[slice(*one.cue)]) is not None
        and _MARKS.fullmatch(text[end : one.cue[0]]) is not None
        and _MARKS.fullmatch(text[one.cue[1] : start]) is not None
    )
