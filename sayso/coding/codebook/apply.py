"""Gives events the types of a codebook: by mapping, and where that leaves several, by likeness to their examples."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.coding.codebook.likeness import Likeness
from sayso.coding.codebook.read import load_codebook

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from sayso.coding.codebook.read import CodebookFile, CodebookType, Source
    from sayso.schema import CodedReport, Event

#: Where a sentence ends, for a text that is not parsed any more.
_END = re.compile(r"[.!?][\"'\u201d\u2019)]*(?=\s+[^\sa-z])|\n")
#: Longest stretch on each side of the anchor that is compared, in characters.
_REACH = 400


class Codebook:
    """A codebook, ready to be applied.

    Args:
        book: what the file says.
    """

    def __init__(self, book: CodebookFile) -> None:
        self.book = book

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Codebook:
        """The codebook of a file.

        Raises:
            KnowledgeError: it is wrong; names the file and the line of the first mistake.
            UnreadableInput: it can't be read.
        """
        book, problems = load_codebook(path)
        if problems or book is None:
            raise problems[0]
        return cls(book)

    @property
    def version(self) -> str:
        """What a coder's version says of it."""
        return f"codebook/{self.book.name}.{self.book.stamp}"

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness({t.name: [f"{t.name} {t.description}", *t.examples] for t in self.book.types})

    def type_of(self, event: Event, text: str) -> tuple[str | None, str]:
        """The codebook's type for an event of a text, or None, and why."""
        claimed, how = self._claimed(event)
        if not claimed:
            return None, f"no type of the codebook takes up {_named(event)}"
        if len(claimed) == 1 and how != "examples":
            return claimed[0].name, how
        sentence = sentence_at(text, event.anchor.start, event.anchor.end)
        ranked = self._likeness(sentence, [t.name for t in claimed])
        likeness, name = ranked[0]
        if how == "examples" and likeness < self.book.floor:
            return None, f"likest to {name} ({likeness:.2f}), which is below the floor"
        return name, f"{'' if how == 'examples' else how + '; of these '}likest to its examples ({likeness:.2f})"

    def _claimed(self, event: Event) -> tuple[list[CodebookType], str]:
        """The types that an event may have: those that name its mode or CAMEO code, else its type, else nothing at all."""
        types = self.book.types
        for fits, how in (
            (_exactly, "mapped from {0}"),
            (_wholly, "mapped from {1}"),
            (_partly, "mapped from {1} of any mode"),
        ):
            found = [t for t in types if any(fits(s, event) for s in t.sources)]
            if found:
                return found, how.format(_named(event), event.type)
        return [t for t in types if not t.sources], "examples"

    def events(self, events: Sequence[Event], text: str) -> tuple[Event, ...]:
        """The events with ``codebook_type``, and why in ``because``."""
        out = []
        for event in events:
            name, why = self.type_of(event, text)
            line = f"codebook {self.book.name}: {name or 'no type'} ({why})"
            out.append(replace(event, codebook_type=name, because=(*event.because, line)))
        return tuple(out)

    def __call__(self, coded: CodedReport) -> CodedReport:
        """The record with the codebook's types; its coder says so."""
        return replace(coded, events=self.events(coded.events, coded.text), coder=f"{coded.coder} {self.version}")


def _exactly(source: Source, event: Event) -> bool:
    if source.cameo is not None:
        return (event.cameo or "").startswith(source.cameo)
    return source.type == event.type and source.mode is not None and source.mode == event.mode


def _wholly(source: Source, event: Event) -> bool:
    return source.type == event.type and source.mode is None


def _partly(source: Source, event: Event) -> bool:
    return source.type == event.type


def _named(event: Event) -> str:
    return f"{event.type}:{event.mode}" if event.mode else event.type


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a span, by its punctuation."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = max((m.end() for m in _END.finditer(text, low, start)), default=low)
    stop = next((m.end() for m in _END.finditer(text, end, high)), high)
    return text[begin:stop].strip()
