"""``sayso judge``: what a person decides about a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger.judgements.store import Draft
    from sayso.ledger.queries.rows import ClaimRow, EventRow, FullReport
    from sayso.ledger.queries.view import View


@click.group(
    invoke_without_command=True,
    epilog="Example:  sayso judge correct r3f0a91c27.12 type=COERCE status=denied --note 'third paragraph'",
)
@click.option("--review", is_flag=True, help="List what needs a person: judgements that no record fits any more, and disputes.")
@click.option("--history", is_flag=True, help="List all judgements, oldest first.")
@options.ledger_option
@click.pass_context
def command(context: click.Context, ledger_place: str, *, review: bool, history: bool) -> None:
    """Decide about a record: accept, reject, correct, add, merge, split, note, assign, grade, undo.

    Judgements win over machine codes in every view and export, which say so.  They stay when reports are coded again.
    Nothing is overwritten: where two people disagree, both decisions are kept, the later one shows, and the record is
    marked as disputed.
    """
    context.obj = ledger_place
    if context.invoked_subcommand is not None:
        return
    if not (review or history):
        click.echo(context.get_help())
        return
    from sayso.cli.ledgers import viewed
    from sayso.cli.reviewing import print_history, print_review

    with viewed(ledger_place) as view:
        if history:
            print_history(view)
        if review:
            print_review(view)


NOTE = click.option("--note", metavar="WORDS", help="Why; kept with the judgement.")


def _store(context: click.Context, by: str, make: Callable[[View], Draft]) -> None:
    """Store what ``make`` gives and say what is now the case."""
    from sayso.cli.ledgers import opened
    from sayso.cli.reviewing import print_outcome
    from sayso.ledger.judgements.store import judge
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    with opened(context.obj) as ledger:
        made = judge(ledger, make(View(SqlSource(ledger))), by)
        print_outcome(View(SqlSource(ledger)), made)


def _target(view: View, name: str) -> Any:
    """What an id means, as the target of a judgement."""
    from sayso.cli.reviewing import warn_hidden
    from sayso.ledger.judgements.model import Target

    found = view.find(name)
    warn_hidden(found, name)
    key = getattr(found, "key", None)
    head = _head(found)
    return Target(kind=key.kind if key else "report", report=head.id, key=key)


def _head(found: EventRow | ClaimRow | FullReport) -> Any:
    return found.row.head if hasattr(found, "row") else found.head


@command.command(epilog="Example:  sayso judge accept r3f0a91c27.12")
@click.argument("record")
@click.option("--field", metavar="FIELD", help="Accept this field only.")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def accept(context: click.Context, record: str, field: str | None, note: str | None, by: str) -> None:
    """Accept a report, an event or a claim as it stands; it stays, whatever a later coder makes of it."""
    from sayso.ledger.judgements.store import Draft

    _store(context, by, lambda view: Draft(kind="accept", target=_target(view, record), field=field, note=note))


@command.command(epilog="Example:  sayso judge reject r3f0a91c27.12 --note 'a film, not an attack'")
@click.argument("record")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def reject(context: click.Context, record: str, note: str | None, by: str) -> None:
    """Reject a report, an event or a claim; it no longer counts, also when a later coder finds it again."""
    from sayso.ledger.judgements.store import Draft

    _store(context, by, lambda view: Draft(kind="reject", target=_target(view, record), note=note))


@command.command(
    epilog="Example:  sayso judge correct r3f0a91c27.12 actors='Khalifa Haftar; Libyan National Army' date=2020-01-14"
)
@click.argument("record")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def correct(context: click.Context, record: str, values: tuple[str, ...], note: str | None, by: str) -> None:
    """Give fields of a record other values; an empty value means that it is unknown.

    Events have the fields type, mode, contexts, status, background, actors, recipients, about, condition, deadline, counts,
    date, place, attributions, said_by.  Claims: kind, act, certainty, negated, speaker, via, content, links.  Reports: title,
    outlet, published, url, language.  Several names are separated by semicolons; about, condition and content are words of the
    report or offsets such as 120:131; any value may be JSON in the form of the contract.
    """
    from sayso.ledger.judgements.store import Draft
    from sayso.ledger.judgements.values import check_together

    def drafts(view: View) -> list[Draft]:
        target = _target(view, record)
        fields = _fields(view, target.report, by).read(target.kind, values)
        if target.key is not None:
            found: Any = view.find(record)
            check_together(found.event if target.kind == "event" else found.claim, fields)
        ordered = sorted(fields.items(), key=lambda f: f[0] != "type")  # a mode is one of its type's
        return [Draft(kind="correct", target=target, field=f, value=v, note=note) for f, v in ordered]

    _store_all(context, by, drafts)


def _fields(view: View, report: str, by: str) -> Any:
    from sayso.judging.fields import Fields

    return Fields(view.source.coded(report, view.tx).coded, by)


def _store_all(context: click.Context, by: str, make: Callable[[View], list[Draft]]) -> None:
    from sayso.cli.ledgers import opened
    from sayso.cli.reviewing import print_outcome
    from sayso.ledger.judgements.store import checked, judge
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    with opened(context.obj) as ledger:
        drafts = make(View(SqlSource(ledger)))
        for draft in drafts:
            checked(draft)
        for draft in drafts:
            made = judge(ledger, draft, by)
            print_outcome(View(SqlSource(ledger)), made)


@command.command(
    epilog="Example:  sayso judge add r3f0a91c27 event --quote 'shelled the port' type=ASSAULT actors='the rebels'"
)
@click.argument("report")
@click.argument("kind", type=click.Choice(["event", "claim"]))
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
@click.option(
    "--quote", required=True, metavar="WORDS", help="The act's own words in the text (of a claim: its content), or offsets."
)
@click.option("--cue", metavar="WORDS", help="Of a claim: the words that ascribe it.")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def add(  # noqa: PLR0917 - click's way
    context: click.Context,
    report: str,
    kind: str,
    values: tuple[str, ...],
    quote: str,
    cue: str | None,
    note: str | None,
    by: str,
) -> None:
    """Add an event or a claim that the coder missed, tied to the words of the report that tell it."""
    from sayso.judging.adding import added

    _store(
        context,
        by,
        lambda view: added(view, report, kind, lambda f: f.read(kind, values), quote=quote, cue=cue, note=note, by=by),
    )


@command.command(epilog="Example:  sayso judge merge r3f0a91c27.12 r77d1e0b52.4")
@click.argument("records", nargs=-1, required=True)
@click.option("--actors", is_flag=True, help="These are names or ids of actors, not records; the first one names them all.")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def merge(context: click.Context, records: tuple[str, ...], note: str | None, by: str, *, actors: bool) -> None:
    """Say that several events are one act, or several names one actor.  The first one stays and takes in the others."""
    from sayso.cli.reviewing import known_actors
    from sayso.ledger.judgements.model import Target
    from sayso.ledger.judgements.store import Draft

    def draft(view: View) -> Draft:
        names = known_actors(view, records) if actors else records
        targets = [Target(kind="actor", name=n) if actors else _target(view, n) for n in names]
        _mergeable(targets)
        return Draft(kind="merge", target=targets[0], others=tuple(targets[1:]), note=note)

    _store(context, by, draft)


def _mergeable(targets: list[Any]) -> None:
    from sayso.errors import UsageError

    if len({t.kind for t in targets}) > 1 or targets[0].kind not in {"event", "claim", "actor"}:
        raise UsageError("only events with events, claims with claims, or actors with actors can be merged")
    if len(set(targets)) < len(targets):
        raise UsageError("a record can't be merged with itself")


@command.command(
    epilog="Example:  sayso judge split r3f0a91c27.12 --part recipients='Misrata' --part 'recipients=Sirte; status=denied'"
)
@click.argument("record")
@click.option(
    "--part", "parts", multiple=True, required=True, metavar="FIELD=VALUE[; ...]",
    help="What this part has that the whole has not; give one --part for each.",
)  # fmt: skip
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def split(context: click.Context, record: str, parts: tuple[str, ...], note: str | None, by: str) -> None:
    """Say that one record tells of several acts; each part is the whole with some fields changed."""
    import re

    from sayso.ledger.judgements.store import Draft

    def draft(view: View) -> Draft:
        target = _target(view, record)
        fields = _fields(view, target.report, by)
        value = [fields.read(target.kind, re.split(r";\s*(?=[a-z_]+=)", part)) for part in parts]
        return Draft(kind="split", target=target, value=value, note=note)

    _store(context, by, draft)


@command.command(epilog="Example:  sayso judge note r3f0a91c27.12 'the video shows another street'")
@click.argument("record")
@click.argument("words")
@options.by_option
@options.ledger_here
@click.pass_context
def note(context: click.Context, record: str, words: str, by: str) -> None:
    """Write a note on a report, an event or a claim."""
    from sayso.ledger.judgements.store import Draft

    _store(context, by, lambda view: Draft(kind="note", target=_target(view, record), note=words))


@command.command(epilog="Example:  sayso judge assign r3f0a91c27.12 bo")
@click.argument("record")
@click.argument("person")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def assign(context: click.Context, record: str, person: str, note: str | None, by: str) -> None:
    """Assign a report, an event or a claim to a person for review (sayso events --assigned-to PERSON)."""
    from sayso.ledger.judgements.store import Draft

    _store(context, by, lambda view: Draft(kind="assign", target=_target(view, record), value=person, note=note))


@command.command(epilog="Example:  sayso judge grade 'Harbour Wire' B --note 'two corrections in a year'")
@click.argument("source")
@click.argument("letter", type=click.Choice(list("ABCDEF"), case_sensitive=False))
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def grade(context: click.Context, source: str, letter: str, note: str | None, by: str) -> None:
    """Grade how reliable an outlet is, in the letters of the Admiralty code.

    A completely, B usually, C fairly, D not usually reliable, E unreliable, F can't be judged.
    """
    from sayso.cli.reviewing import known_outlet
    from sayso.ledger.judgements.model import Target
    from sayso.ledger.judgements.store import Draft

    def draft(view: View) -> Draft:
        return Draft(
            kind="grade", target=Target(kind="outlet", name=known_outlet(view, source)), value=letter.upper(), note=note
        )

    _store(context, by, draft)


@command.command(epilog="Example:  sayso judge undo j17")
@click.argument("judgement")
@NOTE
@options.by_option
@options.ledger_here
@click.pass_context
def undo(context: click.Context, judgement: str, note: str | None, by: str) -> None:
    """Take a judgement back; it stays in the history.  Undoing an undo brings it back."""
    from sayso.errors import NotFound
    from sayso.ledger.judgements.store import Draft

    def draft(view: View) -> Draft:
        for made in view.judgements:
            if made.id == judgement:
                return Draft(kind="undo", target=made.target, undoes=made.id, note=note)
        raise NotFound(f"no judgement {judgement}; ids stand in: sayso judge --history")

    _store(context, by, draft)
