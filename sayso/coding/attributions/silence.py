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


def silences(
    doc: Doc, prose: tuple[Offsets, ...], lexicon: Lexicon, have: list[Found], mentions: tuple[Mention, ...]
) -> list[Silence]:
    """Sentences that tell of no comment or of what could not be checked."""
    out = []
    kinds: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
        ("no_comment", lexicon.no_comment),
        ("unverified", lexicon.unverified),
    )
    for sentence in prose:
        for kind, pattern in kinds:
            matches = (m.span() for m in pattern.finditer(text_of(doc), *sentence))
            found = (f for m in matches if (f := _silent(doc, sentence, kind, m, have, mentions, lexicon)) is not None)
            if (first := next(found, None)) is not None:
                out.append(Silence(kind, first))
    return out


def _silent(  # noqa: PLR0917 - all that one sentence's silence is read from
    doc: Doc,
    sentence: Offsets,
    kind: LinkType,
    cue: Offsets,
    have: list[Found],
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
) -> Found | None:
    """The attribution that words of silence make; None where they are said by another, or nobody is silent."""
    text = text_of(doc)
    said = text[slice(*cue)]
    if any(overlap(f.content, (cue,)) and not _within(f.cue, cue) for f in have):
        return None
    words = doc.char_span(*cue, alignment_mode="expand")
    who = subject(words.root) if words is not None else None
    phrase = noun_phrase(who) if who is not None else None
    if said.lower().startswith("could be ") and not (phrase and NOTHING.match(text, *phrase)):
        return None
    if QUIET.search(said) and not (who is not None and _can_speak(who, mentions, lexicon)):
        return None
    if kind == "unverified" and PASSIVE.search(said):
        return Found(content=(phrase,) if phrase else (), cue=cue, source=None, because=kind)
    source = phrase
    content = asked_about(doc, cue, sentence, words, phrase)
    told = next((f for f in have if _within(f.cue, cue)), None)
    if told is not None:
        content = content or tuple(c for c in told.content if not overlap((c,), (cue,)))
        source = source or told.source
    return Found(content=tuple((s, e) for s, e in content if e > s), cue=cue, source=source, because=kind)


def _can_speak(who: Token, mentions: tuple[Mention, ...], lexicon: Lexicon) -> bool:
    """Is it somebody, and not guns or streets?"""
    if who.lower_ in ("he", "she", "they", "who") or who.lemma_.lower() in lexicon.bodies | lexicon.titles:
        return True
    return any(m.start <= who.idx < m.end for m in mentions)


def _within(cue: Offsets | None, span: Offsets) -> bool:
    return cue is not None and span[0] <= cue[0] < span[1]
