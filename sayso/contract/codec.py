r"""Records to JSON Lines and back.

A Python string may hold lone surrogates (half of a character pair, from broken input), which UTF-8 cannot: they are
written as ``\udXXX`` escapes, which JSON allows (RFC 8259, section 8.2), and read back as they were.  Everything else is
written as it is, in UTF-8.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sayso.schema import CodedReport

_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def encode(coded: CodedReport) -> bytes:
    """One line of JSON, in UTF-8, without the line end.  Fields stand in the order of the schema.

    Raises:
        ValueError: a string holds both halves of a surrogate pair as two characters.  JSON has no way to say that: the
            reader would see one character, and all offsets after it would be wrong.  (No file can hold it: Python's
            decoders and JSON reader make one character of a pair.)
    """
    import msgspec

    try:
        return msgspec.json.encode(coded)
    except UnicodeEncodeError:
        # msgspec refuses lone surrogates; the same layout by the standard library, with those escaped.
        line = json.dumps(msgspec.to_builtins(coded), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        if _PAIR.search(line):
            raise ValueError(f"report {coded.id!a}: a surrogate pair stands as two characters") from None
        return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line).encode("utf-8")


def decode(line: bytes) -> CodedReport:
    """The record on a line.

    Raises:
        ValueError: the line is no record of this contract (msgspec.ValidationError, json.JSONDecodeError).
    """
    import msgspec

    try:
        return msgspec.json.decode(line, type=CodedReport)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if isinstance(error, msgspec.ValidationError):
            raise
        return _convert(json.loads(line))


def _convert(record: Any) -> CodedReport:
    import msgspec

    coded: CodedReport = msgspec.convert(record, CodedReport)
    return coded
