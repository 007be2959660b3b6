"""Acts of none of PLOVER's types, dated: for users who want every happening of a report on a line of time.

PLOVER types what parties do in politics and conflict; a merger, an eruption or a final is no event there.  On request these
acts are listed too, as events of type ``OTHER``: an anchor, a date, a status and who says so, without parties, place or codes.
What counts as an act follows TimeML's EVENT (Pustejovsky et al. 2003): verbs that are no helpers, and nouns of the lexicon
of acts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.coding.events.lexicon import Lexicon
from sayso.coding.events.said_by import vouching
from sayso.coding.when import WhenStage, dates_of
from sayso.coding.when.words import word_act
from sayso.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.reading.document import Document
    from sayso.schema import Status


class EveryActStage(Stage):
    """Adds the acts that no event's anchor covers, behind the coded events; links and ids of those stay as they are.

    Args:
        assume_published: as :class:`~sayso.coding.when.WhenStage` has it.
    """

    name: ClassVar[str] = "every-act"
    version = "1"
    needs: ClassVar[tuple[str, ...]] = ("layout", "parse", "prose", "dates", "attributions", "events")
    adds: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *, assume_published: bool = False) -> None:
        self._when = WhenStage(assume_published=assume_published)
        self._lexicon = Lexicon()

    def __call__(self, document: Document) -> Document:
        """The document with an event of type ``OTHER`` for each further act, in text order."""
        tokens = list(self._acts(document))
        dates = dates_of(document, [(t.idx, t.idx + len(t)) for t in tokens], self._when) if tokens else []
        first = len(document.events) + 1
        found = []
        for n, (token, date) in enumerate(zip(tokens, dates, strict=True), first):
            act = word_act(f"e{n}", token, token.idx, token.idx + len(token))
            vouch = vouching(document.attributions, act.anchor, "OTHER", ())
            because = f"{token.text!r}: a {token.pos_.lower()} that tells an act of none of the types"
            found.append(
                replace(
                    act,
                    type="OTHER",
                    cameo=None,
                    quad=None,
                    status=_status(token, act.status),
                    date=date,
                    attributions=vouch.attributions,
                    said_by=vouch.said_by,
                    because=(because,),
                )
            )
        return replace(document, events=(*document.events, *found))

    def _acts(self, document: Document) -> Iterator[Token]:
        if document.parse is None:
            return
        taken = [(e.anchor.start, e.anchor.end) for e in document.events]
        for token in document.parse:
            if not token.is_alpha or not self._tells(token):
                continue
            start, end = token.idx, token.idx + len(token)
            if any(s < end and start < e for s, e in taken):
                continue
            if any(s <= start < e for s, e in document.prose):
                yield token

    def _tells(self, token: Token) -> bool:
        if token.pos_ == "VERB":
            return True
        return token.pos_ == "NOUN" and bool(self._lexicon.readings(token))


def _status(token: Token, told: Status) -> Status:
    """Told as what it is by its helpers; what "not" stands with did not happen, what is asked may not have."""
    if any(c.dep_ == "neg" for c in token.children):
        return "negated"
    return "hypothetical" if token.sent.text.rstrip("\"\u201d\u2019') \n").endswith("?") else told
