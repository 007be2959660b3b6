"""JSON Lines: one report a line, with id and text, and what else is known."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, BinaryIO

from sayso.errors import InputError, MalformedInput, UnreadableInput
from sayso.intake.assemble import assemble
from sayso.intake.decoding import binary
from sayso.intake.fields import fields_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.intake.options import IntakeOptions
    from sayso.schema import Report

#: Bytes of one line that are read; a longer line is passed over.
LINE_LIMIT = 1 << 28


def read_jsonl(stream: BinaryIO, name: str, options: IntakeOptions) -> Iterator[Report | InputError]:
    """Yield a report or an error for each line that isn't blank; ``name`` is the file's name in messages and ids."""
    number, empty = 0, True
    try:
        while line := stream.readline(LINE_LIMIT):
            number += 1
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
                unfit = _unfit(line)
                if unfit:
                    yield UnreadableInput(unfit, file=name)
                    return
            if len(line) == LINE_LIMIT and not line.endswith(b"\n"):
                empty = False
                _skip_line(stream)
                yield MalformedInput(
                    f"the line is longer than {LINE_LIMIT:,} bytes", file=name, line=number, report_id=f"{name}:{number}"
                )
            elif line.strip():
                empty = False
                yield read_line(line, name, number, options)
    except OSError as error:
        yield UnreadableInput(error.strerror or str(error), file=name, line=number + 1)
        return
    if empty:
        yield MalformedInput("empty: there is no report in it", file=name)


def read_line(line: bytes, name: str, number: int, options: IntakeOptions) -> Report | InputError:
    """The report on one line, or why there is none."""
    place = f"{name}:{number}"
    ident = place
    try:
        record = _parse(line)
        ident = next((v for v in (record.get("id"), record.get("doc_id")) if isinstance(v, str) and v.strip()), place)
        fields = fields_of(record)
        if fields.id is None:
            raise ValueError('"id" is missing')  # noqa: TRY301 - one place makes the error
        return assemble(_text_of(record), fields, options, id=fields.id, source=place)
    except ValueError as error:
        return MalformedInput(str(error), file=name, line=number, report_id=ident)


def _parse(line: bytes) -> dict[str, Any]:
    """The JSON object on a line; ValueError says why there is none."""
    try:
        record: Any = json.loads(line.decode("utf-8").strip(), parse_int=float)  # a number is never one of our fields
    except UnicodeDecodeError as error:
        raise ValueError(f"not valid UTF-8 at byte {error.start + 1} of the line") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"does not parse as JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("does not parse as JSON: nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError(f"must be a JSON object, not {kind_of(record)}")  # noqa: TRY004 - the caller takes one kind of error
    return record


def _text_of(record: dict[str, Any]) -> str:
    text = record.get("text")
    if text is None:
        raise ValueError('"text" is missing')
    if not isinstance(text, str):
        raise ValueError(f'"text" must be a string, not {kind_of(text)}')  # noqa: TRY004 - as above
    if not text.strip():
        raise ValueError('"text" is empty')
    return text


def _unfit(first: bytes) -> str | None:
    what = binary(first)
    if what or b"\x00" in first.removeprefix(codecs.BOM_UTF16_LE)[:2]:
        return f"binary content ({what or 'or UTF-16'}), not JSON Lines in UTF-8"
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16: JSON Lines must be UTF-8"
    return None


def _skip_line(stream: BinaryIO) -> None:
    while chunk := stream.readline(LINE_LIMIT):
        if chunk.endswith(b"\n"):
            return
