"""NAME.meta.json: what is known about the report in NAME.txt or NAME.html, kept beside it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from sayso.errors import MalformedInput, UnreadableInput
from sayso.intake.fields import ALIASES, FieldError, Fields, fields_of, kind_of, quoted

_LIMIT = 1 << 20


def read_side_file(path: str) -> Fields:
    """The fields in the side file of a report, or no fields where there is none.

    For ``report.txt`` that is ``report.txt.meta.json``, else ``report.meta.json``.

    Raises:
        InputError: it can't be read, is no JSON object, or a field is unknown, ill-typed or ill-formed (names the line).
    """
    for side in (Path(path + ".meta.json"), Path(path).with_suffix(".meta.json")):
        try:
            with side.open("rb") as stream:
                data = stream.read(_LIMIT + 1)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UnreadableInput((error.strerror or str(error)).lower(), file=_name(side)) from error
        return _parse(data, _name(side))
    return Fields()


def _parse(data: bytes, name: str) -> Fields:
    if len(data) > _LIMIT:
        raise MalformedInput(f"a side file may have {_LIMIT:,} bytes at most", file=name)
    try:
        text = data.decode("utf-8-sig")
        record: Any = json.loads(text, parse_int=float)
    except UnicodeDecodeError as error:
        raise MalformedInput("not valid UTF-8", file=name, line=data.count(b"\n", 0, error.start) + 1) from error
    except json.JSONDecodeError as error:
        raise MalformedInput(f"does not parse as JSON: {error.msg}", file=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise MalformedInput(f"does not parse as JSON: {error}", file=name, line=1) from error
    if not isinstance(record, dict):
        raise MalformedInput(f"must be a JSON object, not {kind_of(record)}", file=name, line=1)
    known = {n for names in ALIASES.values() for n in names}
    for key in record:
        if key not in known:
            message = f"unknown field {quoted(key)}; known are {', '.join(ALIASES)}"
            raise MalformedInput(message, file=name, line=_line_of(key, text))
    try:
        return fields_of(record)
    except FieldError as error:
        raise MalformedInput(str(error), file=name, line=_line_of(error.name, text)) from error


def _line_of(key: str, text: str) -> int:
    match = re.search(re.escape(json.dumps(key)) + r"\s*:", text) or re.search(re.escape(f'"{key}"') + r"\s*:", text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _name(side: Path) -> str:
    return os.fsencode(side).decode("utf-8", "backslashreplace")
