"""Rows of a gazetteer, how they are written to SQLite, and the tables that Sayso ships."""

from __future__ import annotations

import csv
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from sayso.errors import KnowledgeError
from sayso.reading.places.names import ARABIC_SCRIPT, fold, loose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

#: What a name is to its place: its main name, another, a demonym, an abbreviation, a name of other
#: times, a state's two letters, a loose romanisation.
MAIN, ALIAS, DEMONYM, ABBREVIATION, FORMER, POSTAL, LOOSE = range(7)

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER NOT NULL, valid_from TEXT, valid_to TEXT,
  source TEXT NOT NULL);
CREATE TABLE capital (country TEXT PRIMARY KEY, place INTEGER NOT NULL);
CREATE TABLE raw (key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, since TEXT, until TEXT);
"""


@dataclass(slots=True, kw_only=True)
class Row:
    """One place on its way into an index; ``names`` are (name, how)."""

    name: str
    kind: str
    country: str | None
    geonames: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    names: list[tuple[str, int]] = field(default_factory=list)
    spans: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)  # folded name: first and last year
    valid_from: str | None = None
    valid_to: str | None = None
    source: str = ""


class Writer:
    """Writes rows to a new SQLite file; ``finish`` sorts the names into their index."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(SCHEMA)
        self._db.execute("BEGIN")
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[str, int, int, str | None, str | None]] = []
        self.places = 0
        self._capitals: list[tuple[str, str]] = []

    def capital(self, country: str, name: str) -> None:
        """Say that the most populous city of that name in a country is its capital."""
        self._capitals.append((country, fold(name)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def add(self, row: Row) -> None:
        """Add a place under the keys of all its names."""
        self.places += 1
        number = self.places
        self._places.append(
            (number, row.geonames, row.name, row.kind, row.country, row.admin1, row.admin2, row.lat, row.lon, row.population,
             row.valid_from, row.valid_to, row.source)
        )  # fmt: skip
        keys: dict[str, int] = {}
        for name, how in [(row.name, MAIN), *row.names]:
            key = fold(name)
            if key:
                keys[key] = min(how, keys.get(key, LOOSE))
        if row.country in ARABIC_SCRIPT and row.kind != "country":
            for key in list(keys):
                keys.setdefault("~" + loose(key), LOOSE)
        self._names += [(key, number, how, *row.spans.get(key, (None, None))) for key, how in keys.items()]
        if len(self._names) > 20_000:  # noqa: PLR2004 - rows held before they are written
            self._flush()

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", self._places)
        self._db.executemany("INSERT INTO raw VALUES (?,?,?,?,?)", self._names)
        self._places, self._names = [], []

    def finish(self) -> None:
        """Sort names by key, and places of a name by people, so that a look-up reads one stretch of the file."""
        self._flush()
        self._db.execute("COMMIT")
        self._db.executescript(
            "CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, since TEXT, until TEXT,"
            " PRIMARY KEY (key, place)) WITHOUT ROWID;"
            "INSERT OR IGNORE INTO name SELECT key, place, how, since, until FROM raw ORDER BY key, place, how;"
            "DROP TABLE raw;"
            "CREATE INDEX place_admin ON place (admin1) WHERE kind = 'admin1';"
            "CREATE INDEX place_country ON place (country) WHERE kind = 'country';"
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO capital SELECT p.country, p.id FROM name n JOIN place p ON p.id = n.place"
            " WHERE p.country = ? AND n.key = ? AND p.kind = 'city' ORDER BY p.population DESC LIMIT 1",
            self._capitals,
        )
        self._db.execute("VACUUM")


_HOW = {"name": ALIAS, "demonym": DEMONYM, "abbreviation": ABBREVIATION, "former": FORMER, "postal": POSTAL}


def _read(file: Path, columns: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    with file.open(encoding="utf-8", newline="") as text:
        reader = csv.DictReader(text)
        if not columns <= set(reader.fieldnames or ()):
            raise KnowledgeError(f"needs the columns {', '.join(sorted(columns))}", file=str(file), line=1)
        for row in reader:
            if None in row or None in row.values():
                raise KnowledgeError("wrong number of columns", file=str(file), line=reader.line_num)
            yield reader.line_num, row


class More:
    """What our tables add to places of the packages, by GeoNames id: names, and the middles of wide areas."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[int, list[dict[str, str]]] = {}
        self.middles: dict[int, tuple[float, float]] = {}
        for _, row in _read(folder / "more_names.csv", {"geonames", "name", "kind", "from", "to", "source"}):
            self.names.setdefault(int(row["geonames"]), []).append(row)
        for _, row in _read(folder / "middles.csv", {"geonames", "lat", "lon", "source"}):
            self.middles[int(row["geonames"])] = float(row["lat"]), float(row["lon"])

    def to(self, row: Row) -> Row:
        """Add to a row what there is for it."""
        if row.geonames is None:
            return row
        for more in self.names.get(row.geonames, ()):
            if more["kind"] == "main":
                row.names.append((row.name, ALIAS))
                row.name = more["name"]
                continue
            row.names.append((more["name"], _HOW[more["kind"]]))
            if more["from"] or more["to"]:
                row.spans[fold(more["name"])] = more["from"] or None, more["to"] or None
        if row.geonames in self.middles:
            row.lat, row.lon = self.middles[row.geonames]
        return row


def capitals(folder: Path) -> Iterator[tuple[str, str]]:
    """(ISO 3166 alpha-3, name of the capital) of every country that has one."""
    for _, row in _read(folder / "countries.csv", {"iso3", "iso2", "geonames", "name", "capital", "source"}):
        if row["capital"]:
            yield row["iso3"], row["capital"]


def knowledge_rows(folder: Path, middles: dict[str, tuple[float, float, int]]) -> Iterator[Row]:
    """The rows of our own tables: countries with their names and demonyms, and the supplement of places.

    Raises:
        KnowledgeError: a table is wrong; names file and line.
    """
    names: dict[str, list[tuple[str, int, str, str]]] = {}
    for _, row in _read(folder / "country_names.csv", {"iso3", "name", "kind", "from", "to", "source"}):
        names.setdefault(row["iso3"], []).append((row["name"], _HOW[row["kind"]], row["from"], row["to"]))
    for _, row in _read(folder / "countries.csv", {"iso3", "iso2", "geonames", "name", "capital", "source"}):
        lat, lon, people = middles.get(row["iso3"], (None, None, 0))
        mine = names.get(row["iso3"], [])
        yield Row(
            geonames=int(row["geonames"]), name=row["name"], kind="country", country=row["iso3"], lat=lat, lon=lon,
            population=people, names=[(n, how) for n, how, _, _ in mine], source=row["source"],
            spans={fold(n): (a or None, b or None) for n, _, a, b in mine if a or b},
        )  # fmt: skip
    columns = {"name", "kind", "country", "lat", "lon", "population", "geonames", "aliases", "former", "from", "to", "source"}
    for line, row in _read(folder / "places.csv", columns):
        try:
            yield _supplement_row(row)
        except ValueError as error:
            raise KnowledgeError(str(error), file=str(folder / "places.csv"), line=line) from error


def _supplement_row(row: dict[str, str]) -> Row:
    if row["kind"] not in KINDS:
        raise ValueError(f"unknown kind {row['kind']!r}: one of {', '.join(sorted(KINDS))}")
    if not row["source"]:
        raise ValueError("a row needs its source")
    names = [(n, ALIAS) for n in row["aliases"].split("|") if n] + [(n, FORMER) for n in row["former"].split("|") if n]
    names += [(n, DEMONYM) for n in row.get("demonyms", "").split("|") if n]
    return Row(
        geonames=int(row["geonames"]) if row["geonames"] else None, name=row["name"], kind=row["kind"],
        country=row["country"] or None, admin1=row.get("admin1") or None, lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None, population=int(row["population"] or 0), names=names,
        valid_from=row["from"] or None, valid_to=row["to"] or None, source=row["source"],
    )  # fmt: skip


#: What a place can be, and how exactly an act in it is placed.
KINDS = {
    "city": "city", "admin1": "province", "admin2": "district", "country": "country", "region": "region", "continent": "region",
    "district": "district", "quarter": "district", "airport": "point", "base": "point", "port": "city", "facility": "point",
    "camp": "point", "crossing": "point", "dam": "point", "river": "region", "lake": "region", "sea": "region",
    "strait": "region",
    "mountain": "region", "island": "region", "valley": "region", "road": "point", "point": "point",
}  # fmt: skip
