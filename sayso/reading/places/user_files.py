"""The three forms of a user's file of places: a GeoNames country file, a Who's On First table, a CSV."""

from __future__ import annotations

import csv
import gzip
import re
from typing import TYPE_CHECKING, Literal

from sayso.errors import KnowledgeError, UnreadableInput
from sayso.reading.places.divisions import Divisions, alpha3
from sayso.reading.places.names import is_latin
from sayso.reading.places.tables import ALIAS, FORMER, KINDS, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

Form = Literal["geonames", "whosonfirst", "csv"]

#: The 19 columns of a GeoNames country file (https://download.geonames.org/export/dump/readme.txt; recalled, unchecked).
GEONAMES_COLUMNS = 19

#: Who's On First placetypes, and what they are here.
_WOF_KINDS = {
    "locality": "city", "localadmin": "city", "borough": "quarter", "neighbourhood": "quarter", "macrohood": "quarter",
    "county": "admin2", "region": "admin1", "macroregion": "region", "macrocounty": "region", "campus": "facility",
}  # fmt: skip


def _text(file: Path) -> TextIO:
    try:
        if file.suffix == ".gz":
            return gzip.open(file, "rt", encoding="utf-8-sig", newline="")
        return file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UnreadableInput(error.strerror or str(error), file=str(file)) from error


def _not_utf8(file: Path, error: UnicodeDecodeError) -> UnreadableInput:
    """What to raise for bytes that are no UTF-8; names their line, which a decoder of whole blocks does not know."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as here:
                wrong = f"byte 0x{line[here.start]:02x} is not UTF-8: save the file in that encoding"
                return UnreadableInput(wrong, file=str(file), line=number)
    return UnreadableInput(str(error), file=str(file))


def form_of(file: Path) -> Form:
    """Which of the three forms a file has, by its first line.

    Raises:
        UnreadableInput: the file can't be read as UTF-8 text.
        KnowledgeError: it is none of the three.
    """
    try:
        with _text(file) as text:
            head = text.readline().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise _not_utf8(file, error) from error
    except (OSError, EOFError) as error:
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
    iso, divisions = alpha3(), Divisions()
    if form == "whosonfirst":
        _learn_regions(file, iso, divisions)
    with _text(file) as text:
        if form == "geonames":
            lines: Iterable[tuple[int, object]] = enumerate(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE), 1)
        else:
            tab = form == "whosonfirst"
            reader = csv.DictReader(text, delimiter="\t" if tab else ",", quoting=csv.QUOTE_NONE if tab else csv.QUOTE_MINIMAL)
            if reader.fieldnames:
                reader.fieldnames = [c.strip().lower() for c in reader.fieldnames]
            if tab and "iso_country" not in (reader.fieldnames or ()):
                raise KnowledgeError("the Who's On First table lacks the column iso_country", file=str(file), line=1)
            lines = ((reader.line_num, row) for row in reader)
        number = 0
        try:
            for number, fields in lines:  # noqa: B007 - named in the error
                row = _row(form, fields, iso, divisions)
                if row is not None:
                    row.source = file.name
                    yield row
        except UnicodeDecodeError as error:
            raise _not_utf8(file, error) from error
        except (ValueError, IndexError, KeyError, TypeError, csv.Error) as error:
            raise KnowledgeError(f"not a place: {error}", file=str(file), line=number) from error


def _learn_regions(file: Path, iso: dict[str, str], divisions: Divisions) -> None:
    """Tell the divisions the names of a Who's On First table's regions, by which its other rows call them."""
    with _text(file) as text:
        try:
            for f in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE):
                country = iso.get(f["iso_country"] or "")
                if f["placetype"] != "region" or country is None:
                    continue
                others = [n.partition(":")[2] for n in (f.get("alt_names") or "").split("|")]
                codes = (divisions.code_of(country, n, _first_id(f.get("geonames_id"))) for n in [f["name"], *others] if n)
                code = next((c for c in codes if c is not None), None)
                if code is not None:
                    divisions.name(country, f["name"], code)
        except (UnicodeDecodeError, ValueError, KeyError, TypeError, csv.Error):
            return  # the reading proper says what is wrong, and in which line


def _row(form: Form, fields: object, iso: dict[str, str], divisions: Divisions) -> Row | None:
    if form == "geonames":
        assert isinstance(fields, list)
        return _geonames(fields, iso)
    assert isinstance(fields, dict)
    return _wof(fields, iso, divisions) if form == "whosonfirst" else _csv(fields, iso, divisions)


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


def _wof(f: dict[str, str], iso: dict[str, str], divisions: Divisions) -> Row | None:
    kind = _WOF_KINDS.get(f["placetype"])
    if kind is None or not f["name"]:
        return None
    others = [n.partition(":")[2] for n in (f.get("alt_names") or "").split("|")]
    names = [(n, ALIAS) for n in dict.fromkeys(others) if n and is_latin(n)]
    if not is_latin(f["name"]) and not names:
        return None
    country, geonames = iso.get(f["iso_country"]), _first_id(f.get("geonames_id"))
    division = f["name"] if kind == "admin1" else f.get("admin1_name") or ""
    return Row(
        geonames=geonames,
        name=f["name"] if is_latin(f["name"]) else names[0][0],
        admin1=divisions.code_of(country, division, geonames if kind == "admin1" else None),
        kind=kind, country=country, lat=_degrees(f["lat"], 90), lon=_degrees(f["lon"], 180),
        population=int(float(f.get("population") or 0)), names=names, valid_from=f.get("edtf_inception") or None,
        valid_to=f.get("edtf_cessation") or None,
    )  # fmt: skip


def _first_id(text: str | None) -> int | None:
    """The first of the GeoNames ids of a Who's On First record, which may have several ("705192,6559559")."""
    first = re.split(r"[,|; ]", (text or "").strip(), maxsplit=1)[0]
    return int(first) if first else None


_CSV_COLUMNS = ("name", "kind", "country", "lat", "lon", "population", "geonames", "aliases", "former", "admin1", "from", "to")


def _csv(f: dict[str, str], iso: dict[str, str], divisions: Divisions) -> Row:
    got = {c: (f.get(c) or "").strip() for c in _CSV_COLUMNS}
    kind = got["kind"] or "city"
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}: one of {', '.join(sorted(KINDS))}")
    if not got["name"]:
        raise ValueError("no name")
    code = got["country"].upper()
    if code and code not in iso and code not in iso.values():
        raise ValueError(f"unknown country {code!r}: give its ISO 3166 code")
    country = iso.get(code, code) or None
    division = divisions.code_of(country, got["admin1"]) if got["admin1"] else None
    if got["admin1"] and division is None:
        raise ValueError(
            f"unknown admin1 {got['admin1']!r}: give the province's name or GeoNames code (LY.77), and its country"
        )
    return Row(
        geonames=int(got["geonames"]) if got["geonames"] else None, name=got["name"], kind=kind,
        country=country, admin1=division,
        lat=_degrees(got["lat"], 90), lon=_degrees(got["lon"], 180), population=int(got["population"] or 0),
        valid_from=got["from"] or None, valid_to=got["to"] or None,
        names=[(n, ALIAS) for n in got["aliases"].split("|") if n] + [(n, FORMER) for n in got["former"].split("|") if n],
    )  # fmt: skip


def _degrees(text: str | None, most: int) -> float:
    try:
        value = float(text or "")
    except ValueError:
        raise ValueError(f"lat and lon must be numbers of degrees, not {text!r}") from None
    if not -most <= value <= most:
        raise ValueError(f"{text} is not a number of degrees between -{most} and {most}")
    return value
