"""From text and fields to a Report: cut to length, publication date decided, doubts noted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sayso.intake.published import decide
from sayso.schema import Report
from sayso.schema import Warning as Note

if TYPE_CHECKING:
    from sayso.intake.fields import Fields
    from sayso.intake.options import IntakeOptions


def assemble(
    text: str,
    fields: Fields,
    options: IntakeOptions,
    *,
    id: str,  # noqa: A002 - the field's name
    source: str,
    metadata_date: str | None = None,
    size: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Report:
    """Make the report.

    Args:
        text: the text as it came.
        fields: what the report says about itself.
        options: what holds where it says nothing, and the length that is kept.
        id: the report's id.
        source: file and line, for messages.
        metadata_date: the date the page's metadata declare.
        size: the size of the whole in words, if ``text`` is only its beginning.
        notes: warnings so far.
    """
    from sayso.intake.layout.datelines import opening

    fields = fields.or_else(options)
    if len(text) > options.max_chars or size:
        size = size or f"{len(text):,} characters"
        text = text[: options.max_chars]
        notes += (Note(kind="text_cut", message=f"only the first {len(text):,} characters of {size} are kept and coded"),)
    # The day of reading flags dates in the future and sets no date.
    today = options.today or datetime.now().astimezone().date()
    lines = opening(text)
    published, published_from, doubts = decide(
        given=fields.published,
        metadata=metadata_date,
        url=fields.url,
        dateline=lines.date,
        today=today,
        month_day=lines.month_day,
    )
    return Report(
        id=id,
        text=text,
        title=fields.title,
        outlet=fields.outlet,
        published=published,
        published_from=published_from,
        url=fields.url,
        language=fields.language,
        source=source,
        warnings=notes + doubts,
    )
