"""Media that the words around a cue make go-betweens: told X, in an interview with X, X quotes him."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import holds, overlap
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.found import Found, Offsets, Via
    from sayso.coding.attributions.media import Media

RELAY = frozenset({"quote", "cite", "report", "relay", "carry", "broadcast", "air", "publish", "say", "write"})
#: What follows "quoted" where it is the medium that quotes ("quoted him as Al Arabiya", "quoted by AFP").
QUOTED_BY = re.compile(r"(?:him|her|them|it)?\s*(?:by|as)\s+$", re.IGNORECASE)
#: How far up the parse from a medium its cue is looked for.
PATH = 8


class Ruled:
    """Go-betweens by rule.

    Args:
        doc: the parse.
        media: the media of the report.
        prose: the sentences that may be coded.
    """

    def __init__(self, doc: Doc, media: Media, prose: tuple[Offsets, ...]) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._media = media
        self._prose = prose

    def __call__(self, found: Found) -> list[Via]:
        """Media of the cue's sentence, outside what is said, that rules on the words around the cue make go-betweens."""
        relayed = [(v, self._media.first_name(v) or "") for v in found.via]
        out: list[Via] = []
        sentence = found.sentence(self._prose)
        if sentence is None:
            return relayed
        for span, name in self._media.within(sentence):
            if overlap((span,), found.content) or (found.source and overlap((span,), (found.source,))):
                continue
            if not holds(out, span) and not holds(relayed, span) and self._relays(span, found):
                out.append((span, name))
        return [*out, *relayed]

    def quotes(self, span: Offsets) -> bool:
        """Do the words before a medium say that it quotes ("quoted by", "quoted him as")?"""
        return bool(QUOTED_BY.search(self._text[max(0, span[0] - 12) : span[0]]))

    def _relays(self, span: Offsets, found: Found) -> bool:  # noqa: PLR0911 - one answer a question
        """Does a medium hang on the cue (told X, in an interview with X, on X), stand right after the speaker, or quote him?"""
        text = self._text
        for edge in (found.source, found.cue):
            if edge and text[edge[1] : span[0]].strip(" ,") in ("", "the", "to", "on"):
                return True
        if self.quotes(span):
            return True
        words = self._doc.char_span(*span, alignment_mode="expand")
        cue = self._doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
        if words is None or cue is None:
            return False
        token = words.root
        for _ in range(PATH):
            if token.i in range(cue.start, cue.end):
                return True
            if token.pos_ == "VERB" and token.lemma_.lower() in RELAY:
                return _tells(token, cue.root)
            if token.dep_ in ("poss", "relcl") or token.head.i == token.i:
                return False
            token = token.head
        return False


def _tells(verb: Token, cue: Token) -> bool:
    """Does the cue stand in what this verb relays, or the verb in a remark on the cue ("quoted by", "Reuters reported")?"""
    if cue.is_ancestor(verb):
        return verb.dep_ in ("acl", "parataxis", "advcl", "relcl", "conj")
    token = cue
    while token.i not in {token.head.i, verb.i}:
        if token.dep_ in ("conj", "advcl", "mark", "relcl"):
            return False
        token = token.head
    return token.i == verb.i
