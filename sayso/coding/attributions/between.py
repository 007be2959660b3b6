"""Go-betweens of one attribution: the media and people of its sentence through whom it came."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import holds, overlap
from sayso.coding.attributions.linear import load
from sayso.coding.attributions.media import TOLD_IT, again
from sayso.coding.attributions.printed import names
from sayso.coding.attributions.relay_features import features
from sayso.coding.attributions.relay_head import Head, log_odds
from sayso.coding.attributions.relays import candidates
from sayso.coding.attributions.ruled import Ruled
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found, Offsets, Via
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.media import Media
    from sayso.coding.attributions.ourselves import Ourselves
    from sayso.reading.encoder.model import Encoding

#: A noun phrase relays where it is at least this likely ...
RELAYS = 0.35
#: ... by a sum of log-odds: the judge's; that its words are a go-between's; that the content points at it; that the content
#: points at none.  Fitted on 169 dense reports of our own that neither the judge nor the encoder had read (F1 .763 in five-fold
#: cross-validation; .709 without the pointer), with the constant.
WEIGHTS = (0.29, 0.25, 0.09, -0.16)
CONSTANT = -1.12
#: The same where the encoder has not run: by the judge alone, chosen by cross-validation over the training reports.
RELAYS_ALONE = 0.45
#: The same for one that the rules take for a go-between: of matched chains longer than one in every second report of gold/train
#: .684 were right by the sum above, .763 so; full chain F1 in 36 dense reports .649 and .646.
RULED = 0.3
#: What stands between a medium's noun and its name.
NAMED = re.compile(r",? ?[“\"«‘']?")
#: Between a medium and another one that it has its news from.
CITES = re.compile(
    r",? (?:citing|quoting|with reference to|referring to)(?: the)? (?:news )?(?:agency |newspaper |paper )?", re.IGNORECASE
)


class Between:
    """Finds the go-betweens of single attributions of a report.

    Args:
        doc: the parse.
        media: the media of the report.
        lexicon: the cue lexicon.
        prose: the sentences that may be coded.
        ourselves: knows the outlet.
        encoding: what the encoder says, where it has run.

    Attributes:
        ruled: finds those that rules on the words around the cue make go-betweens.
        head: the encoder's head for go-betweens, where it has run.
    """

    def __init__(  # noqa: PLR0917 - what the stages before have found
        self,
        doc: Doc,
        media: Media,
        lexicon: Lexicon,
        prose: tuple[Offsets, ...],
        ourselves: Ourselves,
        encoding: Encoding | None,
    ) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._media = media
        self._lexicon = lexicon
        self._prose = prose
        self._ourselves = ourselves
        self.ruled = Ruled(doc, media, prose)
        self._judge = load("relay")
        self.head = Head(encoding) if encoding is not None else None

    def __call__(self, found: Found, others: list[Found]) -> list[Via]:
        """Media and people of the cue's sentence whom the judge takes for go-betweens, the nearest to the speaker first."""
        relayed = [(v, self._media.first_name(v) or "") for v in (*found.via, *self._told_it(found))]
        sentence = found.sentence(self._prose)
        if sentence is None:
            return relayed
        ruled = tuple(span for span, _ in self.ruled(found))
        evidence = self.head.evidence(found) if self.head is not None else None
        out: list[Via] = []
        for one in candidates(found, sentence, self._doc, self._media, self.head):
            if holds(out, one.span) or holds(relayed, one.span):
                continue
            by_rule = overlap((one.span,), ruled) > 0
            judged = self._judge(features(one, found, others, self._doc, self._lexicon, ruled=by_rule))
            if by_rule and self.ruled.quotes(one.span):
                likely = True
            elif by_rule or evidence is None:
                likely = math.exp(judged["yes"]) >= (RULED if by_rule else RELAYS_ALONE)
            else:
                told = (judged["yes"] - judged["no"], *evidence(one.span))
                likely = CONSTANT + sum(w * x for w, x in zip(WEIGHTS, told, strict=True)) >= log_odds(RELAYS)
            if likely:
                out.append((one.span, one.name))
        out = [v for v in out if not any(self._names(other[0], v[0]) for other in out)]
        out.sort(key=lambda v: _away(v[0], found))
        # Whoever was told stands nearer to the speaker than whoever reports it, and who is cited than who cites him.
        via = [*out, *relayed]
        for citing, cited in [(a, b) for a in via for b in via]:
            if CITES.fullmatch(self._text[citing[0][1] : cited[0][0]]):
                via.remove(cited)
                via.insert(via.index(citing), cited)
        return via

    def _told_it(self, found: Found) -> tuple[Offsets, ...]:
        """The medium that a source is called after ("the interlocutor of the agency"), where one has been named."""
        match = TOLD_IT.search(self._text, *found.source) if found.source else None
        if match is None or again(match["medium"], match.start("medium"), self._named_media(), None) is None:
            return ()
        return (match.span("medium"),)

    def _named_media(self) -> list[tuple[int, str, str | None]]:
        named = self._media.named
        return [(start, name, actor) for start, name, actor in named if not self._ourselves(((start, start + len(name)), name))]

    def _names(self, name: Offsets, noun: Offsets) -> bool:
        """Does a name stand right behind a noun that says what it is ("the agency 'Novosti Dnya'", "its paper, El Faro")?"""
        between = self._text[noun[1] : name[0]]
        return noun[1] <= name[0] and NAMED.fullmatch(between) is not None and not names(self._text[slice(*noun)])


def _away(span: Offsets, found: Found) -> int:
    """How far a go-between stands from the speaker and the cue."""
    return min(max(span[0] - e[1], e[0] - span[1]) for e in (found.source, found.cue) if e)
