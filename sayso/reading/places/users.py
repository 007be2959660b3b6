"""The user's own gazetteer: what ``sayso places add`` takes in, and where it lies."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import KnowledgeError
from sayso.reading.places.tables import Row, Writer
from sayso.reading.places.user_files import Form, form_of, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        named = db.execute("SELECT place, key, how FROM name WHERE key NOT LIKE '~%' ORDER BY place")
        names: dict[int, list[tuple[str, int]]] = {}
        for place, of_place in groupby(named, key=itemgetter(0)):
            names[place] = [(key, how) for _, key, how in of_place]
        for r in db.execute(
            "SELECT id, geonames, name, kind, country, admin1, admin2, lat, lon, population, valid_from, valid_to, source"
            " FROM place WHERE source <> ? ORDER BY id",
            (source,),
        ):
            yield Row(
                geonames=r[1], name=r[2], kind=r[3], country=r[4], admin1=r[5], admin2=r[6], lat=r[7], lon=r[8],
                population=r[9],
                valid_from=r[10], valid_to=r[11], source=r[12], names=names.pop(r[0], []),
            )  # fmt: skip
    finally:
        db.close()
