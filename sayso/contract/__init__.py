"""The contract of ``sayso code``: records as JSON Lines, their JSON Schema, and a walk over their spans."""

from sayso.contract.codec import decode, encode
from sayso.contract.schema import generate, shipped
from sayso.contract.spans import spans, wrong_spans

__all__ = ["decode", "encode", "generate", "shipped", "spans", "wrong_spans"]
