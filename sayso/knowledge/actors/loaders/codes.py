"""Codes of countries as other data write them: ISO 3166 alpha-2 and alpha-3, Wikidata items, English names."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def country_of(code: str) -> str | None:
    """The ISO 3166 alpha-3 code that a code, a Wikidata item or an English name stands for, or None."""
    return _table().get(code.strip().upper())


def iso_codes() -> frozenset[str]:
    """All ISO 3166 alpha-3 codes that are known."""
    return frozenset(_table().values())


@cache
def _table() -> dict[str, str]:
    out: dict[str, str] = {}
    with files("sayso.knowledge").joinpath("places", "countries.csv").open("r", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for word in (row["iso3"], row["iso2"], row["name"].upper()):
                out.setdefault(word, row["iso3"])
    with files("sayso.knowledge.actors.loaders").joinpath("countries.csv").open("r", encoding="utf-8") as file:
        out |= {row["wikidata"]: row["iso3"] for row in csv.DictReader(file)}
    return out
