"""Column types that both databases have and that keep every string as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import REAL, BigInteger, Double, Integer, SmallInteger, Text, TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine

_UNSAFE = re.compile("[\\\\\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(\\|u[0-9a-f]{4})")


def escape(text: str) -> str:
    r"""The string without NUL and lone surrogates, which PostgreSQL's text can't hold: ``\u0000``, a backslash doubled."""
    return _UNSAFE.sub(lambda m: "\\\\" if m[0] == "\\" else f"\\u{ord(m[0]):04x}", text)


def unescape(text: str) -> str:
    """What :func:`escape` was given."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda m: "\\" if m[1] == "\\" else chr(int(m[1][1:], 16)), text)


# Method names and arguments of both classes are SQLAlchemy's.


class String(TypeDecorator[str]):
    """Text of any code points; NUL and lone surrogates are escaped in the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else escape(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else unescape(value)


class Flag(TypeDecorator[bool]):
    """True or false as 1 or 0 (STRICT tables of SQLite know no boolean)."""

    impl = SmallInteger().with_variant(Integer(), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, D102, FBT001
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ARG002, D102
        return None if value is None else bool(value)


#: 64-bit whole numbers and floating-point numbers under the names that STRICT tables of SQLite take.
Whole: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def to_bytes(text: str) -> bytes:
    """UTF-8 in which lone surrogates survive."""
    return text.encode("utf-8", "surrogatepass")


def from_bytes(body: bytes) -> str:
    """What :func:`to_bytes` was given."""
    return bytes(body).decode("utf-8", "surrogatepass")
