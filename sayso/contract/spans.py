"""A walk over every span of a record: anything that has ``start``, ``end`` and ``text``, wherever it lies."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.schema import CodedReport


def spans(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, thing) for all things with an offset, in a record or in its JSON, however deep."""
    if is_dataclass(record) and not isinstance(record, type):
        values = {field.name: getattr(record, field.name) for field in fields(record)}
    elif isinstance(record, dict):
        values = record
    elif isinstance(record, list | tuple):
        values = {str(i): item for i, item in enumerate(record)}
    else:
        return
    if "start" in values and "end" in values:
        yield path, record
    for name, value in values.items():
        yield from spans(value, f"{path}.{name}" if path else name)


def wrong_spans(record: CodedReport | dict[str, Any]) -> list[str]:
    """What is wrong with the spans of a record: outside the text, or with words that don't stand there."""
    whole: str = record["text"] if isinstance(record, dict) else record.text
    wrong = []
    for path, span in spans(record):
        start, end = (span["start"], span["end"]) if isinstance(span, dict) else (span.start, span.end)
        words = span.get("text", _ABSENT) if isinstance(span, dict) else getattr(span, "text", _ABSENT)
        if start is None and end is None and words is None:
            continue  # known only from elsewhere in the report
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(whole):
            wrong.append(f"{path}: {start}:{end} is no stretch of the text")
        elif words is not _ABSENT and words != whole[start:end]:
            wrong.append(f"{path}: {start}:{end} is {whole[start:end]!r}, not {words!r}")
    return wrong


_ABSENT = object()
