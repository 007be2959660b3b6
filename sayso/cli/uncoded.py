"""Sentences of a report that yielded nothing: the readable ones, as the parser cuts them, that no span of a record touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.exports.uncoded import untouched

if TYPE_CHECKING:
    from sayso.ledger.queries.rows import FullReport


def uncoded(full: FullReport) -> tuple[list[tuple[int, int, str]], int]:
    """The sentences without a record (start, end, words), and the number of all readable sentences.  Parses the text again."""
    from sayso.intake.layout import LayoutStage
    from sayso.reading.document import Document
    from sayso.reading.language import LanguageStage
    from sayso.reading.parser import Parser
    from sayso.schema import Report

    coded = full.coded
    document = Document(
        report=Report(
            id=coded.id,
            text=coded.text,
            title=coded.title,
            outlet=coded.outlet,
            published=coded.published,
            language=coded.language,
        )
    )
    for stage in (LanguageStage(), LayoutStage(), Parser()):
        document = stage(document)
    rest = untouched(document.prose, full.events, full.claims)
    return [(s, e, coded.text[s:e]) for s, e in rest], len(document.prose)
