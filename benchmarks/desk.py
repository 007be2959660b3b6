"""How quick the desk is on a large ledger: ``python -m benchmarks.desk [LEDGER]``.

Starts ``sayso desk`` on a ledger of invented reports (made where none is given) and asks for pages over a kept connection as a
browser would, first as one client, then as ten at once.  For each kind of page: milliseconds from sending the request to the
first byte of the answer, at the median and at the 99th of a hundred, and the weight of the page as it is sent (gzip).
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPORTS, EVENTS = 20_000, 100_000
#: Requests of one client for each kind of page, of each of ten clients, and how many of them at once.
ONE, EACH, CLIENTS = 1000, 100, 10
KEPT = Path(__file__).parent / "desk_times.json"
#: What must hold: milliseconds for one client, bytes.
MEDIAN, LATE, WEIGHT = 100, 300, 150_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What there is to ask for in the ledger."""

    reports: list[str]
    records: list[str]
    actors: list[str]
    names: list[str]
    places: list[str]
    words: list[str]
    countries: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Of one kind of page: first bytes in milliseconds, the heaviest page in bytes, answers that were no page."""

    page: str
    clients: int
    requests: int
    median: float
    late: float
    weight: int
    failed: int


#: Kind of page -> its address, drawn anew for each request.
PAGES: dict[str, Callable[[random.Random, Names], str]] = {
    "home": lambda r, n: "/",  # noqa: ARG005
    "events": lambda r, n: "/events",  # noqa: ARG005
    "events of an actor": lambda r, n: f"/events?actor={quote(r.choice(n.names))}",
    "events by part of a name": lambda r, n: f"/events?actor={quote(r.choice(n.names)[1:4])}",
    "events of a type and year": lambda r, n: f"/events?type={_type(r)}&from={_year(r)}&to={_year(r)}",  # noqa: ARG005
    "events of a country, reported": lambda r, n: f"/events?country={r.choice(n.countries)}&status=reported",
    "events by source and place": lambda r, n: (
        f"/events?source={quote(r.choice(n.names)[:4])}&place={quote(r.choice(n.places)[:3])}"
    ),
    "events by a word": lambda r, n: f"/events?words={quote(r.choice(n.words))}",
    "claims": lambda r, n: f"/claims?actor={quote(r.choice(n.names)[:4])}",
    "actors": lambda r, n: f"/actors?type={_type(r)}&from={_year(r)}",  # noqa: ARG005
    "an actor": lambda r, n: f"/actors/{quote(r.choice(n.actors))}",
    "timeline": lambda r, n: f"/timeline?country={r.choice(n.countries)}",
    "timeline of everything": lambda r, n: "/timeline",  # noqa: ARG005
    "search": lambda r, n: f"/search?words={quote(r.choice(n.words))}",
    "a report": lambda r, n: f"/reports/{r.choice(n.reports)}",
    "a record": lambda r, n: f"/records/{r.choice(n.records)}",
}


def _type(rng: random.Random) -> str:
    from benchmarks.ledger_generator import ACTS

    return rng.choice(ACTS)[0]


def _year(rng: random.Random) -> int:
    return rng.randint(2012, 2024)


def names(place: str) -> Names:
    """What pages may be asked for, from the ledger itself."""
    from benchmarks.ledger_generator import World
    from sayso.ledger import open_ledger
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    world = World(0)
    with open_ledger(place) as ledger:
        view = View(SqlSource(ledger))
        reports = sorted(h.id for h in view.source.heads(view.tx))
    return Names(
        reports=reports,
        records=[f"{r}.1" for r in reports],
        actors=[a.id or a.name for a in world.actors],
        names=[a.name for a in world.actors],
        places=[p for p, _ in world.places],
        words=world.words,
        countries=world.countries,
    )


@contextmanager
def desk(place: str) -> Iterator[int]:
    """A desk on a free port of this machine; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "sayso", "desk", "--ledger", place, "--no-open", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        running.terminate()
        running.wait()


def client(port: int, kind: str, requests: int, there: Names, seed: str) -> list[tuple[float, int, bool]]:
    """(milliseconds to the first byte, bytes, whether it was a page) of so many requests for pages of a kind."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    out = []
    for _ in range(requests):
        address = PAGES[kind](rng, there)
        begin = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
        answer = connection.getresponse()
        first = time.perf_counter()
        # A filter that nothing meets is a page; an actor who stands nowhere is not, and is none of the desk's doing.
        out.append((1000 * (first - begin), len(answer.read()), answer.status in {200, 404}))
    connection.close()
    return out


def times(port: int, kind: str, there: Names, clients: int, requests: int) -> Times:
    """Ask for pages of a kind by some clients at once."""
    with ThreadPoolExecutor(clients) as pool:
        asked = [pool.submit(client, port, kind, requests, there, f"{kind} {clients} {i}") for i in range(clients)]
        found = [row for future in asked for row in future.result()]
    first = sorted(row[0] for row in found)
    return Times(
        page=kind,
        clients=clients,
        requests=len(found),
        median=first[len(first) // 2],
        late=first[min(len(first) - 1, len(first) * 99 // 100)],
        weight=max(row[1] for row in found),
        failed=sum(not row[2] for row in found),
    )


def measure(place: str | None, *, one: int = ONE, each: int = EACH, only: list[str] | None = None) -> list[Times]:
    """Measure every kind of page; a ledger is made for it where none is given."""
    from benchmarks.ledger_generator import fill

    with tempfile.TemporaryDirectory() as folder:
        if place is None:
            place = str(Path(folder) / "large.ledger")
            fill(place, REPORTS, EVENTS)
        there = names(place)
        out = []
        with desk(place) as port:
            begin = time.perf_counter()
            client(port, "home", 1, there, "first")
            client(port, "events", 1, there, "first")
            client(port, "events by a word", 1, there, "first")
            print(f"benchmarks: first pages after {time.perf_counter() - begin:.1f} s", file=sys.stderr)
            for clients, requests in ((1, one), (CLIENTS, each)):
                for kind in only or PAGES:
                    out.append(found := times(port, kind, there, clients, requests))
                    print(f"benchmarks: {line(found)}", file=sys.stderr)
    return out


def line(found: Times) -> str:
    """One row as text."""
    over = found.clients == 1 and (found.median > MEDIAN or found.late > LATE or found.weight > WEIGHT)
    return (
        f"{found.page}, {found.clients} at once: median {found.median:.0f} ms, 99th {found.late:.0f} ms,"
        f" {found.weight / 1000:.0f} kB, {found.failed} failed{'  OVER' if over or found.failed else ''}"
    )


def table(found: list[Times]) -> list[str]:
    """Rows in Markdown, for RESULTS.md."""
    return [
        "| page | clients | requests | first byte, median ms | 99th ms | heaviest page kB (gzip) | failed |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {t.page} | {t.clients} | {t.requests} | {t.median:.0f} | {t.late:.0f} | {t.weight / 1000:.1f} | {t.failed} |"
            for t in found
        ),
    ]


def keep(found: list[Times]) -> None:
    """Keep the table, so that RESULTS.md has it until it is measured again."""
    KEPT.write_text(json.dumps({"pages": [asdict(t) for t in found]}, indent=1) + "\n", "utf-8")


def section() -> list[str]:
    """The table of the last full measurement for RESULTS.md; empty where there was none."""
    if not KEPT.exists():
        return []
    stored: list[dict[str, Any]] = json.loads(KEPT.read_text("utf-8"))["pages"]
    told = (
        f"Pages of the desk on a ledger of {REPORTS:,} invented reports with {EVENTS:,} events (`python -m benchmarks.desk`):"
    )
    return ["## Desk", "", told, "", *table([Times(**row) for row in stored]), ""]


def main() -> int:
    """Parse the command line and measure; status 1 where a page is over what must hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("ledger", nargs="?", help="a ledger that benchmarks.ledger_generator made (default: one is made)")
    parser.add_argument("--requests", type=int, default=ONE, help=f"of one client for each kind of page (default {ONE})")
    parser.add_argument("--each", type=int, default=EACH, help=f"of each of {CLIENTS} clients (default {EACH})")
    parser.add_argument("--only", action="append", choices=list(PAGES), help="only this kind of page; may be repeated")
    parser.add_argument("--keep", action="store_true", help=f"write {KEPT.name}")
    args = parser.parse_args()
    found = measure(args.ledger, one=args.requests, each=args.each, only=args.only)
    print("\n".join(table(found)))
    if args.keep:
        keep(found)
    return int(any("OVER" in line(t) for t in found))


if __name__ == "__main__":
    sys.exit(main())
