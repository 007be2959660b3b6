"""Mentions: the spans that name an actor, each resolved where the actor base, the report's date and its own words allow it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.schema import Mention
from sayso.stage import Stage

if TYPE_CHECKING:
    from sayso.knowledge.actors import Actors
    from sayso.knowledge.outlets import Outlets
    from sayso.reading.document import Document


#: Kinds of layout whose names are of those who wrote or sold the report: nobody in it is meant by them.
CREDITS = frozenset({"byline", "agency_credit", "photo_credit", "furniture"})


class MentionStage(Stage):
    """Adds ``mentions`` (names and resolved descriptions) and ``referents`` (see :mod:`sayso.reading.coreference`).

    Args:
        actors: the actor base; by default the shipped one with what the user has added.
        outlets: the base of outlets; likewise.

    The version of a stage that reads what the user has added ends in a hash of it.
    """

    name: ClassVar[str] = "mentions"
    version: str = "9"
    needs: ClassVar[tuple[str, ...]] = ("parse",)
    adds: ClassVar[tuple[str, ...]] = ("mentions", "referents")

    def __init__(self, actors: Actors | None = None, outlets: Outlets | None = None) -> None:
        from sayso.knowledge.actors import Actors
        from sayso.knowledge.actors.words import Words
        from sayso.knowledge.outlets import Outlets
        from sayso.knowledge.packs import stamp

        if (actors is None or outlets is None) and (mine := stamp()):
            self.version = f"{self.version}+mine.{mine}"
        self.actors = actors if actors is not None else Actors.installed()
        self.outlets = outlets if outlets is not None else Outlets.installed()
        self._words = Words.load()

    def __call__(self, document: Document) -> Document:
        """Find and resolve the names, pronouns and descriptions of a parsed report; one without a parse comes back as it is."""
        from sayso.reading.mentions.abbreviations import definitions
        from sayso.reading.mentions.cast import Cast
        from sayso.reading.mentions.names import find_names
        from sayso.reading.mentions.referents import ReportReferents

        parse = document.parse
        if parse is None:
            return document
        text, date = parse.text, document.report.published
        signed = [(p.start, p.end) for p in document.layout if p.kind in CREDITS]
        names = [
            n
            for n in find_names(text, parse, self.actors, self.outlets, self._words)
            if not any(s <= n.start < e for s, e in signed)
        ]
        cast = Cast(parse, names, definitions(text), actors=self.actors, outlets=self.outlets, words=self._words, date=date)
        referents = ReportReferents(parse, cast, self.actors, self._words, date)
        prose = document.prose
        mentions = []
        for sighting in referents.sightings:
            known = sighting.form == "name" or (sighting.form == "description" and sighting.entity.kind == "person")
            if known and any(s <= sighting.start < e for s, e in prose):
                entity = sighting.entity
                mentions.append(
                    Mention(
                        start=sighting.start,
                        end=sighting.end,
                        text=document.report.text[sighting.start : sighting.end],
                        actor=entity.actor,
                        name=entity.name,
                        kind=entity.kind,
                    )
                )
        mentions.sort(key=lambda m: (m.start, m.end))
        return replace(document, mentions=tuple(mentions), referents=referents)
