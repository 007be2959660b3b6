"""Long reports are coded in windows of whole layout parts, so that time and memory grow with their length and no faster.

What a stage sees of a long report is one window at a time: names are followed within a window, not from one to the next.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso.reading.parser import windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.reading.document import Document
    from sayso.schema import LayoutPart


#: Characters; a report that is not longer is coded whole.  News reports hardly ever are.
WINDOW = 24_000

#: The fields that a window adds to the whole, in which offsets and ids are those of the window.
FOUND = ("mentions", "dates", "places", "attributions", "events", "agreements", "predictions", "contradictions", "warnings")


def in_windows(document: Document, run: Callable[[Document], Document]) -> Document:
    """Apply ``run`` to the document, whole or window by window; a window's offsets and ids become those of the report.

    Args:
        document: with its layout, before anything else has been found in it.
        run: the stages after the layout.
    """
    text = document.report.text
    if len(text) <= WINDOW or not document.readable:
        return run(document)
    starts = sorted({edge for part in document.layout for edge in (part.start, part.end)})
    whole = document
    for start, end in windows(text, starts, WINDOW):
        layout = tuple(_within(part, start, end) for part in document.layout if part.start < end and part.end > start)
        report = replace(document.report, text=text[start:end])
        read = run(replace(document, report=report, layout=layout, warnings=()))
        whole = _joined(whole, read, start)
    return whole


def _within(part: LayoutPart, start: int, end: int) -> LayoutPart:
    return replace(part, start=max(part.start, start) - start, end=min(part.end, end) - start)


def _joined(whole: Document, window: Document, offset: int) -> Document:
    """The whole with what the window found, under offsets and ids of the report."""
    ids = {a.id: f"a{len(whole.attributions) + n}" for n, a in enumerate(window.attributions, 1)}
    ids |= {e.id: f"e{len(whole.events) + n}" for n, e in enumerate(window.events, 1)}
    added = {name: getattr(whole, name) + _moved(getattr(window, name), offset, ids) for name in FOUND}
    before, now = whole.translation, window.translation
    if before and now:
        because = tuple(dict.fromkeys(before.because + now.because))
        now = replace(now, suspected=before.suspected or now.suspected, because=because)
    return replace(whole, translation=now, **added)


def _moved(record: Any, offset: int, ids: dict[str, str]) -> Any:
    """A copy in which every start and end is moved and every id of an attribution or event is the report's."""
    if isinstance(record, tuple):
        return tuple(_named(r, ids) if isinstance(r, str) else _moved(r, offset, ids) for r in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in {"start", "end"} and value is not None:
            changed[field.name] = value + offset
        elif field.name in {"id", "parent", "to", "event"} and isinstance(value, str):
            changed[field.name] = _named(value, ids)
        elif is_dataclass(value) or (isinstance(value, tuple) and field.name not in {"because", "said_by"}):
            changed[field.name] = _moved(value, offset, ids)
    return replace(record, **changed)


def _named(word: str, ids: dict[str, str]) -> str:
    return ids.get(word, word)
