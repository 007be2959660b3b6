"""The stage: who says what, through whom, and how.  What confirms or denies what is told later (linking.py)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.reading.parser import text_of
from sayso.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.manner import Judges
    from sayso.coding.attributions.silence import Silence
    from sayso.reading.document import Document


class AttributionStage(Stage):
    """Adds ``attributions``, with ids a1, a2, ... in text order.

    Args:
        find: finds source, cue and content; by default the tagger where the encoder has run, else the rules.
        use: the judges of act and certainty; by default those that come with the package.
    """

    name: ClassVar[str] = "attributions"
    version = "11"
    needs: ClassVar[tuple[str, ...]] = ("layout", "parse", "prose", "mentions")
    adds: ClassVar[tuple[str, ...]] = ("attributions",)

    def __init__(self, find: Callable[[Document], list[Found]] | None = None, use: Judges | None = None) -> None:
        from sayso.coding.attributions.lexicon import load
        from sayso.coding.attributions.records import Records
        from sayso.coding.attributions.rules import Rules

        self._lexicon = load()
        self._records = Records(self._lexicon, use)
        self._rules = Rules(self._lexicon)
        self.find = find or self._read

    def _read(self, document: Document) -> list[Found]:
        """The tagger's attributions where the encoder has run, else the rules'."""
        if document.encoding is None:
            return self._rules(document)
        from sayso.coding.attributions.asked import answers
        from sayso.coding.attributions.both import Belief, together, whole_quotations
        from sayso.coding.attributions.inserted import whole
        from sayso.coding.attributions.interrupted import interrupted
        from sayso.coding.attributions.scraps import worded
        from sayso.coding.attributions.tagger import Tagger

        ruled = self._rules(document)
        found = together(Tagger()(document), ruled, Belief(document.encoding), document.prose, document.report.text)
        found = interrupted(whole_quotations(found, self._rules.quotations(document)), document.report.text)
        if document.parse is None:
            return found
        return worded(whole(answers(found, document.report.text), document.parse), document.parse)

    def _told(self, document: Document, doc: Doc) -> tuple[list[Found], list[Silence]]:
        """All that is said, in text order, and which of it is silence."""
        from sayso.coding.attributions.asked import silent_about, without_questions_put_to
        from sayso.coding.attributions.headlines import headlined
        from sayso.coding.attributions.introduced import introduced
        from sayso.coding.attributions.joint import joint
        from sayso.coding.attributions.scraps import without_words_in_marks
        from sayso.coding.attributions.silence import Silences
        from sayso.coding.attributions.turns import in_turns, outside

        text, prose = document.report.text, document.prose
        told_by = [one for f in headlined(self.find(document), document) for one in joint(doc, f, document.mentions)]
        found = without_words_in_marks(told_by, doc)
        found = introduced(found, doc, document.mentions, prose, text)
        told = document.referents.spoken if document.referents is not None else []
        found = outside(found, told, doc)
        silent = Silences(doc, document.mentions, self._lexicon, found)(prose)
        silent, found = silent_about(silent, found, prose, text)
        found = without_questions_put_to(found, text)
        cues = [s.found.cue for s in silent]
        found = in_turns(found, told, prose, text, cues)
        found = [f for f in found if not any(c and f.cue and c[0] <= f.cue[0] < c[1] for c in cues)]
        return sorted([*found, *(s.found for s in silent)], key=lambda f: f.place), silent

    def __call__(self, document: Document) -> Document:
        """Find, chain, resolve, and say how; see the modules beside this one."""
        if not document.readable or document.parse is None:
            return document
        from sayso.coding.attributions.author import author
        from sayso.coding.attributions.chain import Chains
        from sayso.coding.attributions.inherited import inherit
        from sayso.coding.attributions.interviews import interviewed
        from sayso.coding.attributions.relayed_by import relayed_by
        from sayso.coding.attributions.speakers import Speakers
        from sayso.coding.attributions.spoken import spoken

        doc = document.parse
        found, silent = self._told(document, doc)
        chains = Chains(doc, document.mentions, self._lexicon, document.prose, document.report.outlet, document.encoding)
        linked = chains(found)
        speakers = Speakers(doc, document.mentions, document.referents, self._lexicon, author(document, self._lexicon))
        linked, sources, before = spoken(linked, speakers, silent, document.report.outlet)
        interviewed(linked, sources, chains.media, document.prose)
        inherit(linked, before, text_of(doc))
        via = relayed_by(linked, sources, document, speakers, chains.media)
        return replace(document, attributions=self._records(document, linked, sources, via, silent))
