"""The fields of a report as people give them: names and aliases, types, forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso.errors import UsageError
from sayso.intake.published import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.intake.options import IntakeOptions

#: field -> the names under which it is taken, the first that is there and not null.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "doc_id"),
    "title": ("title",),
    "outlet": ("outlet",),
    "published": ("published", "date", "pub_date", "dct"),
    "url": ("url",),
    "language": ("language",),
}

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?")
_SHOWN = 60


class FieldError(ValueError):
    """A field is missing, of the wrong type or in the wrong form; ``name`` is the field as the user wrote it."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a report says about itself, checked; null where it says nothing."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, options: IntakeOptions) -> Fields:
        """These fields, and the options' values where they are null."""
        return replace(
            self,
            title=self.title or options.title,
            outlet=self.outlet or options.outlet,
            published=self.published or options.published,
            url=self.url or options.url,
            language=self.language or options.language,
        )


def fields_of(record: Mapping[str, Any]) -> Fields:
    """Check the fields of one JSON object (others than ours are passed over).

    Raises:
        FieldError: a value has the wrong type or form.
    """
    values: dict[str, str | None] = {}
    for field, names in ALIASES.items():
        name = next((n for n in names if record.get(n) is not None), field)
        values[field] = _text(name, record.get(name))
        if values[field] is not None:
            values[field] = _checked(field, name, values[field] or "")
    return Fields(**values)


def check_given(options: IntakeOptions) -> IntakeOptions:
    """The options with date and language in their normal form.

    Raises:
        UsageError: a value has the wrong form.
    """
    try:
        published = options.published and _checked("published", "--published", options.published)
        language = options.language and _checked("language", "--language", options.language)
    except FieldError as error:
        raise UsageError(str(error)) from error
    if options.max_chars < 1:
        raise UsageError("--max-chars must be 1 or more")
    return replace(options, published=published, language=language)


def kind_of(value: object) -> str:
    """The JSON type of a value, for messages."""
    if value is None:
        return "null"
    names: dict[type, str] = {bool: "true or false", str: "a string", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")


def quoted(value: str) -> str:
    """A value as messages show it: short, on one line, printable everywhere."""
    short = value if len(value) <= _SHOWN else value[:_SHOWN] + "..."
    return '"' + "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short) + '"'


def _text(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise FieldError(name, f'"{name}" must be a string, not {kind_of(value)}')
    return value if value.strip() else None


def _checked(field: str, name: str, value: str) -> str:
    if field == "published":
        day = iso_date(value)
        if day is None:
            raise FieldError(name, f"{_label(name)} must be an ISO 8601 date such as 2020-01-16, not {quoted(value)}")
        return day
    if field == "language":
        match = _LANGUAGE.fullmatch(value.strip())
        if match is None:
            raise FieldError(name, f"{_label(name)} must be an ISO 639 code such as en, not {quoted(value)}")
        return match[1].lower()
    return value


def _label(name: str) -> str:
    return name if name.startswith("--") else f'"{name}"'
