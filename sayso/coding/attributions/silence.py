"""Sentences that tell of no comment, or of what could not be checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.asked_about import asked_about
from sayso.coding.attributions.found import Found, overlap
from sayso.coding.attributions.phrase import noun_phrase, subject
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import LinkType, Mention

#: Here the subject is what could not be checked, and no speaker.
PASSIVE = re.compile(r"\b(?:be|been|remains?|remained)\b(?! (?:able|unable)\b)", re.IGNORECASE)
#: "Neither claim", "none of it": without such a subject "could be verified" says that it could.
NOTHING = re.compile(r"(?:no|none|neither|nothing)\b", re.IGNORECASE)
#: Words of silence that are said of guns and streets as well.
QUIET = re.compile(r"silen|mute|quiet|\bmum\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Silence:
    """A "no comment" or "could not be verified" that was found: what it is, and the attribution that it makes."""

    type: LinkType
    found: Found


class Silences:
    """Finds the silences of a report.

    Args:
        doc: the parse.
        mentions: the mentions found in the report.
        lexicon: the cue lexicon.
        have: the attributions so far.
    """

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], lexicon: Lexicon, have: list[Found]) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._mentions = mentions
        self._speakers = lexicon.bodies | lexicon.titles
        self._kinds: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
            ("no_comment", lexicon.no_comment),
            ("unverified", lexicon.unverified),
        )
        self._have = have

    def __call__(self, prose: tuple[Offsets, ...]) -> list[Silence]:
        """What sentences tell of no comment, or of what could not be checked: one of a kind from each."""
        out = []
        for sentence in prose:
            for kind, pattern in self._kinds:
                matches = (m.span() for m in pattern.finditer(self._text, *sentence))
                found = (f for m in matches if (f := self._silent(sentence, kind, m)) is not None)
                if (first := next(found, None)) is not None:
                    out.append(Silence(kind, first))
        return out

    def _silent(self, sentence: Offsets, kind: LinkType, cue: Offsets) -> Found | None:
        """The attribution that words of silence make; None where they are said by another, or nobody is silent."""
        said = self._text[slice(*cue)]
        if any(overlap(f.content, (cue,)) and not _within(f.cue, cue) for f in self._have):
            return None
        words = self._doc.char_span(*cue, alignment_mode="expand")
        who = subject(words.root) if words is not None else None
        source = noun_phrase(who) if who is not None else None
        if said.lower().startswith("could be ") and not (source and NOTHING.match(self._text, *source)):
            return None
        if QUIET.search(said) and not (who is not None and self._can_speak(who)):
            return None
        if kind == "unverified" and PASSIVE.search(said):
            return Found(content=(source,) if source else (), cue=cue, source=None, because=kind)
        content = asked_about(self._doc, cue, sentence, words, source)
        told = next((f for f in self._have if _within(f.cue, cue)), None)
        if told is not None:
            content = content or tuple(c for c in told.content if not overlap((c,), (cue,)))
            source = source or told.source
        return Found(content=tuple((s, e) for s, e in content if e > s), cue=cue, source=source, because=kind)

    def _can_speak(self, who: Token) -> bool:
        """Is it somebody, and not guns or streets?"""
        if who.lower_ in ("he", "she", "they", "who") or who.lemma_.lower() in self._speakers:
            return True
        return any(m.start <= who.idx < m.end for m in self._mentions)


def _within(cue: Offsets | None, span: Offsets) -> bool:
    return cue is not None and span[0] <= cue[0] < span[1]
