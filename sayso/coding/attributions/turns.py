"""Claims of interviews, transcripts and posts: each sentence of a turn is said by whoever the turn belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.coding.attributions.tagged_sources import subject_of
from sayso.reading.mentions.interviewee import clipped, within
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets
    from sayso.reading.coreference import Reference
    from sayso.reading.turns import Turn

#: What found them.
TURN = "turn of an interview or post"
FIRST = frozenset({"i", "we", "me", "us", "our", "my"})
SECOND = frozenset({"you", "your"})


def outside(found: Sequence[Found], told: Sequence[tuple[Turn, Reference]], doc: Doc) -> list[Found]:
    """The attributions without those of a turn's own speaker, which its sentences make.

    A verb with a subject of its own is that one's, though the label was taken for its source.
    """
    if not told:
        return list(found)
    out = []
    for one in found:
        own = subject_of(doc, one.cue, one.content) if one.cue is not None else None
        if not _of_turn(one, told, text_of(doc)):
            out.append(one)
        elif own is not None and not _of_turn(again := replace(one, source=own), told, text_of(doc)):
            out.append(again)
    return out


def in_turns(
    found: Sequence[Found],
    told: Sequence[tuple[Turn, Reference]],
    prose: Sequence[Offsets],
    text: str,
    silent: Sequence[Offsets | None] = (),
) -> list[Found]:
    """The attributions with those of the turns: what one tells of others in them stays.

    What a named interviewer asks and says is his; what "Q" says is nobody's claim.

    Args:
        found: what others say (``outside``).
        told: the turns with who speaks.
        prose: the sentences that may be coded.
        text: the report's text.
        silent: the words of who does not comment or could not verify: a claim of their own.
    """
    if not told:
        return list(found)
    kept = list(found)
    for turn, _ in told:
        if turn.asks and turn.stands_for:
            continue
        for sentence in prose:
            said = clipped(turn, sentence, text) if sentence[0] < turn.end and turn.start < sentence[1] else None
            if said is None:
                continue
            content = ((said.start, said.end),)
            if any(cue and overlap((cue,), content) for cue in silent):
                continue
            if any(f.cue is not None and overlap(f.content, content) >= 0.9 * (said.end - said.start) for f in kept):
                continue  # somebody else is quoted
            kept.append(Found(content=content, cue=None, source=turn.label, because=TURN))
    return sorted(kept, key=lambda f: f.place)


def _of_turn(found: Found, told: Sequence[tuple[Turn, Reference]], text: str) -> bool:
    """Does it only say again what the turn says: its source is the turn's speaker, who he speaks to, or nobody in the turn?"""
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
