"""``sayso desk``: the ledger in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.ledger import Ledger


@click.command(epilog="Example:  sayso desk --ledger archive.ledger --port 8400")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; beyond loopback people must sign in."
)
@click.option("--port", default=8400, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="Name under which people reach the desk, through a proxy for instance; it answers to no others, and people sign in.",
)
@click.option("--open/--no-open", "opens", default=True, help="Open a browser.")
@options.by_option
@options.ledger_option
def command(ledger_place: str, *, by: str, host: str, port: int, names: tuple[str, ...], opens: bool) -> None:
    """Read and judge the ledger in a browser; it is made if there is none.  Interrupt to stop.

    On loopback (as it is without --host) nobody else reaches the desk and nobody signs in.  Beyond it people need accounts
    (sayso accounts), and https, which a proxy before the desk provides (docs/security.md).
    """
    import gc
    import threading
    import webbrowser

    gc.disable()  # nothing that is loaded before the first page becomes garbage; serve() turns it on again

    from sayso.cli.ledgers import opened
    from sayso.desk.desk import Desk, Settings
    from sayso.desk.serve import is_loopback, serve

    settings = Settings(
        user=by, accounts=bool(names) or not is_loopback(host), place=ledger_place, host=host, port=port, names=names
    )
    with opened(ledger_place, create=True) as ledger:
        if settings.accounts:
            _check_accounts(ledger)
        address = f"http://{host}:{port}/"
        click.echo(f"desk on {address} (interrupt to stop)", err=True)
        if opens:
            threading.Timer(0.7, webbrowser.open, [address]).start()
        serve(Desk(ledger, settings))


def _check_accounts(ledger: Ledger) -> None:
    """Refuse to be open to others before somebody can sign in.

    Raises:
        UsageError: there is no account.
    """
    from sayso.errors import UsageError
    from sayso.ledger.accounts import accounts

    if not accounts(ledger):
        raise UsageError("beyond loopback people must sign in, and there is no account: sayso accounts add NAME --role admin")
