"""Values of judgements: checked against the type of the field that they are for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from sayso.errors import UsageError
from sayso.schema import Attribution, Deadline, Event, EventDate, Report

if TYPE_CHECKING:
    from sayso.knowledge.ontology import Ontology
    from sayso.ledger.judgements.coding import Record

#: Fields of each kind of record that a person may correct; the others follow from them.
CORRECTABLE = {
    "event": (
        "type", "mode", "contexts", "status", "background", "actors", "recipients", "about", "condition", "deadline", "counts",
        "date", "place", "attributions", "said_by",
    ),
    "claim": ("kind", "act", "certainty", "negated", "speaker", "via", "content", "links"),
    "report": ("title", "outlet", "published", "url", "language"),
}  # fmt: skip

RECORDS: dict[str, type[Any]] = {"event": Event, "claim": Attribution, "report": Report}


_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?")
_DAY = len("2020-01-16")


@cache
def _hints(kind: str) -> dict[str, Any]:
    return get_type_hints(RECORDS[kind])


def check(kind: str, field: str, value: Any) -> Any:
    """The JSON value as the field's own type.

    Raises:
        UsageError: there is no such field, it can't be corrected, or the value does not fit it.
    """
    converted = _converted(kind, field, value)
    if isinstance(converted, EventDate | Deadline):
        _check_date(field, converted.value)
    elif kind == "report" and field == "published":
        _check_date(field, converted, interval=False)
    return converted


def _check_date(field: str, value: str | None, *, interval: bool = True) -> None:
    if value is None:
        return
    start, slash, end = value.partition("/")
    days = [_first_of(v) for v in ((start, end) if slash else (start,))]
    given = [d for d, v in zip(days, (start, end), strict=False) if v != ".." or not slash]
    if (slash and not interval) or not given or None in given:
        example = "2020-01-16, 2020-01, 2020 or 2019-11-20/2019-11-30" if interval else "2020-01-16"
        raise UsageError(f"{field}: {value!r} is no date of the calendar (write ISO 8601: {example})")
    if sorted(d for d in given if d) != given:
        raise UsageError(f"{field}: {value!r} ends before it begins")


def _first_of(value: str) -> date | None:
    """The first day of an ISO 8601 year, month, day or time; null where there is none such."""
    if not _DATE.fullmatch(value):
        return None
    try:
        if "T" in value:
            return datetime.fromisoformat(value).date()
        return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < _DAY else value)
    except ValueError:
        return None


def _converted(kind: str, field: str, value: Any) -> Any:
    import msgspec

    if field not in CORRECTABLE.get(kind, ()):
        known = ", ".join(CORRECTABLE.get(kind, ())) or "none"
        raise UsageError(f"no field {field!r} of a {kind} can be corrected (fields: {known})")
    try:
        return msgspec.convert(value, _hints(kind)[field])
    except msgspec.ValidationError as error:
        raise UsageError(f"{field}: {error}") from None


def check_together(record: Record, fields: dict[str, Any]) -> None:
    """Raise UsageError unless the fields fit the record: the type has the mode, the ontology has the contexts."""
    changed = with_fields(record, fields)
    if isinstance(changed, Event) and fields.get("mode") and changed.mode != fields["mode"]:
        modes = ", ".join(_ontology_of().types[changed.type].modes) or "none"
        raise UsageError(f"{changed.type} has no mode {fields['mode']!r} (modes: {modes})")


def plain(value: Any) -> Any:
    """A value of the contract as plain JSON types."""
    import msgspec

    return msgspec.to_builtins(value)


def with_fields(record: Record, fields: dict[str, Any], ontology: Ontology | None = None) -> Record:
    """The record with fields replaced (JSON values); codes and scores that follow from its type are worked out anew."""
    kind = "event" if isinstance(record, Event) else "claim"
    changed: Any = replace(record, **{f: _converted(kind, f, v) for f, v in fields.items()})
    if isinstance(changed, Event) and {"type", "mode", "contexts"} & set(fields):
        changed = reclassified(changed, ontology)
    return changed  # type: ignore[no-any-return]  # replace() of a union is Any


def reclassified(event: Event, ontology: Ontology | None = None) -> Event:
    """The event with the CAMEO code, scores and quad class of its type, mode and contexts; a mode its type lacks is dropped."""
    known = ontology or _ontology_of()
    mode = event.mode if event.mode in known.types[event.type].modes else None
    try:
        code = known.classify(event.type, mode, event.contexts)
    except ValueError as error:
        raise UsageError(f"{error} (contexts: {', '.join(known.contexts)})") from None
    return replace(event, mode=mode, cameo=code.cameo, goldstein=code.goldstein, intensity=code.intensity, quad=code.quad)


@cache
def _ontology_of() -> Ontology:
    from sayso.knowledge.ontology import Ontology

    return Ontology()
