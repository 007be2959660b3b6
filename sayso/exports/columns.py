"""The columns of events, claims, reports and actors in CSV and flat JSON: one fixed order, several values joined by ``; ``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.exports import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sayso.ledger.queries.rows import ActorRow, ClaimRow, EventRow, ReportRow
    from sayso.schema import Count, Party

Cell = str | int | float | bool | None


def joined(values: Iterable[str | None]) -> str | None:
    """Values joined by ``; ``; an unknown one is empty between its neighbours, so that lists of one record stay in step."""
    items = [v or "" for v in values]
    return "; ".join(items) if any(items) else None


def _ids(parties: Iterable[Party]) -> str | None:
    return joined(p.actor for p in parties)


def _count(row: EventRow, kind: str, bound: str) -> Cell:
    found: list[Count] = [c for c in row.event.counts if c.kind == kind]
    values = {getattr(c, bound) for c in found}
    return values.pop() if len(values) == 1 else None


def _review(row: Any) -> dict[str, Cell]:
    review = row.review
    return {
        "review": review.state,
        "judged_by": joined(dict.fromkeys(m.by for m in review.marks)),
        "disputed": joined(c.field for c in review.conflicts),
        "still_coded": review.coded,
        "assigned_to": review.assigned,
        "notes": joined(m.note for m in review.notes),
    }


def _report(row: Any) -> dict[str, Cell]:
    head = row.head
    return {
        "report": head.id,
        "report_name": head.name,
        "outlet": head.outlet,
        "outlet_grade": head.grade,
        "published": head.published,
        "title": head.title,
        "url": head.url,
        "coder": head.coder,
    }


def event(row: EventRow) -> dict[str, Cell]:
    """An event as one flat row."""
    e = row.event
    place, date = e.place, e.date
    cells: dict[str, Cell] = {
        "id": row.id,
        "date": date.value if date else None,
        "date_precision": date.precision if date else None,
        "type": e.type,
        "mode": e.mode,
        "contexts": joined(e.contexts),
        "cameo": e.cameo,
        "goldstein": e.goldstein,
        "intensity": e.intensity,
        "quad": e.quad,
        "codebook_type": e.codebook_type,
        "status": e.status,
        "background": e.background,
        "in_words": words.status(row),
        "actors": joined(p.name for p in e.actors),
        "actor_ids": _ids(e.actors),
        "actor_countries": joined(p.country for p in e.actors),
        "actor_sectors": joined(p.sector for p in e.actors),
        "recipients": joined(p.name for p in e.recipients),
        "recipient_ids": _ids(e.recipients),
        "recipient_countries": joined(p.country for p in e.recipients),
        "recipient_sectors": joined(p.sector for p in e.recipients),
        "place": place.name if place else None,
        "place_precision": place.precision if place else None,
        "geonames": place.geonames if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }
    for kind in ("killed", "wounded"):
        for bound in ("low", "best", "high"):
            cells[f"{kind}_{bound}"] = _count(row, kind, bound)
    cells |= {
        "said_by": joined(" < ".join(chain) for chain in row.chains),
        "claims": joined(e.attributions),
        "words": words.one_line(e.anchor.text),
        "start": e.anchor.start,
        "end": e.anchor.end,
        "about": joined(words.one_line(s.text) for s in e.about),
        "condition": words.one_line(e.condition.text) if e.condition else None,
        "deadline": e.deadline.value if e.deadline else None,
    }
    return cells | _report(row) | _review(row)


def claim(row: ClaimRow) -> dict[str, Cell]:
    """A claim as one flat row."""
    c = row.claim
    return (
        {
            "id": row.id,
            "speaker": words.speaker(row) if c.speaker else None,
            "speaker_id": c.speaker.actor if c.speaker else None,
            "via": joined(v.name or v.text for v in c.via),
            "act": c.act,
            "kind": c.kind,
            "certainty": c.certainty,
            "negated": c.negated,
            "cue": words.one_line(c.cue.text) if c.cue else None,
            "content": words.content(row),
            "start": c.content[0].start if c.content else None,
            "end": c.content[-1].end if c.content else None,
            "links": joined(f"{link.type} {link.to}" for link in c.links),
            "events": joined(row.events),
        }
        | _report(row)
        | _review(row)
    )


def report(row: ReportRow) -> dict[str, Cell]:
    """A report as one flat row."""
    head = row.head
    return {
        "id": head.id,
        "name": head.name,
        "outlet": head.outlet,
        "outlet_grade": head.grade,
        "published": head.published,
        "title": head.title,
        "url": head.url,
        "language": head.language,
        "events": row.events,
        "claims": row.claims,
        "failure": row.failure,
        "warnings": joined(row.warnings),
        "erased": row.erased,
        "revises": head.revises,
        "added": head.added,
        "coder": head.coder,
    } | _review(row)


def actor(row: ActorRow) -> dict[str, Cell]:
    """An actor as one flat row."""
    return {
        "id": row.id,
        "name": row.name,
        "country": row.country,
        "sectors": joined(row.sectors),
        "acts": row.acts,
        "receives": row.receives,
        "claims": row.claims,
        "first": row.first,
        "last": row.last,
        "known": row.known,
    }


FLAT: Mapping[str, Callable[[Any], dict[str, Cell]]] = {"event": event, "claim": claim, "report": report, "actor": actor}
