"""What a judgement is, and what a reviewed record is.

A judgement is tied to a report, to spans and to a field, never to a row number, so that it outlives a new coding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

JudgementKind = Literal["accept", "reject", "correct", "add", "merge", "split", "note", "assign", "grade", "undo"]
RecordKind = Literal["report", "event", "claim", "actor", "outlet"]
ReviewState = Literal["machine", "accepted", "rejected", "corrected", "added", "split", "merged"]

#: Admiralty (NATO) letters for the reliability of a source.
GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Key:
    """The identity of a record within its report.

    Events: (anchor span, type, ordinal among equals).  Claims: (content spans, speaker span, ordinal among equals).  Only
    offsets and codes: a key holds no word of the report.
    """

    kind: RecordKind
    spans: tuple[tuple[int, int], ...] = ()
    code: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a judgement is about: a report, a record in it (``key``), or an actor or outlet by ``name``."""

    kind: RecordKind
    report: str | None = None
    key: Key | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one person.

    ``field`` is null for the record as a whole.  ``value`` is JSON (a corrected value, an added record, the parts of a split, a
    person's name, a grade).  ``others`` are the further records of a merge.  ``undoes`` is the id of an earlier judgement.
    ``erased``: its words were erased together with those of its report, so that a value it had can't be applied any more.
    """

    id: str
    tx: int
    at: str
    by: str
    kind: JudgementKind
    target: Target
    field: str | None = None
    value: Any = None
    note: str | None = None
    others: tuple[Target, ...] = ()
    undoes: str | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a reader must know of a judgement on a record: who, when and what."""

    judgement: str
    kind: JudgementKind
    by: str
    at: str
    field: str | None = None
    value: Any = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more people decided the same field differently; the latest decision shows, all are kept."""

    field: str
    values: tuple[tuple[str, Any], ...]  # (person, value), oldest first
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people have said about one record.

    ``coded`` is false where the present coder does not make this record; ``differs`` are the fields in which it says something
    else, with what it says.
    """

    state: ReviewState = "machine"
    coded: bool = True
    marks: tuple[Mark, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    differs: dict[str, Any] = field(default_factory=dict)
    assigned: str | None = None
    notes: tuple[Mark, ...] = ()
    merged: tuple[str, ...] = ()  # ids of the records merged into this one
    merged_into: str | None = None
    #: Field (or ``record``: "accept", "reject") -> person -> what that person last decided of it.  Who accepted a record as a
    #: whole decided all its fields as they stood.
    opinions: dict[str, dict[str, Any]] = field(default_factory=dict)


MACHINE = Review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unattached:
    """A judgement that found no record to hold on to, with the reason."""

    judgement: Judgement
    reason: str


@dataclass(slots=True)
class Slot:
    """A record while judgements are being applied to it."""

    key: Key
    record: Any
    machine: Any = None  # what the present coder says, null where it is silent
    state: ReviewState = "machine"
    judgements: list[Judgement] = field(default_factory=list)
    decided: dict[str, dict[str, tuple[Any, str]]] = field(default_factory=dict)  # field -> person -> (value, judgement)
    marks: list[Mark] = field(default_factory=list)
    notes: list[Mark] = field(default_factory=list)
    assigned: str | None = None
    corrections: dict[str, Any] = field(default_factory=dict)  # field -> the value that people gave it
    accepted_as: dict[str, Any] = field(default_factory=dict)  # person -> the record as accepted
    added_as: dict[str, Any] = field(default_factory=dict)  # person -> the record as added
    merged: list[str] = field(default_factory=list)
    merged_into: str | None = None
