"""One coding of one report as records under their identities, every id in it made public (stable over codings)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.ledger.judgements.match import claim_keys, event_keys
from sayso.schema import Attribution, Event

if TYPE_CHECKING:
    from sayso.ledger.judgements.model import Key
    from sayso.schema import CodedReport

    Record = Event | Attribution

#: First letter of a public id, and the number of hexadecimal digits after it.
LETTER = {"event": "e", "claim": "c"}
DIGITS = 10


def public_id(report: str, key: Key) -> str:
    """The id of a record that people see and type: a letter and ten hexadecimal digits of a hash over its identity."""
    identity = f"{report}\n{key.kind}\n{key.spans}\n{key.code}\n{key.ordinal}"
    return LETTER[key.kind] + hashlib.sha256(identity.encode()).hexdigest()[:DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The events and claims that one coder made of one report; ``report`` is the report's id in the ledger."""

    report: str
    records: dict[Key, Record]
    names: dict[str, str]  # the coding's own ids (e1, a2) -> public ids


def read_coding(report: str, coded: CodedReport) -> Coding:
    """Put the records of a coded report under their keys and replace its own ids by public ones."""
    ekeys, ckeys = event_keys(coded.events), claim_keys(coded.attributions)
    names = {e.id: public_id(report, k) for e, k in zip(coded.events, ekeys, strict=True)}
    names |= {c.id: public_id(report, k) for c, k in zip(coded.attributions, ckeys, strict=True)}
    records: dict[Key, Record] = {k: renamed(e, names) for k, e in zip(ekeys, coded.events, strict=True)}
    records |= {k: renamed(c, names) for k, c in zip(ckeys, coded.attributions, strict=True)}
    return Coding(report=report, records=records, names=names)


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
