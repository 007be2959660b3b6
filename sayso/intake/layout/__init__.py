"""Layout: which stretch of a report is headline, deck, date line, by-line, caption, credit, furniture, correction or body."""

from sayso.intake.layout.continuing import continues
from sayso.intake.layout.stage import LayoutStage

__all__ = ["LayoutStage", "continues"]
