"""Claims of interviews, transcripts and posts: each sentence of a turn is said by whoever the turn belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.reading.mentions.interviewee import clipped, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.coding.attributions.found import Offsets
    from sayso.reading.coreference import Reference
    from sayso.reading.turns import Turn

#: What found them.
TURN = "turn of an interview or post"
FIRST = frozenset({"i", "we", "me", "us", "our", "my"})
SECOND = frozenset({"you", "your"})


def in_turns(
    found: Sequence[Found], told: Sequence[tuple[Turn, Reference]], prose: Sequence[Offsets], text: str
) -> list[Found]:
    """The attributions with those of the turns: what one tells of others in them stays, what one asks is no claim.

    Args:
        found: what was found without looking at turns.
        told: the turns with who speaks.
        prose: the sentences that may be coded.
        text: the report's text.
    """
    if not told:
        return list(found)
    kept = [f for f in found if not _of_turn(f, told, text)]
    for turn, _ in told:
        if turn.asks:
            continue
        colon = (turn.label[1], turn.label[1] + 1) if text[turn.label[1]] == ":" else None
        for sentence in prose:
            said = clipped(turn, sentence, text) if sentence[0] < turn.end and turn.start < sentence[1] else None
            if said is None:
                continue
            content = ((said.start, said.end),)
            if any(f.cue is not None and overlap(f.content, content) >= 0.9 * (said.end - said.start) for f in kept):
                continue  # somebody else is quoted
            kept.append(Found(content=content, cue=colon, source=turn.label, because=TURN))
            colon = None
    return sorted(kept, key=lambda f: f.place)


def _of_turn(found: Found, told: Sequence[tuple[Turn, Reference]], text: str) -> bool:
    """Is it the turn's own speaker's, said again, or asked?"""
    turn = within(found.content[0][0] if found.content else found.place[0], told)
    if turn is None:
        return False
    here = turn[0]
    source = text[slice(*found.source)].lower() if found.source else ""
    return (
        found.source is None
        or source in FIRST | SECOND
        or overlap((found.source,), (here.label,)) > 0
        or not here.label[0] <= found.source[0] < here.end
    )
