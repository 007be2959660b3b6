"""Outlets: agencies, broadcasters, papers, web sites and official gazettes, with their spellings, country and owner.

Data: ``outlets.csv``.  A user adds rows in a CSV file of the same columns.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from sayso.errors import KnowledgeError
from sayso.knowledge.actors.loaders.codes import iso_codes
from sayso.knowledge.actors.matching import Atom, atoms
from sayso.knowledge.actors.records import RECALLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OutletKind = Literal["agency", "broadcaster", "paper", "website", "channel", "gazette"]
_KINDS = frozenset({"agency", "broadcaster", "paper", "website", "channel", "gazette"})
_COLUMNS = ("name", "other_names", "country", "family", "kind", "agency", "domain", "source", "checked")
_GAP = re.compile(r"(?:[ \u00a0\-\u2010\u2011.&/'\u2019+]{1,2}|)\Z")
#: Words around a name that say again what it is.
_AROUND = frozenset(
    {
        "the",
        "news",
        "agency",
        "newspaper",
        "television",
        "tv",
        "radio",
        "channel",
        "station",
        "broadcaster",
        "website",
        "daily",
        "state",
        "official",
        "semi",
        "private",
        "owned",
    }
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: names, ISO alpha-3 country, family (its owner), kind, whether an agency, web domain, and source."""

    name: str
    other_names: tuple[str, ...]
    country: str | None
    family: str | None
    kind: OutletKind
    agency: bool
    domain: str | None
    source: str
    checked: bool

    @property
    def id(self) -> str:
        """A readable id: ``outlet.`` and the name."""
        return "outlet." + "-".join(a.folded for a in atoms(self.name))


class Outlets:
    """Outlets by name, in any of their spellings, and by web domain.

    Args:
        outlets: the rows; of two with one name the first stands.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._all: dict[str, Outlet] = {}
        self._names: dict[str, tuple[Outlet, bool, bool]] = {}
        self._domains: dict[str, Outlet] = {}
        self._longest: dict[str, int] = {}
        for outlet in outlets:
            if outlet.name in self._all:
                continue
            self._all[outlet.name] = outlet
            for name in (outlet.name, *outlet.other_names):
                words = _key(name)
                common = len(words) == 2 and words[0] == "the" and not name.isupper()  # noqa: PLR2004 - "the news" is none
                short = name.isupper() and len(name) <= 6  # noqa: PLR2004 - acronyms
                self._names.setdefault(" ".join(words), (outlet, short, common))
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
            if outlet.domain:
                self._domains.setdefault(outlet.domain, outlet)

    @classmethod
    def shipped(cls, packs: Iterable[Path] = ()) -> Outlets:
        """The package's own outlets, after those of the files named.

        Raises:
            KnowledgeError: a file is wrong.
        """
        text = files("sayso.knowledge.outlets").joinpath("outlets.csv").read_text(encoding="utf-8")
        return cls([o for pack in packs for o in load_outlets(pack)] + read_outlets(text, "outlets.csv"))

    @classmethod
    def installed(cls) -> Outlets:
        """The package's own outlets with all that the user has added (``sayso outlets add``).

        Raises:
            KnowledgeError: a file is wrong.
        """
        from sayso.knowledge.packs import packs

        return cls.shipped(packs("outlets"))

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def match(self, text: str) -> Outlet | None:
        """The outlet that a text names as a whole ("the RIA Novosti news agency", "al-Arabiya television"), or None."""
        words = text.split()
        while True:
            found = self._exact(" ".join(words))
            if found is not None:
                return found
            if words and words[0].lower() in _AROUND:
                words = words[1:]
            elif words and words[-1].lower() in _AROUND:
                words = words[:-1]
            else:
                return None

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet of a host name ("www.reuters.com"), or None."""
        parts = host.lower().split(":")[0].split(".")
        return next((o for i in range(len(parts) - 1) if (o := self._domains.get(".".join(parts[i:])))), None)

    def find(self, text: str) -> Iterator[tuple[int, int, Outlet]]:
        """All outlets named in a text with their offsets, longest names first, without overlaps; capitalised words only."""
        found = atoms(text)
        i = 0
        while i < len(found):
            hit = self._at(text, found, i)
            if hit is None:
                i += 1
                continue
            j, outlet = hit
            yield found[i].start, found[j - 1].end, outlet
            i = j

    def _at(self, text: str, found: list[Atom], i: int) -> tuple[int, Outlet] | None:
        room = self._longest.get(found[i].folded, 0)
        if not room or not (
            found[i].text[:1].isupper() or found[i].text[:1].isdigit() or found[i].folded in {"al", "an", "as", "b"}
        ):
            return None
        for j in range(min(i + room, len(found)), i, -1):
            hit = self._names.get(" ".join(a.folded for a in found[i:j]))
            joined = all(_GAP.match(text[a.end : b.start]) for a, b in zip(found[i:j], found[i + 1 : j], strict=False))
            written = hit and (not hit[2] or found[j - 1].text[:1].isupper())
            if hit and joined and written and (not hit[1] or text[found[i].start : found[j - 1].end].isupper()):
                return j, hit[0]
        return None

    def _exact(self, text: str) -> Outlet | None:
        hit = self._names.get(" ".join(_key(text))) if text else None
        return hit[0] if hit and (not hit[1] or text.isupper()) else None


def _key(name: str) -> list[str]:
    return [a.folded for a in atoms(name)] or [name.lower()]


def load_outlets(path: str | Path) -> list[Outlet]:
    """A user's outlet file (CSV with the columns of ``outlets.csv``).

    Raises:
        KnowledgeError: it can't be read or a row is wrong; names the file and the line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"can't be read: {error}", file=str(path)) from error
    return read_outlets(text, str(path))


def read_outlets(text: str, file: str) -> list[Outlet]:
    """The outlets of a CSV text; lines that begin with ``#`` are notes.

    Raises:
        KnowledgeError: a row is wrong; names the file and the line (of the first mistake).
    """
    outlets, problems = check_outlets(text, file)
    if problems:
        raise problems[0]
    return outlets


def check_outlets(text: str, file: str) -> tuple[list[Outlet], list[KnowledgeError]]:
    """The right rows of a CSV text, and an error with file and line for each of the others."""
    lines = text.splitlines()
    skip = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.DictReader(lines[skip:], strict=True)
    missing = sorted({"name", "kind", "source"} - set(reader.fieldnames or ()))
    unknown = sorted(set(reader.fieldnames or ()) - set(_COLUMNS))
    if missing or unknown:
        message = f"no column {missing[0]!r}" if missing else f"unknown column {unknown[0]!r}"
        return [], [KnowledgeError(message, file=file, line=skip + 1)]
    out, problems = [], []
    try:
        for row in reader:
            wrong = _wrong(row)
            if wrong:
                problems.append(KnowledgeError(wrong, file=file, line=skip + reader.line_num))
            else:
                out.append(_outlet(row))
    except csv.Error as error:
        problems.append(KnowledgeError(f"not CSV: {error}", file=file, line=skip + reader.line_num))
    return out, problems


def _values(row: dict[str, Any]) -> dict[str, str]:
    return {k: (row.get(k) or "").strip() for k in _COLUMNS}


def _wrong(row: dict[str, Any]) -> str | None:
    """What is wrong with a row, or None."""
    if None in row:
        return "too many cells"
    values = _values(row)
    if not values["name"] or values["kind"] not in _KINDS or not values["source"]:
        return f"a row needs a name, a kind ({', '.join(sorted(_KINDS))}) and a source"
    if values["country"] and values["country"] not in iso_codes():
        return f"{values['country']!r} is no ISO 3166 alpha-3 code"
    if values["agency"] not in {"", "yes", "no"} or values["checked"] not in {"", "true", "false"}:
        return "agency is yes, no or empty; checked is true, false or empty"
    if values["checked"] == "true" and values["source"] == RECALLED:
        return f"what is {RECALLED!r} can't be checked"
    return None


def _outlet(row: dict[str, Any]) -> Outlet:
    values = _values(row)
    return Outlet(
        name=values["name"],
        other_names=tuple(n.strip() for n in values["other_names"].split("|") if n.strip()),
        country=values["country"] or None,
        family=values["family"] or None,
        kind=cast("OutletKind", values["kind"]),
        agency=values["agency"] == "yes" or values["kind"] == "agency",
        domain=values["domain"] or None,
        source=values["source"],
        checked=values["checked"] == "true",
    )
