"""``sayso desk``: the ledger in a browser."""

from __future__ import annotations

import click

from sayso.cli import options


@click.command(epilog="Example:  sayso desk --ledger archive.ledger --port 8400")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; beyond loopback people must sign in."
)
@click.option("--port", default=8400, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--open/--no-open", "opens", default=True, help="Open a browser.")
@options.by_option
@options.ledger_option
def command(ledger_place: str, *, by: str, host: str, port: int, opens: bool) -> None:
    """Read and judge the ledger in a browser; it is made if there is none.  Interrupt to stop."""
    import threading
    import webbrowser

    from sayso.cli.ledgers import opened
    from sayso.desk.desk import Desk, Settings
    from sayso.desk.serve import is_loopback, serve

    settings = Settings(user=by, accounts=not is_loopback(host), place=ledger_place, host=host, port=port)
    with opened(ledger_place, create=True) as ledger:
        address = f"http://{host}:{port}/"
        click.echo(f"desk on {address} (interrupt to stop)", err=True)
        if opens:
            threading.Timer(0.7, webbrowser.open, [address]).start()
        serve(Desk(ledger, settings))
