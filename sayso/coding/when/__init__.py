"""When an act took place: from the words that date it, or from an act of the same story; unknown rather than guessed.

:class:`WhenStage` dates the events of a report; :func:`date_of` and :func:`dates_of` date any of its words.
"""

from __future__ import annotations

from sayso.coding.when.stage import WhenStage
from sayso.coding.when.words import date_of, dates_of

__all__ = ["WhenStage", "date_of", "dates_of"]
