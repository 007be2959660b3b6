"""A report with what a person says about it in place of what was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sayso.errors import UsageError
from sayso.intake.layout.datelines import opening
from sayso.intake.published import decide, iso_date

if TYPE_CHECKING:
    from sayso.schema import Report

#: Doubts about the date, which are judged again.
_ABOUT_DATE = frozenset({"published_unknown", "published_conflict", "published_in_future"})


def corrected(report: Report, *, outlet: str | None, published: str | None, title: str | None, url: str | None) -> Report:
    """The report with these values; null is unknown.  A date that is not the one that was read counts as given.

    Raises:
        UsageError: the date is none.
    """
    changed = replace(report, outlet=outlet, title=title, url=url)
    if published == report.published:
        return changed
    day = iso_date(published) if published else None
    if published and day is None:
        raise UsageError(f"{published!r} is no date such as 2020-01-16")
    today = datetime.now().astimezone().date()  # flags dates in the future and sets none
    kept, kept_from, doubts = decide(given=day, metadata=None, url=None, dateline=None, today=today)
    if day is not None:  # what the report's own words say of it may still be doubted
        lines = opening(report.text)
        *_, doubts = decide(
            given=day,
            metadata=None,
            url=url,
            dateline=lines.date,
            today=today,
            month_day=lines.month_day,
        )
    notes = tuple(w for w in report.warnings if w.kind not in _ABOUT_DATE)
    return replace(changed, published=kept, published_from=kept_from, warnings=notes + doubts)
