"""Links between attributions: confirms, denies, unverified, no comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import LinkType, SpeechAct

ASKED_ABOUT = re.compile(r"\b(?:on|about|to)\s+(?=\w)")
POINTING = frozenset(["the", "this", "that", "these", "those", "a", "an", "any", "all", "such", "of", "it", "by"])
#: Words too common to show that two contents tell of the same thing.
COMMON = frozenset(
    [
        "said",
        "says",
        "that",
        "have",
        "has",
        "had",
        "been",
        "were",
        "was",
        "will",
        "would",
        "with",
        "from",
        "this",
        "their",
        "they",
        "them",
        "which",
        "there",
        "about",
        "after",
        "into",
    ]
)


@dataclass(frozen=True, slots=True)
class Silence:
    """A "no comment" or "could not be verified" that was found: what it is, and the attribution that it makes."""

    type: LinkType
    found: Found


def silences(doc: Doc, prose: tuple[Offsets, ...], lexicon: Lexicon, have: list[Found]) -> list[Silence]:
    """Sentences that tell of no comment or of what could not be checked."""
    from sayso.coding.attributions.phrase import noun_phrase, subject

    out = []
    kinds: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
        ("no_comment", lexicon.no_comment),
        ("unverified", lexicon.unverified),
    )
    for first, end in prose:
        for kind, pattern in kinds:
            match = pattern.search(text_of(doc), first, end)
            if not match or any(overlap(f.content, (match.span(),)) and not _within(f.cue, match.span()) for f in have):
                continue
            words = doc.char_span(*match.span(), alignment_mode="expand")
            verb = words.root if words is not None else None
            who = subject(verb) if verb is not None else None
            phrase = noun_phrase(who) if who is not None else None
            passive = "be " in match.group().lower() or "been " in match.group().lower()
            asked = ASKED_ABOUT.search(text_of(doc), match.end(), end)
            content: tuple[Offsets, ...] = ()
            source = phrase
            if kind == "unverified" and passive:
                content, source = ((phrase,) if phrase else ()), None
            elif asked and asked.start() - match.end() <= 2:  # noqa: PLR2004 - right after
                content = ((asked.end(), _trim(text_of(doc), end)),)
            elif kind == "unverified" and match.end() < end:
                content = ((match.end() + 1, _trim(text_of(doc), end)),)
            content = tuple((s, e) for s, e in content if e > s)
            out.append(Silence(kind, Found(content=content, cue=match.span(), source=source, because=kind)))
    return out


def _within(cue: Offsets | None, span: Offsets) -> bool:
    return cue is not None and span[0] <= cue[0] < span[1]


def _trim(text: str, end: int) -> int:
    while end and text[end - 1] in '.,;”" ':
        end -= 1
    return end


@dataclass(frozen=True, slots=True)
class Told:
    """What links are worked out from: an attribution with its act and the names of its speaker and go-betweens."""

    found: Found
    act: SpeechAct
    speaker: str
    via: str = ""
    words: frozenset[str] = frozenset()  # of the content, endings aside
    named: frozenset[str] = frozenset()  # of the speaker and the go-betweens


def told(found: Found, act: SpeechAct, speaker: str | None, via: tuple[str, ...], text: str) -> Told:
    """Gathers what links are worked out from."""
    named = _stems(" ".join([speaker or "", *via]))
    return Told(found, act, speaker or "", " ".join(via), _stems(_content(text, found)), named)


def target(index: int, all_told: list[Told], lexicon: Lexicon, text: str) -> tuple[LinkType, int] | None:
    """What a confirmation or a denial points at: an attribution before it by another source.

    Words for what was said ("the report") point at the last one, or at the one whose source they name; else it is the one
    that tells of the same, that accuses, or that speaks of whoever denies, the nearer the better.

    Args:
        index: the attribution that may be a confirmation or a denial.
        all_told: all of them, in text order.
        lexicon: the cue lexicon.
        text: the report's text.
    """
    this = all_told[index]
    if this.act not in ("confirm", "deny"):
        return None
    kind: LinkType = "confirms" if this.act == "confirm" else "denies"
    back = points_back(_content(text, this.found), lexicon)
    best: tuple[float, int] | None = None
    for i in range(index - 1, max(-1, index - 12), -1):
        other = all_told[i]
        if not other.found.content or other.act == this.act == "deny" or (other.speaker and other.speaker == this.speaker):
            continue
        far = 0.08 * (index - i)
        score = (0.8 if back else 0.0) + _shared(this.words, other.words | other.named) - far
        if kind == "denies":
            score += 0.4 * (other.act == "accuse") + 0.3 * bool(_stems(this.speaker) & other.words)
        if score >= (0.3 if kind == "denies" else 0.25) and (best is None or score > best[0]):
            best = (score, i)
    return (kind, best[1]) if best else None


def about(index: int, all_told: list[Told], silent: frozenset[int], text: str) -> int | None:
    """What could not be checked or was not commented on: the attribution before it that its words name, else the last one."""
    words = _stems(_content(text, all_told[index].found))
    best: tuple[float, int] | None = None
    for i in range(index - 1, max(-1, index - 12), -1):
        if i in silent or not all_told[i].found.content:
            continue
        other = all_told[i]
        score = _shared(words, other.words | other.named) - 0.08 * (index - i)
        if best is None or score > best[0]:
            best = (score, i)
    return best[1] if best else None


def points_back(content: str, lexicon: Lexicon) -> bool:
    """Is what is said no more than a word or two for what was said before ("this information", "the group's claims")?"""
    words = re.findall(r"[^\W_]+", content.lower())
    named = set(words) - POINTING
    return bool(words) and len(named) <= 4 and bool(named & lexicon.report_words or not named)  # noqa: PLR2004


def _shared(these: frozenset[str], those: frozenset[str]) -> float:
    return len(these & those) / max(1, min(len(these), len(those)))


def _content(text: str, found: Found) -> str:
    return " ".join(text[s:e] for s, e in found.content)


def _stems(text: str) -> frozenset[str]:
    """Its longer words, endings aside."""
    words = (w for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 3 and w not in COMMON)  # noqa: PLR2004 - short words
    return frozenset(w[:5] for w in words)
