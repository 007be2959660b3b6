"""Values as JSON text; lone surrogates of a text as escapes, which UTF-8 could not hold."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: Any) -> str:
    """The value (plain types or records) on one line."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        line = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)
