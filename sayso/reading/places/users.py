"""The user's own gazetteer: what ``sayso places add`` takes in, and where it lies."""

from __future__ import annotations

import csv
import gzip
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.errors import KnowledgeError, UnreadableInput
from sayso.reading.places.names import is_latin
from sayso.reading.places.tables import ALIAS, FORMER, KINDS, Row, Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

Form = Literal["geonames", "whosonfirst", "csv"]

#: The 19 columns of a GeoNames country file (https://download.geonames.org/export/dump/readme.txt; recalled, unchecked).
GEONAMES_COLUMNS = 19

#: Who's On First placetypes, and what they are here.
_WOF_KINDS = {
    "locality": "city", "localadmin": "city", "borough": "quarter", "neighbourhood": "quarter", "macrohood": "quarter",
    "county": "admin2", "region": "admin1", "macroregion": "region", "macrocounty": "region", "campus": "facility",
}  # fmt: skip


def user_index_path() -> Path:
    """The user's own index: ``SAYSO_CACHE`` where it is set, else the user's data directory."""
    import platformdirs

    return Path(os.environ.get("SAYSO_CACHE") or platformdirs.user_data_path("sayso")) / "my-places.sqlite"


def add_file(file: Path, index: Path | None = None) -> tuple[Form, int, int]:
    """Add the places of a file to the user's index; what the same file name brought before is replaced.

    Args:
        file: a GeoNames country file (tab-separated, 19 columns, no header), a Who's On First table (tab-separated, header with
            ``wof_id``), or a CSV with a header of at least ``name``, ``lat``, ``lon``; each may end in ``.gz``.
        index: the user's index; by default ``user_index_path()``.

    Returns:
        The form the file was read as, the places added, and the places in the index now.

    Raises:
        UnreadableInput: the file can't be opened.
        KnowledgeError: a line is wrong; names it.  The index is then as it was.
    """
    target = index or user_index_path()
    form = form_of(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="my-places-", suffix=".part", dir=target.parent)
    os.close(handle)
    Path(name).unlink()
    try:
        with Writer(Path(name)) as writer:
            for row in _kept(target, str(file.name)):
                writer.add(row)
            before = writer.places
            for row in read_file(file, form):
                writer.add(row)
            added, total = writer.places - before, writer.places
            if not added:
                raise KnowledgeError("holds no place", file=str(file))
            writer.finish()
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return form, added, total


def _kept(index: Path, source: str) -> Iterator[Row]:
    """What is in the user's index already, without what came from that file."""
    if not index.exists():
        return
    db = sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)
    try:
        for r in db.execute(
            "SELECT id, geonames, name, kind, country, admin1, admin2, lat, lon, population, valid_from, valid_to, source"
            " FROM place WHERE source <> ? ORDER BY id",
            (source,),
        ):
            names = db.execute("SELECT key, how FROM name WHERE place = ? AND key NOT LIKE '~%'", (r[0],)).fetchall()
            yield Row(
                geonames=r[1], name=r[2], kind=r[3], country=r[4], admin1=r[5], admin2=r[6], lat=r[7], lon=r[8],
                population=r[9],
                valid_from=r[10], valid_to=r[11], source=r[12], names=names,
            )  # fmt: skip
    finally:
        db.close()


def _text(file: Path) -> TextIO:
    try:
        if file.suffix == ".gz":
            return gzip.open(file, "rt", encoding="utf-8-sig", newline="")
        return file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UnreadableInput(error.strerror or str(error), file=str(file)) from error


def form_of(file: Path) -> Form:
    """Which of the three forms a file has, by its first line.

    Raises:
        UnreadableInput: the file can't be read as UTF-8 text.
        KnowledgeError: it is none of the three.
    """
    try:
        with _text(file) as text:
            head = text.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise UnreadableInput(str(error), file=str(file)) from error
    if head.count("\t") == GEONAMES_COLUMNS - 1 and head.split("\t")[0].isdigit():
        return "geonames"
    if {"wof_id", "name", "placetype", "lat", "lon"} <= set(head.split("\t")):
        return "whosonfirst"
    if {"name", "lat", "lon"} <= {c.strip().lower() for c in head.split(",")}:
        return "csv"
    raise KnowledgeError(
        "is neither a GeoNames country file (19 tab-separated columns), nor a Who's On First table (header with wof_id),"
        " nor a CSV with the columns name, lat, lon (and country, kind, population, aliases, former, admin1, geonames if"
        " you have them)",
        file=str(file), line=1,
    )  # fmt: skip


def read_file(file: Path, form: Form) -> Iterator[Row]:
    """The rows of a user's file.

    Raises:
        KnowledgeError: a line is wrong; names it.
    """
    iso = _alpha3()
    with _text(file) as text:
        if form == "geonames":
            lines: Iterable[tuple[int, object]] = enumerate(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE), 1)
        else:
            tab = form == "whosonfirst"
            reader = csv.DictReader(text, delimiter="\t" if tab else ",", quoting=csv.QUOTE_NONE if tab else csv.QUOTE_MINIMAL)
            if reader.fieldnames:
                reader.fieldnames = [c.strip().lower() for c in reader.fieldnames]
            lines = ((reader.line_num, row) for row in reader)
        number = 0
        try:
            for number, fields in lines:  # noqa: B007 - named in the error
                row = _row(form, fields, iso)
                if row is not None:
                    row.source = file.name
                    yield row
        except (ValueError, IndexError, KeyError, TypeError, csv.Error, UnicodeDecodeError) as error:
            raise KnowledgeError(f"not a place: {error}", file=str(file), line=number) from error


def _row(form: Form, fields: object, iso: dict[str, str]) -> Row | None:
    if form == "geonames":
        assert isinstance(fields, list)
        return _geonames(fields, iso)
    assert isinstance(fields, dict)
    return _wof(fields, iso) if form == "whosonfirst" else _csv(fields, iso)


def _geonames(f: list[str], iso: dict[str, str]) -> Row | None:
    if len(f) != GEONAMES_COLUMNS:
        raise ValueError(f"{len(f)} columns where a GeoNames country file has {GEONAMES_COLUMNS}")
    kind = _feature_kind(f[6], f[7])
    if kind is None:
        return None
    return Row(
        geonames=int(f[0]), name=f[1], kind=kind, lat=_degrees(f[4], 90), lon=_degrees(f[5], 180), country=iso.get(f[8]),
        admin1=f"{f[8]}.{f[10]}" if f[10] else None, population=int(f[14] or 0),
        names=[(n, ALIAS) for n in [f[2], *f[3].split(",")] if n and n[0].isupper() and is_latin(n)],
    )  # fmt: skip


def _feature_kind(feature_class: str, code: str) -> str | None:
    """GeoNames feature class and code to our kinds; farms, schools, single hotels and the like are left out."""
    if code.startswith("ADM"):
        return {"ADM1": "admin1", "ADM2": "admin2"}.get(code, "district")
    by_code = {
        "PPLX": "quarter", "AIRP": "airport", "AIRB": "base", "INSM": "base", "PRT": "port", "DAM": "dam", "CMPRF": "camp",
        "STM": "river", "LK": "lake", "SEA": "sea", "STRT": "strait", "ISL": "island", "MT": "mountain", "MTS": "mountain",
        "VAL": "valley", "RGN": "region", "AREA": "region",
    }  # fmt: skip
    return by_code.get(code) or ("city" if feature_class == "P" else None)


def _wof(f: dict[str, str], iso: dict[str, str]) -> Row | None:
    kind = _WOF_KINDS.get(f["placetype"])
    if kind is None or not f["name"]:
        return None
    others = [n.partition(":")[2] for n in (f.get("alt_names") or "").split("|")]
    names = [(n, ALIAS) for n in dict.fromkeys(others) if n and is_latin(n)]
    if not is_latin(f["name"]) and not names:
        return None
    return Row(
        geonames=int(f["geonames_id"]) if f.get("geonames_id") else None,
        name=f["name"] if is_latin(f["name"]) else names[0][0],
        kind=kind, country=iso.get(f["iso_country"]), lat=_degrees(f["lat"], 90), lon=_degrees(f["lon"], 180),
        population=int(float(f.get("population") or 0)), names=names, valid_from=f.get("edtf_inception") or None,
        valid_to=f.get("edtf_cessation") or None,
    )  # fmt: skip


_CSV_COLUMNS = ("name", "kind", "country", "lat", "lon", "population", "geonames", "aliases", "former", "admin1", "from", "to")


def _csv(f: dict[str, str], iso: dict[str, str]) -> Row:
    got = {c: (f.get(c) or "").strip() for c in _CSV_COLUMNS}
    kind = got["kind"] or "city"
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}: one of {', '.join(sorted(KINDS))}")
    if not got["name"]:
        raise ValueError("no name")
    code = got["country"].upper()
    if code and code not in iso and code not in iso.values():
        raise ValueError(f"unknown country {code!r}: give its ISO 3166 code")
    return Row(
        geonames=int(got["geonames"]) if got["geonames"] else None, name=got["name"], kind=kind,
        country=iso.get(code, code) or None, admin1=got["admin1"] or None,
        lat=_degrees(got["lat"], 90), lon=_degrees(got["lon"], 180), population=int(got["population"] or 0),
        valid_from=got["from"] or None, valid_to=got["to"] or None,
        names=[(n, ALIAS) for n in got["aliases"].split("|") if n] + [(n, FORMER) for n in got["former"].split("|") if n],
    )  # fmt: skip


def _degrees(text: str, most: int) -> float:
    value = float(text)
    if not -most <= value <= most:
        raise ValueError(f"{text} is not a number of degrees between -{most} and {most}")
    return value


def _alpha3() -> dict[str, str]:
    from sayso.reading.places.build import knowledge_dir

    with (knowledge_dir() / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row["iso3"] for row in csv.DictReader(file)}
