"""Tables of equally long columns, and the rows that go into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Names of the columns (yes or no as 1 or 0; what is no number by itself as the number of a string).  ``report`` is the
#: report's key; ``plain`` and ``placed`` say where the record stands among those of its report, as listings show it and as it
#: is shown where a state of review is asked for; ``added`` and ``touched`` are the transactions in which a report came in and
#: in which somebody last judged or noted something of a record (0: nobody).
EVENT = (
    "report", "id", "plain", "placed", "type", "mode", "status", "quad", "country", "place", "admin1", "date", "state",
    "assigned", "background", "claimed", "disputed", "marked", "touched",
)  # fmt: skip
CLAIM = ("report", "id", "plain", "placed", "act", "state", "assigned", "disputed", "marked", "touched")
#: Columns of what hangs on an event (``of`` is the row of the event) or on a claim.
PARTY = ("of", "role", "actor", "name", "words", "country", "sector")
TOLD = ("of", "name")
VOUCHER = ("of", "id")
SOURCE = ("of", "actor", "name", "words")
REPORT = ("report", "ref", "name", "outlet", "published", "state", "assigned", "disputed", "events", "claims", "added")
COLUMNS = {
    "events": EVENT, "claims": CLAIM, "parties": PARTY, "told": TOLD, "vouchers": VOUCHER, "sources": SOURCE,
    "reports": REPORT,
}  # fmt: skip
#: What hangs on what.
PARENT = {"parties": "events", "told": "events", "vouchers": "events", "sources": "claims"}


@dataclass(slots=True)
class Rows:
    """Rows of some reports on their way into frames; ``of`` counts within these rows."""

    events: list[tuple[int, ...]] = field(default_factory=list)
    claims: list[tuple[int, ...]] = field(default_factory=list)
    parties: list[tuple[int, ...]] = field(default_factory=list)
    told: list[tuple[int, ...]] = field(default_factory=list)
    vouchers: list[tuple[int, ...]] = field(default_factory=list)
    sources: list[tuple[int, ...]] = field(default_factory=list)
    reports: list[tuple[int, ...]] = field(default_factory=list)


class Frame:
    """Columns by name, of 64-bit whole numbers."""

    __slots__ = ("columns", "size")

    def __init__(self, columns: dict[str, NDArray[np.int64]], size: int) -> None:
        self.columns = columns
        self.size = size

    def __getitem__(self, name: str) -> NDArray[np.int64]:
        return self.columns[name]

    @classmethod
    def of(cls, names: tuple[str, ...], rows: list[tuple[int, ...]]) -> Frame:
        """A frame of rows."""
        table = np.array(rows, dtype=np.int64).reshape(len(rows), len(names))
        return cls({name: np.ascontiguousarray(table[:, i]) for i, name in enumerate(names)}, len(rows))

    def where(self, chosen: Any) -> Frame:
        """The rows chosen by a mask or by numbers."""
        columns = {name: column[chosen] for name, column in self.columns.items()}
        return Frame(columns, len(next(iter(columns.values()))))

    def and_(self, other: Frame) -> Frame:
        """These rows, then those of another frame."""
        columns = {name: np.concatenate((column, other[name])) for name, column in self.columns.items()}
        return Frame(columns, self.size + other.size)


def frames(rows: Rows) -> dict[str, Frame]:
    """Frames of rows."""
    return {name: Frame.of(names, getattr(rows, name)) for name, names in COLUMNS.items()}


def replaced(old: dict[str, Frame], gone: NDArray[np.int64], fresh: dict[str, Frame]) -> dict[str, Frame]:
    """The frames without the rows of the reports ``gone`` (keys), and with fresh rows."""
    out: dict[str, Frame] = {}
    kept: dict[str, NDArray[np.bool_]] = {}
    for name in ("reports", "events", "claims"):
        kept[name] = ~np.isin(old[name]["report"], gone)
        out[name] = old[name].where(kept[name]).and_(fresh[name])
    for name, parent in PARENT.items():
        keep = kept[parent]
        place = np.cumsum(keep) - 1
        frame = old[name]
        staying = frame.where(keep[frame["of"]]) if frame.size else frame
        moved = Frame({**staying.columns, "of": place[staying["of"]] if staying.size else staying["of"]}, staying.size)
        added = fresh[name]
        shifted = Frame({**added.columns, "of": added["of"] + int(keep.sum())}, added.size)
        out[name] = moved.and_(shifted)
    return out
