"""Events: who did what to whom, in the PLOVER ontology."""

from sayso.coding.events.stage import EventStage

__all__ = ["EventStage"]
