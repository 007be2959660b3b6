"""``sayso accounts``: who may come to a desk that others can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options
from sayso.roles import ROLES

if TYPE_CHECKING:
    from sayso.ledger import Ledger

EPILOG = """\b
Examples:
  sayso accounts add ana --role admin
  sayso accounts token ana --label notebook --days 90
  sayso accounts password ana
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Make and change the accounts of a ledger's desk, and API tokens.

    A desk beyond loopback (sayso desk --host) starts only where there is an account.  Readers see what is open and what names
    them; analysts are of the team, add reports and save dossiers; reviewers judge; admins may do everything.
    """


STDIN = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of standard input; else you are asked for it."
)


def _password(*, from_stdin: bool) -> str:
    """The hash of a password that is given twice at the terminal, or once on standard input."""
    import sys

    from sayso.desk.security.passwords import hashed

    if from_stdin:
        return hashed(sys.stdin.readline().rstrip("\r\n"))
    return hashed(str(click.prompt("Password", hide_input=True, confirmation_prompt=True)))


@command.command(epilog="Example:  sayso accounts add ana --role admin")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")
@STDIN
@options.ledger_option
def add(name: str, role: str, ledger_place: str, *, password_stdin: bool) -> None:
    """Make an account of this NAME; the ledger is made if there is none."""
    from sayso.cli.ledgers import opened
    from sayso.ledger import accounts

    with opened(ledger_place, create=True) as ledger:
        made = accounts.add_account(ledger, name, role, _password(from_stdin=password_stdin))
    click.echo(f"{made.name}: {made.role}")


@command.command("list", epilog="Example:  sayso accounts list")
@options.form_options
@options.ledger_option
def list_(form: str, ledger_place: str) -> None:
    """List accounts, with the number of their API tokens."""
    from sayso.cli.ledgers import opened
    from sayso.cli.packs import rows
    from sayso.ledger import accounts

    with opened(ledger_place) as ledger:
        found: Any = [(a.name, a.role, a.at, str(len(accounts.tokens(ledger, a.name)))) for a in accounts.accounts(ledger)]
    rows(("name", "role", "since", "tokens"), found, form=form)


@command.command(epilog="Example:  sayso accounts remove bo")
@click.argument("name")
@options.ledger_option
def remove(name: str, ledger_place: str) -> None:
    """Take an account away, with its sessions and tokens; what its person judged stays."""
    from sayso.cli.ledgers import opened
    from sayso.ledger import accounts

    with opened(ledger_place) as ledger:
        accounts.remove_account(ledger, name)
    click.echo(f"{name}: removed")


@command.command(epilog="Example:  sayso accounts password ana")
@click.argument("name")
@STDIN
@options.ledger_option
def password(name: str, ledger_place: str, *, password_stdin: bool) -> None:
    """Give an account another password; its sessions end, its tokens stay."""
    from sayso.cli.ledgers import opened
    from sayso.ledger import accounts

    with opened(ledger_place) as ledger:
        _must_be(ledger, name)
        accounts.set_password(ledger, name, _password(from_stdin=password_stdin))
    click.echo(f"{name}: password changed")


@command.command(epilog="Example:  sayso accounts role bo reviewer")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@options.ledger_option
def role(name: str, role: str, ledger_place: str) -> None:
    """Give an account another ROLE."""
    from sayso.cli.ledgers import opened
    from sayso.ledger import accounts

    with opened(ledger_place) as ledger:
        accounts.set_role(ledger, name, role)
    click.echo(f"{name}: {role}")


@command.command(epilog="Example:  sayso accounts token ana --label notebook --days 90")
@click.argument("name")
@click.option("--label", default="", metavar="WORDS", help="What the token is for.")
@click.option("--days", type=click.IntRange(1, 3650), help="How long it is good for; without it there is no end.")
@click.option("--list", "listed", is_flag=True, help="List the account's tokens instead.")
@click.option("--revoke", metavar="ID", help="Take the token with this id away instead (see --list).")
@options.ledger_option
def token(name: str, label: str, days: int | None, revoke: str | None, ledger_place: str, *, listed: bool) -> None:
    """Make an API token for the account of this NAME.  It is shown now and never again: only its hash is stored."""
    from sayso.cli.ledgers import opened
    from sayso.desk.security.sessions import make_token
    from sayso.errors import NotFound
    from sayso.ledger import accounts

    with opened(ledger_place) as ledger:
        _must_be(ledger, name)
        if listed:
            for one in accounts.tokens(ledger, name):
                until = f"until {one.expires[:10]}" if one.expires else "without end"
                click.echo(f"{one.hash[:12]}  {one.label or '-'}  since {one.at[:10]}, {until}")
        elif revoke is not None:
            found = [t for t in accounts.tokens(ledger, name) if len(revoke) >= 8 and t.hash.startswith(revoke)]  # noqa: PLR2004
            if len(found) != 1:
                raise NotFound(f"{name} has no token {revoke}")
            accounts.remove_token(ledger, found[0].hash)
            click.echo(f"{found[0].hash[:12]}: revoked")
        else:
            click.echo(make_token(ledger, name, label, days))
            click.echo("Keep it now: it is not shown again.  Programs send it as  Authorization: Bearer TOKEN", err=True)


def _must_be(ledger: Ledger, name: str) -> None:
    from sayso.errors import NotFound
    from sayso.ledger import accounts

    if accounts.account(ledger, name) is None:
        raise NotFound(f"no account {name}")
