"""Plain words for people: statuses, chains, parties, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.ledger.judgements.model import Mark, Review
    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from sayso.schema import Event, EventDate, Party

STATUS = {"actual": "reported", "future": "announced", "hypothetical": "conditional", "negated": "denied"}
#: The same as people are shown them: true of what somebody denies, and of what was merely not done.
SHOWN = {**STATUS, "negated": "said not to have happened"}
#: What people may type for a status, and the code it means ("claimed" is a question about sources, not a status).
STATUS_CODES = {word: code for code, word in STATUS.items()}
#: Control characters other than the tabulator and line ends: never sent to a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: Days and the like, which a reading may take for a party or a matter.
_DATE_WORD = re.compile(
    r"(?:(?:on|last|next|this) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """The text on one line and without control characters, which could drive a terminal or turn the writing direction."""
    return _SPACE.sub(" ", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)).strip()


def status(row: EventRow) -> str:
    """The status of an event in plain words, with who claims it."""
    event = row.event
    word = SHOWN[event.status]
    chains = row.chains
    if chains:
        who = claimed_by(chains)
        word = "did not happen" if event.status == "negated" else word
        word = f"claimed by {who}" if event.status == "actual" else f"{word}, says {who}"
    return f"{word}, as background" if event.background else word


def claimed_by(chains: Sequence[Sequence[str]]) -> str:
    """``Nayed, via RIA Novosti``; further chains are counted."""
    first, *via = [one_line(name) for name in chains[0]]
    words = f"{first}, via {', '.join(via)}" if via else first
    return words if len(chains) == 1 else f"{words} and {len(chains) - 1} more"


def number(count: int, noun: str) -> str:
    """``1 claim``, ``12 claims``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def names(parties: Iterable[Party]) -> str:
    """Display names, in order, each once; a bare date word is nobody's name."""
    return "; ".join(dict.fromkeys(one_line(p.name) for p in parties if not _DATE_WORD.fullmatch(one_line(p.name))))


def what(event: Event) -> str:
    """``ASSAULT aerial``, or what the user's own codebook calls it."""
    if event.codebook_type:
        return one_line(event.codebook_type)
    return f"{event.type} {event.mode}" if event.mode else event.type


def when(date: EventDate | None) -> str:
    """The date of an event, an interval as ``first to last``; nothing where it is unknown."""
    return date.value.replace("/", " to ") if date else ""


def where(event: Event) -> str:
    """The place of an event; nothing where it is unknown."""
    return one_line(event.place.name) if event.place else ""


def about(event: Event, longest: int = 70) -> str:
    """What a verbal act is about, in the report's words, cut at a word."""
    text = "; ".join(t for s in event.about if not _DATE_WORD.fullmatch(t := one_line(s.text)))
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def speaker(row: ClaimRow) -> str:
    """Who says it, in the fullest words the report has; an unnamed source says so."""
    source = row.claim.speaker
    return one_line(source.name or source.text or "unnamed") if source else "unnamed"


def content(row: ClaimRow) -> str:
    """The words that are the speaker's, gaps shown."""
    return one_line(" … ".join(s.text for s in row.claim.content))


#: What a judgement of each kind did.
DID = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added", "merge": "merged", "split": "split",
    "note": "noted", "assign": "assigned", "grade": "graded",
}  # fmt: skip


def review(row_review: Review) -> str:
    """``corrected by ana, accepted by bo (disputed)``; nothing for a machine code that nobody has judged."""
    if row_review.state == "machine":
        return ""
    done: dict[str, list[str]] = {}
    for one in row_review.marks:
        done.setdefault(DID[one.kind], []).append(one.by)
    words = ", ".join(f"{verb} by {' and '.join(dict.fromkeys(people))}" for verb, people in done.items()) or row_review.state
    return f"{words} (disputed)" if row_review.conflicts else words


def mark(one: Mark) -> str:
    """One judgement as a line: ``2026-01-01 ana corrected status to negated: because …``."""
    words = f"{one.at[:10]} {one.by} {'assigned it to' if one.kind == 'assign' else DID.get(one.kind, one.kind)}"
    if one.kind == "correct":
        words += f" {one.field} to {brief(one.value)}"
    elif one.kind in {"assign", "grade"}:
        words += f" {brief(one.value)}"
    elif one.field:
        words += f" {one.field}"
    if one.note:
        words += f": {one_line(one.note)}"
    return words


def brief(value: object) -> str:
    """A JSON value in few words: names of parties and sources, dates, quoted words."""
    if value is None or value in ([], ()):
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "; ".join(brief(v) for v in value)
    if isinstance(value, dict):
        for key in ("name", "value", "text"):
            if value.get(key):
                return one_line(str(value[key]))
        return ", ".join(f"{k} {brief(v)}" for k, v in value.items() if v is not None)
    return one_line(str(value))
