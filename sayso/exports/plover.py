"""PLOVER JSON, one object a line.

Field names: PLOVER manual, draft 0.8 (February 2024), tables "PLOVER JSON", "Information object for actors", "... for text",
"... for citations", "Location object" (the field that older drafts call ``source`` is ``actor``).  The manual's auxiliary
modes (historical, future, hypothetical, negation) stand beside the event's own.  Fields of our own, which the manual allows:
``status``, ``said_by``, ``review``, ``date_precision``, ``codebook_type`` and the count object ``size``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.exports import words
from sayso.exports.contract import review
from sayso.exports.jsontext import json_text
from sayso.ledger.queries.filters import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.ledger.queries.rows import EventRow
    from sayso.schema import Event, EventPlace, Party

QUAD_CODE = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
AUXILIARY = {"future": "future", "hypothetical": "hypothetical", "negated": "negation"}
SIZE = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}


def lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """One line for each event."""
    for row in rows:
        yield json_text(record(row))


def record(row: EventRow) -> dict[str, Any]:
    """An event as a PLOVER object; unknown fields are left out, ``date`` (required there) is null where it is unknown."""
    event = row.event
    first, last = _dates(event)
    out: dict[str, Any] = {
        "id": row.id,
        "date": first,
        "enddate": last,
        "date_precision": event.date.precision if event.date else None,
        "actor": [_actor(p) for p in event.actors],
        "recipient": [_actor(p) for p in event.recipients],
        "event": [event.type],
        "mode": _modes(event),
        "context": list(event.contexts),
        "event_loc": _location(event.place) if event.place else None,
        "event_text": [words.one_line(event.anchor.text)],
        "quad_code": QUAD_CODE[event.quad] if event.quad else None,
        "event_scale": event.intensity,
        "size": _size(event),
        "text_info": {"start": event.anchor.start, "end": event.anchor.end},
        "cite_info": {
            "citation": row.head.id,
            "url": row.head.url,
            "title": row.head.title,
            "language": row.head.language,
            "publication": row.head.outlet,
            "coder": row.head.coder,
            "codebook": "plover-0.8",
        },
        "codebook_type": event.codebook_type,
        "coder": _coder(row),
        "status": words.STATUS[event.status],
        "said_by": [list(chain) for chain in row.chains],
        "review": review(row.review),
        "comment": "; ".join(words.one_line(n.note or "") for n in row.review.notes) or None,
    }
    return {k: v for k, v in _known(out).items() if v not in ({}, [])} | {
        "date": first, "actor": out["actor"], "recipient": out["recipient"],
    }  # fmt: skip


def _coder(row: EventRow) -> str | None:
    people = ", ".join(dict.fromkeys(m.by for m in row.review.marks))
    return f"{row.head.coder}; {row.review.state} by {people}" if people else row.head.coder


def _known(item: dict[str, Any]) -> dict[str, Any]:
    """The object without its nulls, at every depth."""
    return {k: _known(v) if isinstance(v, dict) else v for k, v in item.items() if v is not None}


def _dates(event: Event) -> tuple[str | None, str | None]:
    """First and last day; the manual wants full days, so a month or year is given as the interval that it is."""
    if event.date is None:
        return None, None
    start, _, end = event.date.value.partition("/")
    return first_day(start), last_day(end or start) if (end or len(start) < len("2020-01-01")) else None


def _modes(event: Event) -> list[str]:
    modes = [event.mode] if event.mode else []
    if event.status in AUXILIARY:
        modes.append(AUXILIARY[event.status])
    return [*modes, "historical"] if event.background else modes


def _actor(party: Party) -> dict[str, Any]:
    return {
        key: value
        for key, value in {
            "code": party.country,
            "sector": party.sector,
            "actor_text": words.one_line(party.span.text) if party.span else None,
            "identifier_id": party.actor,
            "identifier_text": party.name,
        }.items()
        if value is not None
    }


def _location(place: EventPlace) -> dict[str, Any]:
    return {
        "geonameid": place.geonames,
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "cc3": place.country,
        "admin1": place.admin1,
        "precision": place.precision,
    }


def _size(event: Event) -> dict[str, Any]:
    return {SIZE[c.kind]: c.best for c in event.counts if c.kind in SIZE and c.best is not None}
