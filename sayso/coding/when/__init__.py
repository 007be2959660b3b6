"""When an act took place: from the words that date it, or from an act of the same story; unknown rather than guessed."""

from __future__ import annotations

from sayso.coding.when.stage import WhenStage

__all__ = ["WhenStage"]
