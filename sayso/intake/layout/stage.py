"""The layout stage: parts in order, without overlap, that hold all text that isn't blank."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.intake.layout.datelines import dateline_end, dateline_inside
from sayso.intake.layout.lexicon import load, tail
from sayso.intake.layout.lines import paragraphs
from sayso.intake.layout.rules import by_words, kinds
from sayso.intake.layout.stamps import is_bare, is_stamp, stamp_end
from sayso.schema import LayoutPart
from sayso.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.intake.layout.lexicon import Entry
    from sayso.reading.document import Document
    from sayso.schema import LayoutKind
#: Kinds of paragraph that may begin with a date line.
_MAY_OPEN = frozenset({"body", "headline", "deck", "caption"})
#: A title of fewer words may be the beginning of the sentence itself.
_LEAST_TITLE = 4
_OPENS = re.compile(r"""["'“‘«(]?[A-ZÀ-ÖØ-Þ0-9]""")


class LayoutStage(Stage):
    """Adds ``layout``.

    Args:
        lexicon: the words by which furniture and credits are told; by default sayso/knowledge/layout/lines.yaml.
    """

    name: ClassVar[str] = "layout"
    version = "6"
    needs: ClassVar[tuple[str, ...]] = ("report",)
    adds: ClassVar[tuple[str, ...]] = ("layout",)

    def __init__(self, lexicon: Sequence[Entry] | None = None) -> None:
        self._lexicon = tuple(lexicon) if lexicon is not None else load()

    def __call__(self, document: Document) -> Document:
        """Lay out the report's text."""
        return replace(document, layout=tuple(lay_out(document.report.text, document.report.title, self._lexicon)))


def lay_out(text: str, title: str | None, lexicon: Sequence[Entry]) -> Iterator[LayoutPart]:
    """The parts of a text, in order."""
    spans = _title_apart(text, paragraphs(text), title)
    cut = [_credit(text, start, end, place, lexicon) for place, (start, end) in enumerate(spans)]
    spans = [(s, _trimmed(text, s, c.start) if c else e) for (s, e), c in zip(spans, cut, strict=True)]
    opened = False
    told = kinds([text[s:e] for s, e in spans], title, lexicon)
    stamps = _stamps(text, spans, told)
    for (begin, end), kind, credit, stamp in zip(spans, told, cut, stamps, strict=True):
        start = begin
        if stamp is not None:
            yield LayoutPart(start=begin, end=stamp, kind="dateline")
            start = end - len(text[stamp:end].lstrip())
        inside = None if opened or kind not in _MAY_OPEN else dateline_inside(text, start, end)
        stop = dateline_end(text, start, end) if kind in _MAY_OPEN else None
        if stop is not None:
            yield from _split(text, start, stop, end, "body")
        elif inside is not None:
            before = _trimmed(text, start, inside[0])
            yield LayoutPart(start=start, end=before, kind=by_words(text[start:before], 0, lexicon) or "headline")
            yield from _split(text, inside[0], inside[1], end, "body")
        else:
            yield LayoutPart(start=start, end=end, kind=kind)
        if credit is not None:
            yield credit
        opened = opened or stop is not None or inside is not None


def _stamps(text: str, spans: list[tuple[int, int]], kinds: Sequence[LayoutKind]) -> list[int | None]:
    """Where the stamp of each paragraph ends, if it has one; an hour alone is a stamp only beside another stamp."""
    ends = [stamp_end(text, s, e) if kind in _MAY_OPEN else None for (s, e), kind in zip(spans, kinds, strict=True)]
    count = sum(end is not None or is_stamp(text[s:e]) for (s, e), end in zip(spans, ends, strict=True))
    if count > 1:
        return ends
    return [None if end is None or is_bare(text[s:end]) else end for (s, _), end in zip(spans, ends, strict=True)]


def _credit(text: str, start: int, end: int, place: int, lexicon: Sequence[Entry]) -> LayoutPart | None:
    """The credit or by-line that ends a paragraph of other words ("... on Monday. Reporting by Ann Doe")."""
    found = tail(text[start:end], lexicon)
    if found is None or by_words(text[start:end], place, lexicon) is not None:
        return None
    return LayoutPart(start=start + found[0], end=end, kind=found[1])


def _title_apart(text: str, spans: list[tuple[int, int]], title: str | None) -> list[tuple[int, int]]:
    """The paragraphs, with a title that runs into the first sentence on one line cut off ("Port falls Rebels took it")."""
    if not title or not spans or len(title.split()) < _LEAST_TITLE:
        return spans
    start, end = spans[0]
    match = re.compile(r"\s+".join(map(re.escape, title.split())) + r"\s+", re.IGNORECASE).match(text, start, end)
    if match is None or not _OPENS.match(text, match.end(), end):
        return spans
    return [(start, _trimmed(text, start, match.end())), (match.end(), end), *spans[1:]]


def _split(text: str, start: int, stop: int, end: int, kind: LayoutKind) -> Iterator[LayoutPart]:
    yield LayoutPart(start=start, end=stop, kind="dateline")
    rest = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
    if rest < end:
        yield LayoutPart(start=rest, end=end, kind=kind)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
