"""A user's own codebook: event types of the user's, made from PLOVER's by mapping and by likeness to examples.

PLOVER's fields stay as they are; ``codebook_type`` stands beside them.
"""

from __future__ import annotations

from sayso.coding.codebook.apply import Codebook
from sayso.coding.codebook.read import CodebookType, Source, load_codebook, read_codebook

__all__ = ["Codebook", "CodebookType", "Source", "load_codebook", "read_codebook"]
