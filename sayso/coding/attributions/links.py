"""Links between attributions: confirms, denies, unverified, no comment."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.features import NEGATED
from sayso.coding.attributions.found import Found, overlap
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.linear import Linear
    from sayso.schema import LinkType

ASKED_ABOUT = re.compile(r"\b(?:on|about|to)\s+(?=\w)")
#: How many attributions back a link may point.
WINDOW = 12
#: How likely a link must be; chosen by cross-validation over the training reports.
POINTS = 0.3
KINDS: tuple[LinkType, ...] = ("confirms", "denies", "unverified", "no_comment")
PRONOUN = re.compile(r"(?:it|they|this|that|these|those|such|the (?:same|report|claim|charge|figure|story))\b", re.IGNORECASE)
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
    act: str  # as the rules have it
    speaker: str
    silence: LinkType | None = None
    cue: str = ""
    sentence: int = 0
    words: frozenset[str] = frozenset()  # of the content, endings aside
    named: frozenset[str] = frozenset()  # of the speaker and the go-betweens
    back: bool = False  # no more than a word or two for what was said before
    negated: bool = False
    pronoun: bool = False  # begins with a word for what was said or done before


def told(  # noqa: PLR0917 - all that links are worked out from
    found: Found, act: str, speaker: str | None, via: tuple[str, ...], text: str, lexicon: Lexicon,
    *, silence: LinkType | None = None, sentence: int = 0,
) -> Told:  # fmt: skip
    """Gathers what links are worked out from."""
    content = _content(text, found)
    return Told(
        found=found,
        act=act,
        speaker=speaker or "",
        silence=silence,
        cue=" ".join(text[slice(*found.cue)].lower().split()) if found.cue else "",
        sentence=sentence,
        words=stems(content),
        named=stems(" ".join([speaker or "", *via])),
        back=points_back(content, lexicon),
        negated=bool(NEGATED.search(content[:80])),
        pronoun=bool(PRONOUN.match(content.strip("“”\"' "))),
    )


def target(index: int, all_told: list[Told], judge: Linear) -> tuple[LinkType, int] | None:
    """What an attribution confirms, denies, leaves open or won't discuss: one before it by another source, and which link.

    Args:
        index: the attribution that may point at another.
        all_told: all of them, in text order.
        judge: the trained judge of pairs.
    """
    best: tuple[float, int, LinkType] | None = None
    silence = all_told[index].silence
    for other in before(index, all_told):
        scores = judge(features(index, other, all_told))
        likeliest = max((k for k in KINDS if k in scores), key=scores.__getitem__)
        kind = silence or likeliest
        score = 1 - math.exp(scores["none"])
        if (silence or score >= POINTS) and (best is None or score > best[0]):
            best = (score, other, kind)
    return (best[2], best[1]) if best else None


def before(index: int, all_told: list[Told]) -> list[int]:
    """The attributions that one may point at: the last dozen by others, the nearest first."""
    speaker = all_told[index].speaker
    return [
        i
        for i in range(index - 1, max(-1, index - 1 - WINDOW), -1)
        if all_told[i].found.content and not all_told[i].silence and not (speaker and all_told[i].speaker == speaker)
    ]


def features(index: int, other: int, all_told: list[Told]) -> list[str]:
    """The names of what holds for a pair, each once."""
    this, that = all_told[index], all_told[other]
    near = before(index, all_told)
    shared = shared_words(this.words, that.words)
    level = "none" if not shared else "some" if shared < 0.34 else "much"  # noqa: PLR2004 - a third of the words
    best = max((shared_words(this.words, all_told[i].words | all_told[i].named) for i in near), default=0.0)
    leads = best > 0 and shared_words(this.words, that.words | that.named) == best
    rank = min(near.index(other), 4)
    apart = min(this.sentence - that.sentence, 4)
    act = this.silence or this.act
    out = {
        "bias", f"act={act}", f"that act={that.act}", f"acts={act}>{that.act}", f"rank={rank}", f"apart={apart}",
        f"act&rank={act}:{rank}", f"shared={level}", f"act&shared={act}:{level}", f"leads={leads}", f"act&leads={act}:{leads}",
        f"back={this.back}", f"back&rank={this.back}:{rank}", f"negated={this.negated}>{that.negated}",
        f"negated&shared={this.negated}>{that.negated}:{level}", f"act&negated={act}:{this.negated}",
        f"pronoun={this.pronoun}:{rank}",
        f"names its source={bool(this.words & that.named)}:{act}", f"speaker told of={bool(this.named & that.words)}:{act}",
        f"no words={not this.words}:{rank}", f"no cue={not this.cue}", f"act&apart={act}:{apart}",
    }  # fmt: skip
    out |= {f"cue={w}" for w in this.cue.split()} | {f"cue={w}&rank={rank}" for w in this.cue.split()}
    return sorted(out)


def points_back(content: str, lexicon: Lexicon) -> bool:
    """Is what is said no more than a word or two for what was said before ("this information", "the group's claims")?"""
    words = re.findall(r"[^\W_]+", content.lower())
    named = set(words) - POINTING
    return bool(words) and len(named) <= 4 and bool(named & lexicon.report_words or not named)  # noqa: PLR2004


def shared_words(these: frozenset[str], those: frozenset[str]) -> float:
    """The share of the shorter one's words that both have."""
    return len(these & those) / max(1, min(len(these), len(those)))


def _content(text: str, found: Found) -> str:
    return " ".join(text[s:e] for s, e in found.content)


def stems(text: str) -> frozenset[str]:
    """Its longer words, endings aside."""
    words = (w for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 3 and w not in COMMON)  # noqa: PLR2004 - short words
    return frozenset(w[:5] for w in words)
