"""Options that several commands share, and what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger.queries.filters import Filter

F = TypeVar("F", bound="Callable[..., Any]")

DEFAULT_LEDGER = "sayso.ledger"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def ledger_option(command: F) -> F:
    """``--ledger``: a file or the URL of a PostgreSQL database."""
    return click.option(
        "--ledger",
        "ledger_place",
        envvar="SAYSO_LEDGER",
        default=DEFAULT_LEDGER,
        show_default=True,
        show_envvar=True,
        metavar="PATH|URL",
        help="The ledger: a file, or the URL of a PostgreSQL database.",
    )(command)


def ledger_here(command: F) -> F:
    """``--ledger`` on a command of a group that has one itself: the nearer one counts."""
    return click.option(
        "--ledger", metavar="PATH|URL", expose_value=False, callback=_nearer, help="The ledger, if not named before."
    )(command)


def _nearer(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.obj = value


def as_of_option(command: F) -> F:
    """``--as-of``: what the ledger said at the end of a day, or after a transaction."""
    return click.option(
        "--as-of", metavar="DATE|TX", help="What the ledger said at the end of that day (UTC), or after a transaction."
    )(command)


def form_options(command: F) -> F:
    """``--json`` and ``--csv``; without them a table for people."""
    command = click.option("--csv", "form", flag_value="csv", help="Print CSV with all columns.")(command)
    command = click.option("--json", "form", flag_value="json", help="Print a JSON array, one record a line.")(command)
    return click.option("--table", "form", flag_value="table", default=True, hidden=True)(command)


def input_options(command: F) -> F:
    """What `sayso add` and `sayso code` ask about their input; the command gets them by these names."""
    for option in reversed(
        (
            click.option(
                "--workers",
                type=click.IntRange(1, 256),
                default=1,
                show_default=True,
                metavar="N",
                help="Processes; the result is the same.",
            ),
            click.option("--published", metavar="DATE", help="Publication date (ISO 8601) of reports that don't tell theirs."),
            click.option("--outlet", metavar="NAME", help="Outlet of reports that don't tell theirs."),
            click.option("--url", metavar="URL", help="Address of the report (one file only)."),
            click.option("--title", metavar="TEXT", help="Headline of the report (one file only)."),
            click.option("--language", metavar="CODE", help="Language (ISO 639) of reports that don't tell theirs."),
            click.option(
                "--max-chars",
                type=click.IntRange(min=1),
                default=1_000_000,
                show_default=True,
                metavar="N",
                help="Characters of a text that are kept.",
            ),
        )
    ):
        command = option(command)
    return command


def assume_published_option(command: F) -> F:
    """``--assume-published``: a day near publication for acts that the report leaves undated."""
    return click.option(
        "--assume-published",
        is_flag=True,
        help="Give news that its report leaves undated a day near publication; each such date says that it is assumed.",
    )(command)


def codebook_option(command: F) -> F:
    """``--codebook``: a file with the user's own event types."""
    from pathlib import Path

    return click.option(
        "--codebook",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own event types (YAML, see docs/codebooks.md): adds codebook_type to each event.",
    )(command)


def by_option(command: F) -> F:
    """``--by``: who decides."""
    return click.option(
        "--by", default=login, show_default="your login name", metavar="NAME", help="Who decides this.", callback=_not_empty
    )(command)


def login() -> str:
    """The name under which the user is logged in.

    Raises:
        UsageError: the system does not tell.
    """
    import getpass

    from sayso.errors import UsageError

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("your login name is unknown: say who you are with --by NAME") from None


def _not_empty(_: click.Context, __: click.Parameter, value: str) -> str:
    from sayso.errors import UsageError

    if not value.strip():
        raise UsageError("--by needs a name")
    return value.strip()


def limit_option(command: F) -> F:
    """``--limit``."""
    return click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most this many, the first in order.")(
        command
    )


def filter_options(command: F) -> F:
    """The filters that listings share; each may be given several times and then means any of them."""
    for option in reversed(
        (
            click.option(
                "--actor", multiple=True, metavar="NAME", help="Who acts or is acted upon: a name, part of one, or an actor id."
            ),
            click.option(
                "--type",
                "types",
                multiple=True,
                metavar="TYPE",
                help="A PLOVER type, maybe with a mode: ASSAULT, ASSAULT:aerial.",
            ),
            click.option(
                "--country", multiple=True, metavar="CODE", help="Where it took place: ISO 3166 alpha-3, such as LBY."
            ),
            click.option("--place", multiple=True, metavar="NAME", help="Where it took place: part of the name."),
            click.option("--from", "first", metavar="DATE", help="On or after this day, month or year."),
            click.option("--to", "last", metavar="DATE", help="On or before this day, month or year."),
            click.option("--source", multiple=True, metavar="NAME", help="Who says so: a speaker or somebody in between."),
            click.option(
                "--status",
                multiple=True,
                metavar="WORD",
                help="reported, announced, conditional, denied (said not to have happened), claimed or background.",
            ),
            click.option("--outlet", multiple=True, metavar="NAME", help="Who published it: part of the name."),
            click.option("--report", "reports", multiple=True, metavar="ID", help="Only from this report."),
            click.option("--text", metavar="WORDS", help="Words that stand in the record's own sentences."),
            click.option(
                "--review",
                multiple=True,
                metavar="STATE",
                help="machine, accepted, corrected, added, rejected, disputed or assigned.",
            ),
            click.option("--assigned-to", metavar="NAME", help="Assigned to this person for review."),
        )
    ):
        command = option(command)
    return command


def period(value: str | None, option: str) -> str | None:
    """A day, month or year, checked.

    Raises:
        UsageError: it is none of these.
    """
    from datetime import date

    from sayso.errors import UsageError

    if value is None:
        return None
    try:
        whole = {4: "-01-01", 7: "-01", 10: ""}[len(value)] if _DATE.fullmatch(value) else "?"
        date.fromisoformat(value + whole)
    except ValueError:
        raise UsageError(f"{option} {value}: not a date (write 2020-01-16, 2020-01 or 2020)") from None
    return value


def _types(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Event types (with modes) or, for claims, speech acts, checked.

    Raises:
        UsageError: there is no such type or mode; says which there are.
    """
    from typing import get_args

    from sayso.errors import UsageError
    from sayso.knowledge.ontology import Ontology
    from sayso.schema import EventType, SpeechAct

    context = click.get_current_context(silent=True)
    if context is not None and context.info_name == "claims":
        acts = get_args(SpeechAct)
        for word in asked:
            if word.lower() not in acts:
                raise UsageError(f"no speech act {word!r} (speech acts: {', '.join(acts)})")
        return asked
    types = get_args(EventType)
    for word in asked:
        name, colon, mode = word.partition(":")
        if name.upper() not in types:
            raise UsageError(f"no type {name!r} (types: {', '.join(types)})")
        if not colon:
            continue
        modes = Ontology().types[name.upper()].modes
        if mode.lower() not in modes:
            raise UsageError(f"{name.upper()} has no mode {mode!r} (modes: {', '.join(modes) or 'none'})")
    return asked


def _countries(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Country codes in upper case, checked.

    Raises:
        UsageError: it is no ISO 3166 alpha-3 code.
    """
    import difflib

    from sayso.errors import UsageError

    codes = tuple(code.upper() for code in asked)
    if not codes:
        return codes
    known = _country_names()
    for code, word in zip(codes, asked, strict=True):
        if len(code) != len("LBY"):  # a ledger may have codes of its own, which people gave
            near = difflib.get_close_matches(code, known.values(), n=1, cutoff=0.6)
            hint = next((f"; {name} is {c}" for c, name in known.items() if name in near), "")
            raise UsageError(f"no country code {word!r} (ISO 3166 alpha-3 codes, such as LBY, TUR, FRA{hint})")
    return codes


def _country_names() -> dict[str, str]:
    """ISO 3166 alpha-3 codes and the countries' names in upper case."""
    import csv
    from importlib.resources import files

    with files("sayso.knowledge").joinpath("places", "countries.csv").open("r", encoding="utf-8") as file:
        return {row["iso3"]: row["name"].upper() for row in csv.DictReader(file)}


def make_filter(options: dict[str, Any]) -> Filter:
    """The filter that the options of :func:`filter_options` describe."""
    from sayso.ledger.queries.filters import Filter

    return Filter(
        actor=options["actor"],
        types=_types(options["types"]),
        country=_countries(options["country"]),
        place=options["place"],
        first=period(options["first"], "--from"),
        last=period(options["last"], "--to"),
        source=options["source"],
        status=options["status"],
        outlet=options["outlet"],
        reports=options["reports"],
        text=options["text"],
        review=options["review"],
        assigned_to=options["assigned_to"],
    )
