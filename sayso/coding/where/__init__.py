"""Where an event took place: places of its sentence, linked to its anchor by the parse."""

from sayso.coding.where.stage import WhereStage

__all__ = ["WhereStage"]
