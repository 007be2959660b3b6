"""On what a speaker rests what he says: he saw it, has a document, was told, infers; only where the text tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sayso.coding.attributions.word_lists import read_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found, Offsets
    from sayso.schema import Basis

#: How much of the content is looked at.
OPENING = 70


@dataclass(frozen=True, slots=True)
class Bases:
    """The lists of basis.yaml, as patterns, in the order in which they are asked."""

    beside: dict[str, re.Pattern[str]]
    within: dict[str, re.Pattern[str]]
    documents: frozenset[str]


def load() -> Bases:
    """Read the lists that come with the package."""
    raw = read_lists("basis.yaml")
    beside, within = ({k: _any(v) for k, v in raw[part].items()} for part in ("beside", "within"))
    return Bases(beside, within, frozenset(raw["documents"]))


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


def basis_of(found: Found, sentence: Offsets | None, doc: Doc, text: str, lists: Bases) -> Basis | None:
    """The basis that the text gives, or None.

    Args:
        found: source, cue and content.
        sentence: the sentence of the cue or the source.
        doc: the parse.
        text: the report's text.
        lists: the word lists.
    """
    if found.source is not None:
        words = doc.char_span(*found.source, alignment_mode="expand")
        if words is not None and words.root.lower_ in lists.documents:
            return "document"
    opening = " ".join(text[s:e] for s, e in found.content).strip("“”\"'«» ")[:OPENING]
    for kinds, told in ((lists.beside, _beside(found, sentence, text)), (lists.within, opening)):
        for kind, pattern in kinds.items():
            if pattern.search(told):
                return cast("Basis", kind)
    return None


def _beside(found: Found, sentence: Offsets | None, text: str) -> str:
    """The reporter's own words about the source: of the sentence, what is near source and cue and not content."""
    if sentence is None:
        return ""
    out, at = [], sentence[0]
    for start, end in sorted(found.content):
        out.append(text[at : max(at, min(start, sentence[1]))])
        at = max(at, end)
    out.append(text[at : sentence[1]])
    # Another clause tells of somebody else.
    edges = [e for e in (found.source, found.cue) if e]
    pieces = re.split(r"[;:]", "\0".join(out))
    kept = [p.replace("\0", " ") for p in pieces if not edges or any(text[s:e] in p for s, e in edges)]
    return " ".join(kept)
