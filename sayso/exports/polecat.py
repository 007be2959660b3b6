"""POLECAT's tab-separated table of 40 columns.

Column names and order: the header of the released files, as quoted by public loaders.  Several values are joined by ``; ``.
The format has no room for status, source, offsets or judgements: callers should leave out what is not reported as done, and
``Version`` says whether a person changed the record.  Columns that we don't know (COW codes, titles, Wikipedia ids, district)
are empty, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.exports import words
from sayso.exports.columns import Cell, joined
from sayso.exports.table import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.ledger.queries.rows import EventRow
    from sayso.schema import Party


def _party_columns(side: str, party: str) -> list[str]:
    return [
        f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {party} Sector", f"{party} Sectors", f"{side} Title",
        f"{side} Name Raw", f"Wikipedia {side} ID",
    ]  # fmt: skip


COLUMNS = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_party_columns("Actor", "Actor"),
    *_party_columns("Recipient", "Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
]  # fmt: skip


def lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """The head and one line for each event."""
    yield "\t".join(COLUMNS)
    for row in rows:
        cells = record(row)
        yield line([_flat(cells.get(name)) for name in COLUMNS], delimiter="\t")


def record(row: EventRow) -> dict[str, Cell]:
    """An event by column name; columns that are not there are empty.  The date is the first day of what is known."""
    event, place = row.event, row.event.place
    cells: dict[str, Cell] = {
        "Event ID": row.id,
        "Event Date": event.date.value.partition("/")[0][:10] if event.date else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": event.quad.upper() if event.quad else None,
        "Contexts": joined(event.contexts),
        "Source": row.head.outlet,
        "Publication Date": row.head.published,
        "Language": row.head.language,
        "Version": _version(row),
    }
    if place:
        cells |= {
            "Placename": place.name,
            "City": place.name.split(",")[0] if place.precision in {"city", "point"} else None,
            "Province": place.admin1,
            "Country": place.country,
            "Latitude": place.lat,
            "Longitude": place.lon,
            "GeoNames ID": place.geonames,
            "Raw Placename": place.span.text if place.span else None,
            "Feature Type": place.precision,
        }
    return cells | _side("Actor", event.actors) | _side("Recipient", event.recipients)


def _side(side: str, parties: Iterable[Party]) -> dict[str, Cell]:
    parties = list(parties)
    sectors = [p.sector for p in parties]
    return {
        f"{side} Name": joined(p.name for p in parties),
        f"{side} Country": joined(p.country for p in parties),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": joined(sectors),
        f"{side} Name Raw": joined(p.span.text if p.span else None for p in parties),
    }


def _version(row: EventRow) -> str | None:
    """The coder's name and version, and who judged; the stages' versions stay in the ledger."""
    coder = " ".join((row.head.coder or "").split()[:2])
    judged = words.review(row.review)
    return f"{coder}; {judged}" if judged else coder or None


def _flat(cell: Cell) -> Cell:
    """No tabulators or line ends inside a cell: not every loader of this format minds quotes."""
    return words.one_line(cell) if isinstance(cell, str) else cell
