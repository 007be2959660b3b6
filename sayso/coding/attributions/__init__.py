"""Attributions: source, cue and content, the chain of go-betweens, the manner, and the links between them."""

from sayso.coding.attributions.stage import AttributionStage

__all__ = ["AttributionStage"]
