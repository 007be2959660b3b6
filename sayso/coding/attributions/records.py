"""Attributions as records: the manner by rules, judges and encoder, the basis, and the words as the report has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.basis import basis_of
from sayso.coding.attributions.basis import load as load_bases
from sayso.coding.attributions.manner import judged, judges, kind_of
from sayso.coding.attributions.quotes import closed, paragraphs, quotations
from sayso.coding.attributions.reading import manners_of
from sayso.coding.attributions.turns import TURN
from sayso.schema import Attribution

if TYPE_CHECKING:
    from sayso.coding.attributions.chain import Linked
    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.manner import Judges
    from sayso.coding.attributions.silence import Silence
    from sayso.reading.document import Document
    from sayso.schema import Source


class Records:
    """Makes the records of a report's attributions.

    Args:
        lexicon: the cue lexicon.
        use: the judges of act and certainty; by default those that come with the package.
    """

    def __init__(self, lexicon: Lexicon, use: Judges | None = None) -> None:
        self._lexicon = lexicon
        self._judges = use or judges()
        self._bases = load_bases()

    def __call__(
        self,
        document: Document,
        linked: list[Linked],
        sources: list[Source | None],
        via: list[tuple[Source, ...]],
        silent: list[Silence],
    ) -> tuple[Attribution, ...]:
        """One for each, in their order, with ids a1, a2, ...

        Args:
            document: the report.
            linked: the attributions.
            sources: their speakers.
            via: their go-betweens.
            silent: which of them were found as silence.
        """
        doc, text = document.parse, document.report.text
        assert doc is not None
        quotes = quotations(text, paragraphs(text, list(document.prose)))
        read = manners_of([item.found for item in linked], sources, doc, self._lexicon, text, document.mentions)
        silences = {s.found.cue: s.type for s in silent}
        out = []
        for i, (item, source, one) in enumerate(zip(linked, sources, read, strict=True)):
            manner = judged(one.manner, one.features, self._judges, _heads(document, item.found))
            act, certainty = manner.act, manner.certainty
            silence = silences.get(item.found.cue) if item.found.cue else None
            if silence:
                act, certainty = ("reject" if silence == "no_comment" else "state"), "unknown"
            kind = "direct" if item.found.because == TURN else kind_of(item.found.content, quotes)
            at = (item.found.cue or item.found.source or item.found.place)[0]
            sentence = next((p for p in document.prose if p[0] <= at < p[1]), None)
            out.append(
                Attribution(
                    id=f"a{i + 1}",
                    kind=kind,
                    act=act,
                    certainty=certainty,
                    negated=manner.negated and not silence,
                    parent=f"a{item.parent + 1}" if item.parent is not None else None,
                    speaker=_place(source, document),
                    cue=document.span(*item.found.cue) if item.found.cue else None,
                    content=tuple(document.span(s, closed(text, s, e)) for s, e in item.found.content),
                    via=via[i],
                    because=(item.found.because,) if item.found.because else (),
                    basis=basis_of(item.found, sentence, doc, text, self._bases),
                    translated=kind != "indirect" and document.translation is not None and document.translation.suspected,
                )
            )
        return tuple(out)


def _heads(document: Document, found: Found) -> dict[str, dict[str, float]]:
    """What the encoder's heads for act and certainty say of an attribution: the probability of each label."""
    encoding = document.encoding
    if encoding is None or not found.content:
        return {}
    at = encoding.word_of(found.content[0][0])
    return {head: encoding.shares(head, at) for head in ("act", "certainty")} if at >= 0 else {}


def _place(source: Source | None, document: Document) -> Source | None:
    """The source with the report's own words (the parse may hold other signs for some)."""
    if source is None or source.start is None or source.end is None:
        return source
    return replace(source, text=document.report.text[source.start : source.end])
