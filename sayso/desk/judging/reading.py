"""A field of a record as texts of inputs, and back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.errors import UsageError
from sayso.judging.fields import Fields
from sayso.ledger.judgements.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.schema import Attribution, Event, Source

_NUMBER = re.compile(r"(?P<a>\d+)(?:\s*(?:-|–|to)\s*(?P<b>\d+))?")
Row = tuple[str, ...]


def inputs(kind: str, record: Any) -> dict[str, list[str]]:
    """Input -> its texts."""
    if kind == "event":
        return _of_event(record)
    if kind == "claim":
        return _of_claim(record)
    return {f: [getattr(record, f) or ""] for f in ("title", "outlet", "published", "url", "language")}


def _of_event(e: Event) -> dict[str, list[str]]:
    place = e.place
    return {
        "type": [e.type], "mode": [e.mode or ""], "status": [e.status], "background": [_yes(e.background)],
        "contexts": [", ".join(e.contexts)],
        **_parties("actors", e.actors), **_parties("recipients", e.recipients),
        "about": ["\n".join(_flat(s.text) for s in e.about)],
        "condition": [_flat(e.condition.text) if e.condition else ""],
        "deadline": [(e.deadline.value or "") if e.deadline else ""],
        "date": [e.date.value if e.date else ""],
        "place.name": [place.name if place else ""], "place.precision": [place.precision if place else ""],
        "place.country": [(place.country or "") if place else ""],
        "counts.kind": [c.kind for c in e.counts], "counts.number": [_number(c.low, c.best, c.high) for c in e.counts],
        "counts.who": [c.who or "" for c in e.counts], "counts.words": [_flat(c.span.text) for c in e.counts],
        "said_by": ["; ".join(e.said_by)], "attributions": list(e.attributions),
    }  # fmt: skip


def _of_claim(c: Attribution) -> dict[str, list[str]]:
    sources: dict[str, list[Source]] = {"speaker": [c.speaker] if c.speaker else [], "via": list(c.via)}
    out: dict[str, list[str]] = {
        "act": [c.act], "negated": [_yes(c.negated)], "certainty": [c.certainty], "kind": [c.kind],
        "content": ["\n".join(_flat(s.text) for s in c.content)],
        "links.type": [k.type for k in c.links], "links.to": [k.to for k in c.links],
    }  # fmt: skip
    for name, found in sources.items():
        out[f"{name}.name"] = [s.name or "" for s in found]
        out[f"{name}.words"] = [_flat(s.text or "") for s in found]
    return out


def _parties(name: str, parties: Iterable[Any]) -> dict[str, list[str]]:
    found = list(parties)
    return {
        f"{name}.name": [p.name for p in found],
        f"{name}.words": [_flat(p.span.text) if p.span else "" for p in found],
    }


def value(fields: Fields, kind: str, field: str, given: Any, before: Any) -> Any:
    """The JSON value of a field.

    Args:
        fields: reads names and words of the report.
        kind: event, claim or report.
        field: its name.
        given: rows of texts for a list, else one text for each input.
        before: the record as it stands, or null.

    Raises:
        UsageError: it can't be read.
    """
    old = getattr(before, field, None) if before is not None and kind != "report" else None
    before_it = () if old is None else old if isinstance(old, tuple) else (old,)
    if field in _ROW:
        return [_ROW[field](fields, row, before_it) for row in given if not _emptied(field, row, before_it)]
    if field == "speaker":
        return _source(fields, tuple(given), before_it) if any(given) else None
    if field == "place":
        return _place(fields, tuple(given), old)
    if field in {"about", "content", "condition"}:
        spans = [_span(fields, line.strip(), before_it) for line in given[0].splitlines() if line.strip()]
        return spans if field != "condition" else next(iter(spans), None)
    return fields.read(kind, [f"{field}={given[0]}"])[field]


def _party(fields: Fields, row: Row, old: Iterable[Any]) -> dict[str, Any]:
    name, words = row
    for party in old:
        said = _flat(party.span.text) if party.span else ""
        if party.name == name and said == words:
            return dict(plain(party))
    spans = [p.span for p in old if p.span]
    found = fields.party(name or words)
    if words:
        found["span"] = _span(fields, words, spans)
    return found


def _source(fields: Fields, row: Row, old: Iterable[Any]) -> dict[str, Any]:
    name, words = row
    for source in old:
        if (source.name or "") == name and _flat(source.text or "") == words:
            return dict(plain(source))
    found = fields.source(name or words)
    if words:
        found |= _span(fields, words, [s for s in old if s.text])
    return found


def _count(fields: Fields, row: Row, old: Iterable[Any]) -> dict[str, Any]:
    kind, number, who, words = row
    match = _NUMBER.fullmatch(number.replace(",", ""))
    if number and match is None:
        raise UsageError(f"counts: {number!r} is no number of people (12, or 10-15)")
    if not words:
        raise UsageError("counts: which words of the report give the number?")
    low, high = (int(match["a"]), int(match["b"] or match["a"])) if match else (None, None)
    if low is not None and high is not None and high < low:
        raise UsageError(f"counts: {number!r} runs backwards")
    span = _span(fields, words, [c.span for c in old])
    best = low if low == high else None
    for count in old:
        if _number(count.low, count.best, count.high) == number and _flat(count.span.text) == words:
            low, best, high = count.low, count.best, count.high
    return {"kind": kind, "low": low, "best": best, "high": high, "who": who or None, "span": span}


def _link(_: Fields, row: Row, __: Iterable[Any]) -> dict[str, Any]:
    return {"type": row[0], "to": row[1]}


#: What makes one row of a list.
_ROW = {"actors": _party, "recipients": _party, "via": _source, "counts": _count, "links": _link}


def _emptied(field: str, row: Row, old: Iterable[Any]) -> bool:
    """Whether the first input of a row was emptied, which takes it away: a kind, or a name whose words still stand there."""
    if row[0]:
        return False
    if field in {"counts", "links"}:
        return True
    return row[1] in {_words(o) for o in old}


def _words(o: Any) -> str:
    """The words of a party or source."""
    said = o.text if hasattr(o, "text") else o.span.text if o.span else ""
    return _flat(said or "")


def _place(fields: Fields, row: Row, old: Any) -> Any:
    name, precision, country = row
    if not name:
        return None
    if old is not None and old.name == name:
        return plain(old) | {"precision": precision or old.precision, "country": country.upper() or None}
    known = next((p for p in fields.coded.places if name in {p.name, p.text} and p.name and p.precision), None)
    if known is not None:
        found = fields.read("event", [f"place={name}"])["place"]
        return found | {"precision": precision or found["precision"], "country": country.upper() or found["country"]}
    if not precision:
        raise UsageError(f"place: {name!r} is none of the report's places; say how exact it is (city, country ...)")
    return {
        "name": name, "geonames": None, "admin1": None, "country": country.upper() or None, "lat": None, "lon": None,
        "precision": precision, "span": None, "because": f"given by {fields.by}",
    }  # fmt: skip


def _span(fields: Fields, words: str, old: Iterable[Any]) -> dict[str, Any]:
    """The words' place in the report: where they stood in this field before, else where they stand near the record."""
    for span in old:
        if span is not None and _flat(span.text or "") == words:
            return {"start": span.start, "end": span.end, "text": span.text}
    return fields.quote(words)


def _number(low: int | None, best: int | None, high: int | None) -> str:
    known = [n for n in (low, best, high) if n is not None]
    if not known:
        return ""
    return str(known[0]) if min(known) == max(known) else f"{min(known)}-{max(known)}"


def _yes(value: bool) -> str:  # noqa: FBT001 - a value, no switch
    return "yes" if value else "no"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def moved(event: Event, anchor: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The event with its act at other words, as JSON."""
    from sayso.ledger.judgements.values import with_fields
    from sayso.schema import Event, Span

    changed = with_fields(event, values)
    assert isinstance(changed, Event)
    return dict(plain(replace(changed, anchor=Span(**anchor), id="")))
