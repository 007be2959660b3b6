"""What people are told about judgements: the outcome of one, the history, and what needs a person."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from sayso.errors import NotFound
from sayso.exports import words
from sayso.ledger.judgements.meanwhile import about
from sayso.ledger.judgements.undoing import undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.ledger.judgements.model import Judgement
    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from sayso.ledger.queries.view import View


def print_outcome(view: View, made: Judgement) -> None:
    """One line on what was stored; where somebody else decided differently, that as well."""
    row = _row(view, made)
    said = _line(made, row)
    if made.kind == "undo":
        first, steps = about(made, view.judgements)
        said += f": {first.by} {_line(first, _row(view, first))} ({'counts no more' if steps % 2 else 'counts again'})"
    click.echo(f"{made.id}  {said}")
    for conflict in row.review.conflicts if row is not None else ():
        said = "; ".join(f"{person} says {words.brief(value)}" for person, value in conflict.values)
        click.echo(f"sayso: disputed: {conflict.field}: {said}; both are kept, the latest shows", err=True)


def print_history(view: View) -> None:
    """All judgements, one a line."""
    gone = undone(view.judgements)
    for judgement in view.judgements:
        taken_back = "  (taken back)" if judgement.id in gone else ""
        click.echo(
            f"{judgement.id}  {judgement.at[:16]}  {judgement.by}  {_line(judgement, _row(view, judgement))}{taken_back}"
        )
    if not view.judgements:
        click.echo("no judgements so far", err=True)


def print_review(view: View) -> None:
    """Judgements without a record, then disputed records."""
    lost, disputed = view.unattached(), view.disputed()
    for item in lost:
        click.echo(f"{item.judgement.id}  {_line(item.judgement, None)}: {item.reason}")
    for row in disputed:
        for conflict in row.review.conflicts:
            said = "; ".join(f"{person} says {words.brief(value)}" for person, value in conflict.values)
            click.echo(f"{row.id}  disputed: {conflict.field}: {said}")
    if not (lost or disputed):
        click.echo("nothing needs review", err=True)
    else:
        click.echo("settle with: sayso judge undo JUDGEMENT, or judge the record again", err=True)


def known_actors(view: View, names: Sequence[str]) -> list[str]:
    """The names or ids as they stand in the ledger.

    Raises:
        NotFound: one stands in no event or claim; says which names are near.
    """
    from sayso.ledger.queries.filters import Filter

    known = {name: row.id for row in view.actors(Filter()) for name in (row.id, row.name)}
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "actors stand in: sayso actors"
            raise NotFound(f"no actor {name}; {hint}")
    return [known[name] for name in names]


def known_outlet(view: View, name: str) -> str:
    """The outlet of that name as the ledger writes it.

    Raises:
        NotFound: no report is from it; says which names are near.
    """
    from sayso.ledger.queries.filters import fold

    outlets = sorted({h.outlet for h in view.source.heads(view.tx) if h.outlet})
    for outlet in outlets:
        if fold(outlet) == fold(name):
            return outlet
    near = difflib.get_close_matches(name, outlets, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "outlets stand in: sayso reports"
    raise NotFound(f"no outlet {name}; {hint}")


def warn_hidden(found: object, name: str) -> None:
    """Say so when a record to be judged does not show, because it was split up or merged into another."""
    review = getattr(found, "review", None)
    state = {"split": "split up", "merged": "merged into another"}.get(getattr(review, "state", ""))
    if state:
        click.echo(
            f"sayso: warning: {name} was {state} and does not show, nor will this; to undo that: sayso judge --history",
            err=True,
        )


def _row(view: View, judgement: Judgement) -> EventRow | ClaimRow | None:
    """The record that a judgement is about, as it stands."""
    report, key = judgement.target.report, judgement.target.key
    if report is None or key is None:
        return None
    full, _ = view.full(view.source.coded(report, view.tx))
    for row in (*full.events, *full.claims, *full.hidden):
        if any(m.judgement == judgement.id for m in (*row.review.marks, *row.review.notes)):
            return row
    return next((row for row in (*full.events, *full.claims, *full.hidden) if row.key == key), None)


def _line(judgement: Judgement, row: EventRow | ClaimRow | None) -> str:
    target = judgement.target
    if judgement.kind == "undo":
        return f"took back {judgement.undoes}"
    what = row.id if row else target.name or target.report or ""
    if row is None and target.key is not None:
        where = ", ".join(f"{s}:{e}" for s, e in target.key.spans)
        what = f"{target.kind} {target.key.code} at {where} of {target.report}"
    verbs = {
        "accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added", "merge": "merged", "split": "split",
        "note": "noted on", "assign": "assigned", "grade": "graded",
    }  # fmt: skip
    line = f"{verbs[judgement.kind]} {what}"
    if judgement.kind == "merge":
        line += f" with {len(judgement.others)} more"
    elif judgement.kind == "correct":
        line += f": {judgement.field} is {words.brief(judgement.value)}"
    elif judgement.kind in {"assign", "grade"}:
        line += f": {words.brief(judgement.value)}"
    elif judgement.kind == "split":
        line += f" into {len(judgement.value or ())}"
    elif judgement.field:
        line += f": {judgement.field}"
    return f"{line} ({words.one_line(judgement.note)})" if judgement.note else line
