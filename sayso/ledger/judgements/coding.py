"""One coding of one report as records under their identities, every id in it made public (stable over codings)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.ledger.judgements.match import claim_keys, event_keys
from sayso.schema import Attribution, Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.ledger.judgements.model import Key
    from sayso.schema import CodedReport

    Record = Event | Attribution

#: Hexadecimal digits in the id of a record that no coder made.
DIGITS = 6


def number_id(report: str, number: int) -> str:
    """The id of a record that people see and type: its report's id and its number there, which no new coding changes."""
    return f"{report}.{number}"


def hand_id(report: str, key: Key) -> str:
    """The id of a record that a person made: its report's id, an ``x`` and six digits of a hash over its identity."""
    identity = f"{key.kind}\n{key.spans}\n{key.code}\n{key.ordinal}"
    return f"{report}.x{hashlib.sha256(identity.encode()).hexdigest()[:DIGITS]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The events and claims that one coder made of one report, and their public ids; ``report`` is the report's own."""

    report: str
    records: dict[Key, Record]
    ids: dict[Key, str]


def read_coding(report: str, coded: CodedReport, numbers: tuple[Sequence[int], Sequence[int]] | None = None) -> Coding:
    """Put the records of a coded report under their keys and replace its own ids (e1, a2) by public ones.

    Args:
        report: the report's id in the ledger.
        coded: the coding.
        numbers: the numbers of its events and of its attributions, in order; without them ids come from identities.
    """
    keys = event_keys(coded.events), claim_keys(coded.attributions)
    if numbers is None:
        ids = {k: hand_id(report, k) for k in (*keys[0], *keys[1])}
    else:
        pairs = (*zip(keys[0], numbers[0], strict=True), *zip(keys[1], numbers[1], strict=True))
        ids = {k: number_id(report, n) for k, n in pairs}
    made: tuple[tuple[Key, Record], ...] = (
        *zip(keys[0], coded.events, strict=True),
        *zip(keys[1], coded.attributions, strict=True),
    )
    names = {r.id: ids[k] for k, r in made}
    return Coding(report=report, records={k: renamed(r, names) for k, r in made}, ids=ids)


def renamed(record: Record, names: dict[str, str]) -> Record:
    """The record with every id in it looked up in ``names`` (an id that is not there stays)."""
    if isinstance(record, Event):
        return replace(
            record,
            id=names.get(record.id, record.id),
            attributions=tuple(dict.fromkeys(names.get(a, a) for a in record.attributions)),
        )
    return replace(
        record,
        id=names.get(record.id, record.id),
        parent=names.get(record.parent, record.parent) if record.parent else None,
        links=tuple(replace(link, to=names.get(link.to, link.to)) for link in record.links),
    )
