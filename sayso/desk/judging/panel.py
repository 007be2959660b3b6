"""What the forms beside a record show: who may do what, what was decided so far, what there is to choose from."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from sayso.desk.judging import given
from sayso.desk.judging.agreed import Agreed, agreed
from sayso.desk.judging.conflict import FIELD, plainly, said
from sayso.desk.judging.roles import allowed, may_undo
from sayso.desk.rendering import desk_of
from sayso.desk.sheet import KIND
from sayso.exports import sentences, words
from sayso.ledger.judgements.undoing import undone
from sayso.schema import Certainty, CountKind, LinkType, PlacePrecision

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.desk.asked import Asked
    from sayso.desk.desk import Person
    from sayso.desk.judging.sent import Sent
    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.rows import ClaimRow, EventRow, FullReport
    from sayso.ledger.queries.view import View
    from sayso.schema import CodedReport

__all__ = ["FIELD", "KIND", "allowed", "history", "modes", "once", "plainly", "shown", "was"]

shown, was = given.shown, given.was
COUNTS = get_args(CountKind)
LINKS = get_args(LinkType)
#: What a new record is before somebody says otherwise.
NEW = {
    "event": {"status": ["actual"], "background": ["no"]},
    "claim": {"act": ["state"], "certainty": ["unknown"], "negated": ["no"], "kind": ["indirect"]},
}


def once() -> str:
    """A key for one form of one page."""
    return secrets.token_urlsafe(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A judgement in the history: who, when, what, why; ``gone`` is the id of the undo that took it back."""

    id: str
    by: str
    at: str
    what: str
    note: str | None
    gone: str | None
    undoable: bool


def history(view: View, found: EventRow | ClaimRow | FullReport, person: Person | None) -> list[Deed]:
    """All judgements on a record (or on a report as a whole), the newest first, those that were taken back included."""
    row: Any = getattr(found, "row", found)
    marks = {m.judgement for m in (*row.review.marks, *row.review.notes)}
    key, report = getattr(found, "key", None), row.head.id
    gone = undone(view.judgements)
    by_whom = {j.undoes: j.id for j in view.judgements if j.kind == "undo" and j.id not in gone and j.undoes}
    out = []
    for j in view.judgements:
        here = j.target.report == report and j.target.key == key and j.target.kind in {"report", "event", "claim"}
        if j.kind == "undo" or not (j.id in marks or here):
            continue
        out.append(
            Deed(
                id=j.id,
                by=j.by,
                at=j.at,
                what=what(j),
                note=words.one_line(j.note) if j.note else None,
                gone=by_whom.get(j.id),
                undoable=may_undo(person, j),
            )
        )
    return out[::-1]


def what(judgement: Judgement) -> str:
    """``corrected status to denied``."""
    if judgement.kind == "undo":
        return "took a judgement back"
    verb = words.DID[judgement.kind]
    if judgement.kind == "correct":
        field = judgement.field or ""
        return f"{verb} {FIELD.get(field, field.replace('_', ' '))} to {said('correct', field, judgement.value)}"
    if judgement.kind in {"assign", "grade"}:
        return f"{verb} {words.brief(judgement.value)}"
    if judgement.kind == "split":
        return f"{verb} into {len(judgement.value or ())}"
    if judgement.kind == "merge":
        return f"{verb} {len(judgement.others) + 1} records"
    return f"{verb} {judgement.field}" if judgement.field else verb


def last_own(deeds: list[Deed], person: Person | None) -> Deed | None:
    """The newest judgement that one can take back oneself: what the key u does."""
    return next((d for d in deeds if not d.gone and person is not None and d.by == person.name and d.undoable), None)


def modes() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(type, label, its modes with labels), for a form."""
    from sayso.knowledge.ontology import Ontology

    types: dict[str, Any] = dict(Ontology().types)
    return [(t, label, [(m, sentences.type_label(t, m)) for m in types[t].modes]) for t, label in sentences.types()]


def contexts() -> list[str]:
    """The contexts of the ontology."""
    from sayso.knowledge.ontology import Ontology

    return sorted(Ontology().contexts)


def precisions() -> list[tuple[str, str]]:
    """How exact a place is, for a form."""
    return [("", "as the report's place"), *((p, p) for p in get_args(PlacePrecision))]


def certainties() -> list[tuple[str, str]]:
    """How sure a speaker is, for a form."""
    return [(c, "not told" if c == "unknown" else c) for c in get_args(Certainty)]


def empty(kind: str) -> given.Shown:
    """What the form of a new record shows."""
    return {name: NEW[kind].get(name, []) for names in given.INPUTS[kind].values() for name in names}


def names(full: FullReport) -> list[str]:
    """Names that the report knows: of parties, speakers and mentions."""
    found = [p.name for r in full.events for p in (*r.event.actors, *r.event.recipients)]
    found += [s.name for r in full.claims for s in (r.claim.speaker, *r.claim.via) if s and s.name]
    found += [m.name for m in full.coded.mentions if m.name]
    return sorted({words.one_line(n) for n in found})


def places(coded: CodedReport) -> list[str]:
    """Names of the report's places that are resolved."""
    return sorted({p.name for p in coded.places if p.name and p.precision})


def people(view: View) -> list[str]:
    """Everybody who judged or to whom something was assigned."""
    assigned = {str(j.value) for j in view.judgements if j.kind == "assign" and j.value}
    return sorted({j.by for j in view.judgements} | assigned)


def agreed_on(request: Request, asked: Asked) -> Agreed:
    """How far people agree on what a dossier asks for."""
    desk = desk_of(request)
    return agreed(desk.view(), asked.filter, desk.reader(request))


def filled(kind: str, showing: given.Shown, form: Sent | None, prefix: str = "") -> given.Shown:
    """What a form shows: the record as it stands, or what somebody wrote in the form that was refused."""
    return showing if form is None else given.sent_again(kind, form, prefix)


def wrote(form: Sent | None, name: str, otherwise: str) -> str:
    """What somebody wrote in an input of a form that was refused, else what it shows."""
    return form.text(name) if form is not None else otherwise
