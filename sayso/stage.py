"""What a stage is.

A stage takes one thing and gives one thing (``__call__``), or does so over a stream, in order.  It declares which fields
of the :class:`~sayso.reading.document.Document` it needs and which it adds, names its version, and is given its resources
when made: no globals, no work at import.  Its answer for a report depends on that report alone, never on the batch, the
order or the number of workers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.reading.document import Document


class Stage(ABC):
    """One step from a Document to a Document with more fields filled."""

    name: ClassVar[str]
    version: str = "1"  # an instance made with an option that changes its answers says so here
    needs: ClassVar[tuple[str, ...]] = ()
    adds: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def __call__(self, document: Document) -> Document:
        """Return a copy of the document with the fields of ``adds`` filled."""

    def stream(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Apply the stage to each document, in order."""
        return map(self, documents)


def check_order(stages: Iterable[Stage]) -> None:
    """Raise ValueError unless every stage's needs are added by a stage before it."""
    have: set[str] = {"report"}
    for stage in stages:
        missing = set(stage.needs) - have
        if missing:
            msg = f"stage {stage.name} needs {sorted(missing)}, which no stage before it adds"
            raise ValueError(msg)
        have |= set(stage.adds)
