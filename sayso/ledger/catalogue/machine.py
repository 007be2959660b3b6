"""Catalogue rows of reports that nobody judged: straight from the tables.

What :func:`sayso.ledger.catalogue.reviewed.put` makes of the whole record, made from the few columns that it takes; a test
holds both to the same rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sayso.ledger import tables as t
from sayso.ledger.asof import holds_sql
from sayso.ledger.types import String, from_bytes, unescape
from sayso.ledger.unpack import ERASED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table

    from sayso.ledger.catalogue.frames import Rows
    from sayso.ledger.catalogue.strings import Strings

    Row = tuple[Any, ...]
    Grouped = dict[tuple[int, int], list[Row]]

#: Reports read in one go.
BATCH = 1000
#: Sorts parties that stand nowhere behind all others (as sayso.ledger.judgements.match does).
FAR = 1 << 60


def put(rows: Rows, strings: Strings, connection: Connection, tx: int, keys: Iterable[int]) -> None:
    """Add the rows of reports as they stand as of a transaction; reports that are not there then are left out."""
    ordered = sorted(keys)
    for i in range(0, len(ordered), BATCH):
        _Batch(connection, tx, ordered[i : i + BATCH], strings, rows).put()


class _Batch:
    def __init__(self, connection: Connection, tx: int, keys: Sequence[int], strings: Strings, rows: Rows) -> None:
        self.connection = connection
        self.tx = tx
        self.number = strings.number
        self.rows = rows
        self.machine = strings.number("machine")
        # Keys stand close together when all are read; a few of them are named one by one.
        close = keys[-1] - keys[0] < 2 * len(keys)
        self.among = f"BETWEEN {keys[0]:d} AND {keys[-1]:d}" if close else f"IN ({', '.join(f'{k:d}' for k in keys)})"
        self.keys = set(keys)
        #: Whether every key between the first and the last is asked for.
        self.dense = keys[-1] - keys[0] + 1 == len(keys)

    def put(self) -> None:
        """Add the rows."""
        heads = self.select(t.reports, "ref", "id", "outlet", "published", "length")
        self.heads = {r[0]: r for r in heads}
        stored = self.connection.exec_driver_sql(f"SELECT report, body FROM texts WHERE report {self.among}")  # noqa: S608 - our own names and numbers
        self.texts = {k: None if body is None else from_bytes(body) for k, body in stored if k in self.heads}
        numbers = self.select(t.codings, "events", "claims")
        self.orders = {
            key: tuple({n: i for i, n in enumerate(json.loads(listed or "[]"))} for listed in lists) for key, *lists in numbers
        }
        added = first_written(self.connection, self.among)
        for key, ref, name, outlet, published, _ in heads:
            events, claims = self.orders.get(key, ((), ()))
            number = self.number
            self.rows.reports.append(
                (
                    key, number(ref), number(name), number(outlet), number(published), self.machine, -1, False, len(events),
                    len(claims), added.get(key, 0),
                )
            )  # fmt: skip
        self.chains: dict[tuple[int, int], tuple[str, ...]] = {}
        self.claims()
        self.events()

    def select(self, table: Table, *columns: str) -> list[Row]:
        """Rows that hold; a column ``name:word`` is the word that the column points at."""
        fields, joins = ["x.report"], []
        for i, column in enumerate(columns):
            name, _, word = column.partition(":")
            if word:
                joins.append(f'LEFT JOIN words w{i} ON w{i}.report = x.report AND w{i}.n = x."{name}"')
                fields.append(f"CASE WHEN x.\"{name}\" IS NULL THEN NULL ELSE coalesce(w{i}.body, '{ERASED}') END")
            else:
                fields.append(f'x."{name}"')
        held = holds_sql(self.tx).replace("tx_", "x.tx_")
        found = self.connection.exec_driver_sql(
            f"SELECT {', '.join(fields)} FROM {table.name} x {' '.join(joins)} WHERE x.report {self.among} AND {held}"  # noqa: S608 - our own names and numbers
        )
        assert found.cursor is not None
        rows: list[Row] = list(found.cursor.fetchall())  # plain tuples
        found.close()
        if not self.dense:
            rows = [r for r in rows if r[0] in self.keys]
        told = [i for i, c in enumerate(columns, 1) if ":" in c or isinstance(table.c[c].type, String)]
        if not any("\\" in "".join(filter(None, map(itemgetter(i), rows))) for i in told):
            return rows  # nothing is escaped
        return [tuple(unescape(v) if type(v) is str else v for v in r) for r in rows]

    def grouped(self, table: Table, *columns: str) -> Grouped:
        """Rows of a table by report and record, in order of their position; without these three."""
        found: Grouped = defaultdict(list)
        for row in sorted(self.select(table, "record", "position", *columns), key=itemgetter(0, 1, 2)):
            found[row[0], row[1]].append(row[3:])
        return found

    def slice(self, report: int, start: int | None, end: int | None) -> str | None:
        """The words of a span."""
        if start is None or end is None:
            return None
        text = self.texts[report]
        return ERASED * (end - start) if text is None else text[start:end]

    def claims(self) -> None:
        """Add claims and those who say them."""
        content = self.grouped(t.content, "start", "end")
        via = self.grouped(t.via, "actor", "name:word", "start", "end")
        by_report: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in self.select(
            t.attributions, "record", "act", "spoken", "speaker_start", "speaker_end", "speaker_actor", "speaker_name:word",
            "cue_start", "cue_end",
        ):  # fmt: skip
            report, record, act, spoken, start, end, actor, name, cue_start, cue_end = row
            spans = tuple(content.get((report, record), ())) or (((cue_start, cue_end),) if cue_start is not None else ())
            first = content[report, record][0][0] if (report, record) in content else 0
            said = [(actor, name, self.slice(report, start, end))] if spoken else []
            code = "" if not spoken else "elsewhere" if start is None or end is None else f"{start}-{end}"
            said += [(a, n, self.slice(report, s, e)) for a, n, s, e in via.get((report, record), ())]
            names = tuple(n for n in ((n or w or "") for _, n, w in said) if n)
            self.chains[report, record] = names
            by_report[report].append(((spans, code, act, self.orders[report][1][record]), first, record, act, said))
        for report, found in by_report.items():
            found.sort(key=lambda f: f[0])
            ranks = _ranks([f[1] for f in found])
            for plain, (_, _, record, act, said) in enumerate(found):
                of = len(self.rows.claims)
                self.rows.claims.append(
                    (
                        report,
                        self.id(report, record),
                        plain,
                        ranks[plain],
                        self.number(act),
                        self.machine,
                        -1,
                        False,
                        False,
                        False,
                    )
                )
                for actor, name, words in said:
                    self.rows.sources.append((of, self.number(actor), self.number(name), self.number(words)))

    def events(self) -> None:
        """Add events, their parties, those who tell of them and the claims that vouch for them."""
        parties = self.grouped(t.parties, "role", "actor", "name:word", "country", "sector", "start", "end")
        vouchers = self.grouped(t.vouchers, "claim")
        by_report: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in self.select(
            t.events, "record", "start", "end", "type", "mode", "status", "quad", "country", "place_name:word", "admin1",
            "date_value", "background", "place_start", "place_end", "said_by:word",
        ):  # fmt: skip
            report, record, start, end, type_ = row[:5]
            here = parties.get((report, record), [])
            order = sorted(p[5] if p[6] is not None and p[5] is not None else FAR for p in here)
            placed = row[8 + 1] is not None and row[13] is not None and row[14] is not None
            order.append(row[13] if placed else FAR)
            key = ((start, end), type_, tuple(order), self.orders[report][0][record])
            by_report[report].append((key, start, row, here))
        for report, found in by_report.items():
            found.sort(key=lambda f: f[0])
            for plain, (_, _, row, here) in enumerate(found):
                self.event(report, plain, row, here, vouchers.get((report, row[1]), []))

    def event(self, report: int, plain: int, row: Row, parties: list[Row], vouchers: list[Row]) -> None:
        """Add one event; in text order both places of an event are the same."""
        number = self.number
        _, record, _, _, type_, mode, status, quad, country, place, admin1, day, background, _, _, told = row
        said_by: tuple[str, ...] = () if told is None else (ERASED,) if told == ERASED else tuple(json.loads(told))
        of = len(self.rows.events)
        has = place is not None
        self.rows.events.append(
            (
                report, self.id(report, record), plain, plain, number(type_), number(mode), number(status), number(quad),
                number(country if has else None), number(place), number(admin1 if has else None), number(day), self.machine, -1,
                bool(background), bool(said_by), False, False, False,
            )
        )  # fmt: skip
        for role, actor, name, land, sector, start, end in sorted(parties, key=lambda p: p[0]):
            words = self.slice(report, start, end)
            self.rows.parties.append(
                (of, int(role == "recipient"), number(actor), number(name or ""), number(words), number(land), number(sector))
            )
        names = dict.fromkeys(said_by)
        for (claim,) in vouchers:
            if not claim.startswith("#"):
                self.rows.vouchers.append((of, number(claim[1:])))
                continue
            record = int(claim[1:])
            self.rows.vouchers.append((of, self.id(report, record)))
            chain = self.chains.get((report, record), ())
            if said_by and chain and said_by not in {chain, chain[1:]}:
                names |= dict.fromkeys(chain)
        for name in names:
            self.rows.told.append((of, number(name)))

    def id(self, report: int, record: int) -> int:
        """The public id of a record, as a number."""
        return self.number(f"{self.heads[report][1]}.{record}")


def first_written(connection: Connection, among: str) -> dict[int, int]:
    """The transaction in which each report came in: that of the first seal over its words."""
    rows = connection.exec_driver_sql(f"SELECT report, min(tx_from) FROM salts WHERE report {among} GROUP BY report")  # noqa: S608 - our own names and numbers
    return {report: tx for report, tx in rows}  # noqa: C416 - rows are no plain pairs


def _ranks(starts: list[int]) -> list[int]:
    out = [0] * len(starts)
    for rank, i in enumerate(sorted(range(len(starts)), key=lambda i: starts[i])):
        out[i] = rank
    return out
