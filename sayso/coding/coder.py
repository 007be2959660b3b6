"""The coder: all stages in their order, from a Report to what ``sayso code`` prints."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sayso import __version__
from sayso.coding.windows import in_windows
from sayso.errors import StageError
from sayso.reading.document import Document
from sayso.schema import SCHEMA_VERSION, CodedReport, Failure, Translation
from sayso.stage import check_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.schema import Report
    from sayso.stage import Stage


def english_stages(*, assume_published: bool = False, every_act: bool = False) -> list[Stage]:
    """The stages in the order in which data walks through them; imports are here so that ``--help`` stays quick.

    Args:
        assume_published: as :class:`~sayso.coding.when.WhenStage` has it.
        every_act: end with :class:`~sayso.coding.every_act.EveryActStage`.
    """
    from sayso.coding.attributions import AttributionStage
    from sayso.coding.attributions.linking import LinkStage
    from sayso.coding.events import EventStage
    from sayso.coding.every_act import EveryActStage
    from sayso.coding.when import WhenStage
    from sayso.coding.where import WhereStage
    from sayso.intake.layout import LayoutStage
    from sayso.reading.dates import DateStage
    from sayso.reading.encoder.stage import EncoderStage
    from sayso.reading.language import LanguageStage
    from sayso.reading.mentions import MentionStage
    from sayso.reading.parser import Parser
    from sayso.reading.places import PlaceStage
    from sayso.reading.translation import TranslationStage

    stages: list[Stage] = [
        LanguageStage(),
        LayoutStage(),
        Parser(),
        TranslationStage(),
        EncoderStage(),
        MentionStage(),
        DateStage(),
        PlaceStage(),
        AttributionStage(),
        EventStage(),
        LinkStage(),
        WhenStage(assume_published=assume_published),
        WhereStage(),
    ]
    if every_act:
        stages.append(EveryActStage(assume_published=assume_published))
    return stages


class Coder:
    """Codes reports one by one; a report that fails becomes a failure record and the rest goes on.

    Args:
        stages: the stages, checked for order; by default the English ones.
        assume_published: for the English stages: give acts that the report leaves undated a day near publication.
        every_act: for the English stages: list acts of none of PLOVER's types too.

    Raises:
        ValueError: a stage needs a field that no stage before it adds.
    """

    def __init__(
        self, stages: Sequence[Stage] | None = None, *, assume_published: bool = False, every_act: bool = False
    ) -> None:
        english = partial(english_stages, assume_published=assume_published, every_act=every_act)
        self.stages = list(english() if stages is None else stages)
        check_order(self.stages)
        self.name = f"sayso {__version__} " + " ".join(f"{s.name}/{s.version}" for s in self.stages)

    def __call__(self, report: Report) -> CodedReport:
        """Code one report; long ones window by window (coding/windows.py)."""
        document = Document(report=report)
        first = next((n for n, s in enumerate(self.stages, 1) if "layout" in s.adds), len(self.stages))
        failure = None
        try:
            document = self._run(document, self.stages[:first])
            document = in_windows(document, lambda part: self._run(part, self.stages[first:]))
        except StageError as error:
            failure = Failure(stage=error.stage, error=type(error.cause).__name__, message=str(error.cause))
        return coded(document, self.name, failure)

    def _run(self, document: Document, stages: Sequence[Stage]) -> Document:
        """Apply stages in order.

        Raises:
            StageError: a stage failed, whatever its error.
        """
        for stage in stages:
            try:
                document = stage(document)
            except Exception as error:
                raise StageError(stage.name, error) from error
        return document

    def stream(self, reports: Iterable[Report]) -> Iterator[CodedReport]:
        """Code each report, in order."""
        return map(self, reports)


def coded(document: Document, coder: str, failure: Failure | None) -> CodedReport:
    """The contract's record of a document; a failed one keeps its layout, and nothing that was half found."""
    report = document.report
    return CodedReport(
        schema_version=SCHEMA_VERSION,
        id=report.id,
        coder=coder,
        outlet=report.outlet,
        published=report.published,
        published_from=report.published_from,
        title=report.title,
        url=report.url,
        language=document.language or report.language,
        translation=document.translation or Translation(suspected=False),
        failure=failure,
        warnings=report.warnings + document.warnings,
        text=report.text,
        layout=document.layout,
        mentions=document.mentions,
        dates=document.dates,
        places=document.places,
        attributions=document.attributions,
        events=document.events,
        agreements=document.agreements,
        predictions=document.predictions,
        contradictions=document.contradictions,
    )
