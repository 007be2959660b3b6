"""The fields of a record as a form shows them, and what somebody changed in the form, as JSON values.

A form sends along what it showed (``was``), so that only what a person changed is judged.  Lists of parties, counts and the
like are rows of inputs with the same name; a row that is left empty is none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sayso.desk.judging import reading
from sayso.ledger.judgements.values import check

if TYPE_CHECKING:
    from sayso.desk.judging.sent import Sent
    from sayso.judging.fields import Fields

#: Field -> its inputs.  More than one: they come in rows, or are the parts of one value.
INPUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "event": {
        "type": ("type",), "mode": ("mode",), "status": ("status",), "background": ("background",), "contexts": ("contexts",),
        "actors": ("actors.name", "actors.words"), "recipients": ("recipients.name", "recipients.words"), "about": ("about",),
        "condition": ("condition",), "deadline": ("deadline",), "date": ("date",),
        "place": ("place.name", "place.precision", "place.country"),
        "counts": ("counts.kind", "counts.number", "counts.who", "counts.words"), "said_by": ("said_by",),
        "attributions": ("attributions",),
    },
    "claim": {
        "speaker": ("speaker.name", "speaker.words"), "act": ("act",), "negated": ("negated",), "certainty": ("certainty",),
        "kind": ("kind",), "via": ("via.name", "via.words"), "content": ("content",), "links": ("links.type", "links.to"),
    },
    "report": {f: (f,) for f in ("title", "outlet", "published", "url", "language")},
}  # fmt: skip
ROWS = frozenset({"actors", "recipients", "counts", "via", "links"})

Shown = dict[str, list[str]]


def shown(kind: str, record: Any) -> Shown:
    """Input -> what it shows, of a record (or of a report's head)."""
    out: Shown = {name: [] for names in INPUTS[kind].values() for name in names}
    for name, values in reading.inputs(kind, record).items():
        out[name] = values
    return out


def was(showing: Shown) -> str:
    """What a form showed, for its hidden field."""
    return json.dumps({k: v for k, v in showing.items() if any(v)}, ensure_ascii=False)


def changed(fields: Fields, kind: str, form: Sent, prefix: str = "", before: Any = None) -> dict[str, Any]:
    """What somebody changed, as JSON values by field; the type first, because a mode is one of its type's.

    Args:
        fields: reads names and words of the report.
        kind: event, claim or report.
        form: as it was sent.
        prefix: before the names of its inputs.
        before: the record as it stands, whose parts are kept where they were not touched; null: a new one.

    Raises:
        UsageError: a value that does not fit.
    """
    showed = _showed(form.text(f"{prefix}was"))
    out: dict[str, Any] = {}
    for field, names in INPUTS[kind].items():
        sent = [form.texts(prefix + n) for n in names]
        there = any(k == prefix + n for n in names for k, _ in form.pairs)
        if not there and not (field == "attributions" and form.text(f"{prefix}attributions.shown")):
            continue
        old = [[v.strip() for v in showed.get(n, [])] for n in names]
        if _rows(sent) == _rows(old) or (field == "attributions" and set(sent[0]) == set(old[0])):
            continue
        if field == "attributions":
            out[field] = [v for v in sent[0] if v]
        else:
            texts = _rows(sent) if field in ROWS else [s[-1] if s else "" for s in sent]
            out[field] = reading.value(fields, kind, field, texts, before)
        check(kind, field, out[field])
    return dict(sorted(out.items(), key=lambda f: f[0] != "type"))


def _showed(text: str) -> Shown:
    try:
        found = json.loads(text or "{}")
    except json.JSONDecodeError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {k: [str(x) for x in v] for k, v in found.items() if isinstance(v, list)}


def _rows(columns: list[list[str]]) -> list[tuple[str, ...]]:
    """Columns of inputs as rows, without the empty ones."""
    longest = max((len(c) for c in columns), default=0)
    rows = [tuple(c[i] if i < len(c) else "" for c in columns) for i in range(longest)]
    return [r for r in rows if any(r)]


def sent_again(kind: str, form: Sent, prefix: str = "") -> Shown:
    """Input -> what somebody wrote in it; rows that were left empty are left out."""
    out: Shown = {}
    for field, names in INPUTS[kind].items():
        columns = [form.texts(prefix + n) for n in names]
        if field in ROWS or field == "speaker":
            rows = _rows(columns)
            columns = [[r[i] for r in rows] for i in range(len(names))]
        out |= dict(zip(names, columns, strict=True))
    return out
