"""``FIELD=VALUE`` as people type it, to the JSON value that the field takes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sayso.errors import UsageError
from sayso.ledger.judgements.values import CORRECTABLE, check, plain
from sayso.ledger.queries import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.schema import CodedReport

YES_NO = {"yes": True, "true": True, "no": False, "false": False}
#: Forms of ISO 8601 dates and how precise they are.
PRECISION = {
    r"\d{4}": "year",
    r"\d{4}-\d{2}": "month",
    r"\d{4}-\d{2}-\d{2}": "day",
    r"\d{4}-\d{2}(-\d{2})?/\d{4}-\d{2}(-\d{2})?": "interval",
}


class Fields:
    """Reads values for the records of one report.

    Args:
        coded: the report; names and quoted words are looked up in it.
        by: who gives the values.
        near: a stretch of the text; of words that stand in the report several times, those in its sentences are meant.
    """

    def __init__(self, coded: CodedReport, by: str, near: tuple[int, int] | None = None) -> None:
        self.coded = coded
        self.by = by
        self.near = near

    def read(self, kind: str, pairs: Iterable[str]) -> dict[str, Any]:
        """``["type=COERCE", "actors=A; B"]`` as JSON values by field.

        Raises:
            UsageError: not FIELD=VALUE, no such field, or a value that does not fit; says which.
        """
        out: dict[str, Any] = {}
        for pair in pairs:
            field, sign, text = pair.partition("=")
            field = field.strip()
            if not sign or field not in CORRECTABLE[kind]:
                raise UsageError(f"{pair!r}: write FIELD=VALUE with one of the fields {', '.join(CORRECTABLE[kind])}")
            out[field] = self._value(kind, field, text.strip())
            check(kind, field, out[field])
        return out

    def _value(self, kind: str, field: str, text: str) -> Any:
        if text[:1] in {"{", "["}:
            try:
                return json.loads(text)
            except json.JSONDecodeError as error:
                raise UsageError(f"{field}: not JSON: {error}") from None
        reader = getattr(self, f"_{field}", None)
        if reader is not None:
            return reader(text)
        if kind == "report":
            return text or None
        if field in {"condition", "about", "content"}:
            return self._quoted(field, text)
        return text or None

    # events

    def _type(self, text: str) -> str:
        return text.upper()

    def _contexts(self, text: str) -> list[str]:
        return _list(text)

    def _status(self, text: str) -> str:
        from sayso.exports.words import STATUS_CODES

        return STATUS_CODES.get(text, text)

    def _background(self, text: str) -> bool:
        return _yes(text, "background")

    def _negated(self, text: str) -> bool:
        return _yes(text, "negated")

    def _actors(self, text: str) -> list[Any]:
        return [self.party(name) for name in _list(text, ";")]

    _recipients = _actors

    def _date(self, text: str) -> Any:
        if not text:
            return None
        for form, precision in PRECISION.items():
            if re.fullmatch(form, text):
                return {"value": text, "precision": precision, "span": None, "because": f"given by {self.by}"}
        raise UsageError(f"date: {text!r} is not a date (write 2020-01-16, 2020-01, 2020 or 2019-11-20/2019-11-30)")

    def _place(self, text: str) -> Any:
        if not text:
            return None
        for place in self.coded.places:
            if text in {place.name, place.text} and place.name and place.precision:
                found = plain(place)
                span = {k: found[k] for k in ("start", "end", "text")}
                keep = ("name", "geonames", "admin1", "country", "lat", "lon", "precision")
                return {k: found[k] for k in keep} | {"span": span, "because": f"given by {self.by}"}
        known = sorted({p.name for p in self.coded.places if p.name})
        raise UsageError(
            f"place: {text!r} is none of the report's places ({'; '.join(known) or 'it has none'}); "
            'or give JSON: place=\'{"name": ..., "precision": "city", ...}\''
        )

    def _deadline(self, text: str) -> Any:
        return {"value": text, "span": None} if text else None

    def _said_by(self, text: str) -> list[str]:
        return _list(text, ";")

    def _attributions(self, text: str) -> list[str]:
        return _list(text)

    # claims

    def _speaker(self, text: str) -> Any:
        return self.source(text) if text else None

    def _via(self, text: str) -> list[Any]:
        return [self.source(name) for name in _list(text, ";")]

    def _quoted(self, field: str, text: str) -> Any:
        if field != "condition":
            return self.quotes(text)
        return self.quote(text) if text else None

    # looking up

    def party(self, name: str) -> dict[str, Any]:
        """A party of that name: as the report has it elsewhere, else with the words of the text, else the bare name."""
        for event in self.coded.events:
            for party in (*event.actors, *event.recipients):
                if name in {party.name, party.actor}:
                    return dict(plain(party))
        for mention in self.coded.mentions:
            if name in {mention.name, mention.text, mention.actor}:
                span = {"start": mention.start, "end": mention.end, "text": mention.text}
                return {
                    "actor": mention.actor,
                    "name": mention.name or mention.text,
                    "country": None,
                    "sector": None,
                    "span": span,
                }
        found = self.find(name)
        return {"actor": None, "name": name, "country": None, "sector": None, "span": found[0] if found else None}

    def source(self, name: str) -> dict[str, Any]:
        """A speaker or intermediary of that name."""
        for claim in self.coded.attributions:
            for source in (claim.speaker, *claim.via):
                if source and name in {source.name, source.actor}:
                    return dict(plain(source))
        party = self.party(name)
        span = party["span"] or {"start": None, "end": None, "text": None}
        return {**span, "actor": party["actor"], "name": party["name"]}

    def quotes(self, text: str) -> list[dict[str, Any]]:
        """The stretches of the report that read so, one a line."""
        return [self.quote(line.strip()) for line in text.splitlines() if line.strip()]

    def quote(self, text: str) -> dict[str, Any]:
        """The stretch of the report that reads so.

        Raises:
            UsageError: the words are not there, or stand there more than once.
        """
        found = self.find(text)
        if not found:
            raise UsageError(f"the report does not hold the words {text!r}")
        if len(found) > 1 and self.near is not None:
            around = [*passages.around(self.coded.text, [self.near])]
            found = [s for s in found if any(a <= s["start"] and s["end"] <= b for a, b in around)] or found
        if len(found) > 1:
            places = ", ".join(f"{s['start']}:{s['end']}" for s in found[:5])
            raise UsageError(f"the words {text!r} stand there {len(found)} times (at {places}): give more of them, or offsets")
        return found[0]

    def find(self, text: str) -> Sequence[dict[str, Any]]:
        """All stretches that read so (white space may differ), or the one at offsets written as ``120:131``."""
        offsets = re.fullmatch(r"(\d+):(\d+)", text)
        whole = self.coded.text
        if offsets:
            start, end = int(offsets[1]), int(offsets[2])
            if not 0 <= start < end <= len(whole):
                raise UsageError(f"{text}: the report has {len(whole)} characters")
            return [{"start": start, "end": end, "text": whole[start:end]}]
        pattern = r"\s+".join(re.escape(word) for word in text.split())
        return [{"start": m.start(), "end": m.end(), "text": m.group()} for m in re.finditer(pattern, whole)] if pattern else []


def _list(text: str, separator: str = ",") -> list[str]:
    return [item.strip() for item in text.split(separator) if item.strip()]


def _yes(text: str, field: str) -> bool:
    if text.lower() not in YES_NO:
        raise UsageError(f"{field}: say yes or no, not {text!r}")
    return YES_NO[text.lower()]
