"""The rows of a page for programs: JSON with the contract's records, CSV that a spreadsheet may open; both as a stream."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import Response, StreamingResponse

from sayso.exports import columns, contract, sentences, table, words
from sayso.exports.jsontext import json_text
from sayso.ledger.judgements.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fastapi import Request

    from sayso.ledger.queries.pages import Page
    from sayso.ledger.queries.rows import ReportHead

#: Pages that have a twin; what follows the name is the id of something.
_TWINNED = re.compile(
    r"/(?:(?:events|claims|actors|timeline|search|dossiers|queue|agreement)|(?:reports|records|actors|dossiers)/.+)?"
)
#: What makes a spreadsheet take a cell for a formula (OWASP on CSV injection, recalled, unchecked).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def of_page(request: Request) -> dict[str, str]:
    """Addresses of a page's twins by form; empty where it has none."""
    path = request.url.path
    if not _TWINNED.fullmatch(path):
        return {}
    query = urlencode([(k, v) for k, v in request.query_params.multi_items() if k not in {"codes", "record", "at", "part"}])
    tail = f"?{query}" if query else ""
    # The address may be written into an attribute: it is quoted as it came.
    raw = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0] or path
    name = "/index" if path == "/" else raw
    return {form: f"{name}.{form}{tail}" for form in ("json", "csv")}


def form_of(request: Request) -> str:
    """``json`` or ``csv``: what the address of a twin ends with."""
    return request.url.path.rpartition(".")[2]


def safe(cells: Iterable[columns.Cell]) -> list[columns.Cell]:
    """Cells of which no spreadsheet makes a formula: an apostrophe before text that begins like one; numbers stay numbers."""
    return [f"'{c}" if isinstance(c, str) and c.startswith(_FORMULA) else c for c in cells]


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[columns.Cell]]) -> Iterator[str]:
    """The head and a line a row, each with its end."""
    yield table.line(list(head)) + "\r\n"
    for row in rows:
        yield table.line(safe(row)) + "\r\n"


def csv_of(kind: str, rows: Iterable[Any]) -> Iterator[str]:
    """Rows of a kind (event, claim, report, actor) as CSV."""
    head = table.columns(kind)
    flat = columns.FLAT[kind]
    return csv_lines(head, ([cells[name] for name in head] for cells in map(flat, rows)))


def head_of(head: ReportHead) -> dict[str, str | None]:
    """What a record says of its report."""
    names = ("id", "name", "outlet", "published", "title", "url", "language", "coder", "added")
    return {name: getattr(head, name) for name in names}


def record(kind: str, row: Any) -> dict[str, Any]:
    """A row as JSON: the record in the contract's form, what people see of it, its review and its report."""
    if kind == "event":
        return {
            "id": row.id,
            "sentence": str(sentences.event(row.event)),
            "in_words": words.status(row),
            "chains": [list(c) for c in row.chains],
            "record": plain(row.event),
            "review": contract.review(row.review),
            "report": head_of(row.head),
        }
    if kind == "claim":
        return {
            "id": row.id,
            "chain": list(row.chain),
            "vouches_for": list(row.events),
            "record": plain(row.claim),
            "review": contract.review(row.review),
            "report": head_of(row.head),
        }
    if kind == "report":
        counts = {"events": row.events, "claims": row.claims, "failure": row.failure, "warnings": list(row.warnings)}
        return head_of(row.head) | counts | {"erased": row.erased, "review": contract.review(row.review)}
    if kind == "found":
        return record("report", row.row) | {"sentence": row.sentence}
    return dict(plain(row))


def pages_of(first: Page[Any], following: Callable[[str], Page[Any]] | None) -> Iterator[Any]:
    """The rows of a page; with ``following`` (cursor to page) those of all pages after it, too."""
    yield from first.rows
    while following is not None and first.after is not None:
        first = following(first.after)
        yield from first.rows


def json_lines(head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object: what is said of all rows, then ``rows``, each on a line of its own."""
    yield json_text(head)[:-1] + ("," if head else "") + '"rows":['
    before = "\n"
    for row in rows:
        yield before + json_text(row)
        before = ",\n"
    yield "\n]}\n"


def stream(form: str, lines: Iterator[str], name: str, links: dict[str, str]) -> Response:
    """The answer; ``links`` are relations (RFC 8288) to addresses, ``name`` the name of the file that a browser saves."""
    header = ", ".join(f'<{href}>; rel="{rel}"' for rel, href in links.items())
    headers = {"Link": header} if header else {}
    kind = "application/json"
    if form == "csv":
        kind = "text/csv; charset=utf-8"
        headers["Content-Disposition"] = f'attachment; filename="{re.sub(r"[^A-Za-z0-9.-]+", "-", name)}.csv"'
    return StreamingResponse((line.encode() for line in lines), media_type=kind, headers=headers)
