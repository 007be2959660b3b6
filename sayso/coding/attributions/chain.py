"""The chain of go-betweens: media and people who stand between a speaker and the outlet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.coding.attributions.between import Between
from sayso.coding.attributions.cited import Cited
from sayso.coding.attributions.found import Found, Via, holds, length, overlap
from sayso.coding.attributions.media import Media
from sayso.coding.attributions.ourselves import Ourselves
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.encoder.model import Encoding
    from sayso.schema import Mention


@dataclass(slots=True)
class Linked:
    """An attribution with its go-betweens, innermost first, and the attribution that it stands in (an index)."""

    found: Found
    via: list[Via] = field(default_factory=list)
    parent: int | None = None
    told: bool = False  # told to somebody of its own ("he told the crowd")


class Chains:
    """Works out the go-betweens of all attributions of a report.

    Args:
        doc: the parse.
        mentions: the mentions found in the report.
        lexicon: the cue lexicon.
        prose: the sentences that may be coded.
        outlet: who published the report; what is told to it has no go-between.
        encoding: what the encoder says, where it has run.

    Attributes:
        media: finds the media that are told of.
        own: tells whether a medium is the outlet itself.
        between: finds the go-betweens of a single attribution.
    """

    def __init__(  # noqa: PLR0917 - what the stages before have found
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        lexicon: Lexicon,
        prose: tuple[Offsets, ...],
        outlet: str | None = None,
        encoding: Encoding | None = None,
    ) -> None:
        self._doc = doc
        self.own = Ourselves(text_of(doc), outlet)
        self.media = Media(doc, mentions, lexicon)
        self.between = Between(doc, self.media, lexicon, prose, self.own, encoding)
        self._cited = Cited(doc, self.media, prose)

    def __call__(self, found: list[Found]) -> list[Linked]:
        """The attributions again, in text order, media that only relay taken out of the list and into ``via``."""
        merged = self._cited(found)
        linked = [
            Linked(f, via=[v for v in self.between(f, merged) if not self.own(v)], told=_tells_somebody(self._doc, f))
            for f in merged
        ]
        for i, item in enumerate(linked):
            item.parent = _parent(i, merged)
            # Who reports the same beside another relays nothing of his ("Reuters and AFP reported").
            joint = [f.source for f in merged if f.source and f is not item.found and f.cue and f.cue == item.found.cue]
            item.via = [v for v in item.via if not any(overlap((v[0],), (source,)) for source in joint)]
        # The longest first: what relays the outermost claim is settled before it is handed on to those within.
        for item in sorted(linked, key=lambda i: -length(i.found.content)):
            if item.parent is not None:
                outer = linked[item.parent]
                item.via = [v for v in item.via if overlap((v[0],), outer.found.content)]
                if outer.found.source and not holds(item.via, outer.found.source):
                    item.via.append((outer.found.source, ""))
                item.via += [v for v in outer.via if not holds(item.via, v[0])]
        return linked


def _parent(index: int, found: list[Found]) -> int | None:
    """The smallest attribution in whose content this one's source and content stand."""
    inner = found[index]
    if inner.source is None:
        return None
    said, size = (*inner.content, inner.source), length(inner.content)
    best: int | None = None
    for i, outer in enumerate(found):
        if i == index or not inner.content or outer.source == inner.source:
            continue
        larger = length(outer.content)
        if larger <= size or (best is not None and larger >= length(found[best].content)):
            continue
        if overlap(said, outer.content) >= 0.9 * length(said):
            best = i
    return best


def _tells_somebody(doc: Doc, found: Found) -> bool:
    """Has "told" an object of its own?"""
    cue = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    if cue is None:
        return False
    return any(t.lemma_ == "tell" and any(c.dep_ in ("dobj", "dative") for c in t.children) for t in cue)
