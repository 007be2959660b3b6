"""Links: what an attribution confirms, denies, leaves open or won't discuss.

One trained judge says whether an attribution points at anything, and how (a logistic regression); another chooses among the
attributions by others before it and the events before it that the outlet tells itself (McFadden's conditional logit).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sayso.coding.attributions.features import NEGATED
from sayso.schema import Link

if TYPE_CHECKING:
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.linear import Linear
    from sayso.reading.document import Document
    from sayso.reading.encoder.model import Encoding
    from sayso.schema import Attribution, Event, LinkType

#: How many attributions back a link may point, and how many sentences back to an event.
WINDOW = 12
SENTENCES = 6
#: How likely it must be that an attribution points at anything; chosen with the two below.
POINTS = 0.4
#: What the encoder's heads count beside the judges: its share of the kind, and the weight of where it points.  Chosen on 36
#: reports that neither had read (docs/attribution.md).
KIND = 0.5
CLAIM = 0.5
KINDS: tuple[LinkType, ...] = ("confirms", "denies", "unverified", "no_comment")
NONE = "none"
PRONOUN = re.compile(r"(?:it|they|this|that|these|those|such|the (?:same|report|claim|charge|figure|story))\b", re.IGNORECASE)
BUT = re.compile(r"\b(?:but|however|though|although|while|yet|meanwhile|also|too|later|earlier)\b", re.IGNORECASE)
POINTING = frozenset(["the", "this", "that", "these", "those", "a", "an", "any", "all", "such", "of", "it", "by"])
#: Words too common to show that two contents tell of the same thing.
COMMON = frozenset(
    [
        "said", "says", "that", "have", "has", "had", "been", "were", "was", "will", "would", "with", "from", "this", "their",
        "they", "them", "which", "there", "about", "after", "into",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """An attribution, or an event that the outlet tells itself, as links are worked out from it."""

    id: str
    at: int
    sentence: int
    act: str
    words: frozenset[str]  # of the content or the event's sentence, endings aside
    names: frozenset[str]  # of the speaker and the go-betweens, or of the parties
    cast: frozenset[str] = frozenset()  # words that begin with a capital
    content: str = ""
    speaker: str = ""
    cue: str = ""
    certainty: str = ""
    silence: str = ""
    back: frozenset[str] = frozenset()  # words for what was said before, where the content is no more than that
    event: bool = False
    first: bool = True  # of the events of its sentence
    but: bool = False
    word: int = -1  # the encoder's word where the content or the anchor begins

    @property
    def negated(self) -> bool:
        """Does what is said hold a "not"?"""
        return bool(NEGATED.search(self.content[:80]))

    @property
    def pronoun(self) -> bool:
        """Does it begin with a word for what was said or done before?"""
        return bool(PRONOUN.match(self.content.strip("“”\"' ")))


def points(
    document: Document, attributions: tuple[Attribution, ...], events: tuple[Event, ...], lexicon: Lexicon
) -> tuple[list[Point], list[Point]]:
    """The attributions in text order, and the events that nobody but the outlet vouches for."""
    starts = [s for s, _ in document.prose]
    encoding = document.encoding
    said = [_said(a, document, lexicon, starts) for a in attributions]
    told: list[Point] = []
    spans = [(c.start, c.end) for a in attributions for c in (*a.content, *([a.cue] if a.cue else []))]
    for event in events:
        if any(s < event.anchor.end and event.anchor.start < e for s, e in spans):
            continue
        number = bisect_right(starts, event.anchor.start) - 1
        sentence = document.report.text[slice(*document.prose[number])] if number >= 0 else event.anchor.text
        told.append(
            Point(
                id=event.id,
                at=event.anchor.start,
                sentence=number,
                act=event.type,
                words=stems(sentence),
                names=stems(" ".join(p.name for p in (*event.actors, *event.recipients))),
                cast=capitals(sentence),
                content=event.anchor.text,
                event=True,
                first=all(t.sentence != number for t in told),
                word=encoding.word_of(event.anchor.start) if encoding is not None else -1,
            )
        )
    return said, told


def _said(a: Attribution, document: Document, lexicon: Lexicon, starts: list[int]) -> Point:
    text = document.report.text
    content = " ".join(text[s.start : s.end] for s in a.content)
    spans = [s.start for s in (*a.content, *([a.cue] if a.cue else [])) if s is not None]
    at = min(spans, default=(a.speaker.start if a.speaker else 0) or 0)
    number = bisect_right(starts, at) - 1
    sentence = text[slice(*document.prose[number])] if number >= 0 else ""
    who = a.speaker.name or a.speaker.text or "" if a.speaker else ""
    silence = next(
        (k for k, p in (("no_comment", lexicon.no_comment), ("unverified", lexicon.unverified)) if p.search(sentence)), ""
    )
    return Point(
        id=a.id,
        at=at,
        sentence=number,
        act=a.act,
        words=stems(content),
        names=stems(" ".join([who, *(v.name or v.text or "" for v in a.via)])),
        cast=capitals(content),
        content=content,
        speaker=who,
        cue=" ".join(a.cue.text.lower().split()) if a.cue else "",
        certainty=a.certainty,
        silence=silence if silence in a.because or (a.cue and not a.content) or a.certainty == "unknown" else "",
        back=points_back(content, lexicon),
        but=bool(BUT.search(sentence)),
        word=document.encoding.word_of(a.content[0].start) if document.encoding is not None and a.content else -1,
    )


def choices(index: int, said: list[Point], told: list[Point]) -> list[Point]:
    """What an attribution may point at, the nearest first: attributions by others, and events, before it."""
    this = said[index]
    others = [
        p
        for p in said[max(0, index - WINDOW) : index]
        if p.content and not p.silence and not (this.speaker and p.speaker == this.speaker)
    ]
    events = [p for p in told if p.at < this.at and this.sentence - p.sentence <= SENTENCES]
    return sorted([*others, *events], key=lambda p: (-p.sentence, p.event, -p.at))


def links(
    said: list[Point], told: list[Point], kinds: Linear, targets: Linear, encoding: Encoding | None = None
) -> list[tuple[Link, ...]]:
    """The links of each attribution.

    Args:
        said: the attributions in text order (``points``).
        told: events that the outlet tells itself.
        kinds: the trained judge of whether an attribution points at anything, and how.
        targets: the trained judge of what it points at.
        encoding: what the encoder's heads for links say, where it has run.
    """
    out: list[tuple[Link, ...]] = []
    for i in range(len(said)):
        near = choices(i, said, told)
        odds = _odds(kinds(kind_features(i, said, near)), said[i], encoding)
        if not near or odds.pop(NONE) > 1 - POINTS:
            out.append(())
            continue
        rows = target_features(said[i], near, _last(i, said, out))
        pulls = _pulls(said[i], near, encoding)
        scores = [targets.sums(row)[0] + CLAIM * pull for row, pull in zip(rows, pulls, strict=True)]
        best = max(range(len(near)), key=scores.__getitem__)
        kind = max(odds, key=odds.__getitem__)
        out.append((Link(type=cast("LinkType", kind), to=near[best].id),))
    return out


def _odds(judged: dict[str, float], this: Point, encoding: Encoding | None) -> dict[str, float]:
    """The chance of each kind of link and of none: the judge's log-probabilities and the encoder's, weighed."""
    if encoding is None or this.word < 0:
        return {k: math.exp(v) for k, v in judged.items()}
    shares = encoding.shares("link", this.word)
    mixed = {k: math.exp((1 - KIND) * v + KIND * math.log(max(shares[k], 1e-4))) for k, v in judged.items()}
    total = sum(mixed.values())
    return {k: v / total for k, v in mixed.items()}


def _pulls(this: Point, near: list[Point], encoding: Encoding | None) -> list[float]:
    """How strongly the encoder points from a content at each choice; 0 where it says nothing."""
    if encoding is None or this.word < 0:
        return [0.0] * len(near)
    pulls = dict(zip(at := [p.word for p in near if p.word >= 0], encoding.pulls("content_claim", this.word, at), strict=True))
    return [pulls.get(p.word, 0.0) for p in near]


def _last(index: int, said: list[Point], have: list[tuple[Link, ...]]) -> tuple[Link, ...]:
    """What the same speaker's words just before point at."""
    if index and said[index].speaker and said[index].speaker == said[index - 1].speaker:
        return have[index - 1]
    return ()


def kind_features(index: int, said: list[Point], near: list[Point]) -> list[str]:
    """The names of what holds for an attribution that may point at something, each once.

    Args:
        index: the attribution.
        said: all of them.
        near: what it may point at.
    """
    this = said[index]
    best = _best(this, near)
    level = min(4, int(best * 5))
    same = bool(index and this.speaker and said[index - 1].speaker == this.speaker)
    out = ["bias", *_own(this), f"best={level}", f"choices={min(3, len(near))}", f"same={same}", f"act&same={this.act}:{same}"]
    out += [f"act&best={this.act}:{level}", f"speaker told of={_told_of(this, near)}:{this.act}"]
    out += [f"before={said[index - 1].act}>{this.act}" if index and not same else "before=none"]
    return sorted(set(out))


def target_features(this: Point, near: list[Point], last: tuple[Link, ...]) -> list[list[str]]:
    """For each choice the names of what holds for it, each once.

    Args:
        this: the attribution that points at one.
        near: what it may point at, the nearest first.
        last: the links of the same speaker's words just before.
    """
    best = _best(this, near)
    ranks = {False: 0, True: 0}
    rows = []
    for rank, that in enumerate(near):
        rows.append(_pair(this, that, rank=rank, kind_rank=ranks[that.event], best=best, last=last))
        ranks[that.event] += 1
    return rows


def _best(this: Point, near: list[Point]) -> float:
    return max((shared_words(this.words, p.words | p.names) for p in near), default=0.0)


def _own(this: Point) -> list[str]:
    words = this.cue.split()
    out = [
        f"act={this.act}",
        f"silence={this.silence}",
        f"certainty={this.certainty}",
        f"cue all={this.cue}",
        f"negated={this.negated}",
    ]
    out += [
        f"act&negated={this.act}:{this.negated}",
        f"pronoun={this.pronoun}",
        f"back={bool(this.back)}",
        f"no words={not this.words}",
    ]
    out += [f"but={this.but}", f"act&but={this.act}:{this.but}", f"act&back={this.act}:{bool(this.back)}"]
    out += [f"cue={w}" for w in words] + [f"back={w}" for w in this.back]
    out += [f"word={w}" for w in sorted(this.words)] + [f"first={w}" for w in this.content.lower().split()[:2]]
    return out


def _pair(this: Point, that: Point, *, rank: int, kind_rank: int, best: float, last: tuple[Link, ...]) -> list[str]:
    act = this.silence or this.act
    shared = shared_words(this.words, that.words)
    level = "none" if not shared else "some" if shared < 0.34 else "much"  # noqa: PLR2004 - a third of the words
    leads = best > 0 and shared_words(this.words, that.words | that.names) == best
    apart = min(this.sentence - that.sentence, 5)
    kind = "event" if that.event else "said"
    rank, kind_rank = min(rank, 4), min(kind_rank, 4)
    names = len(this.cast & that.cast)
    again = {f"{link.type}" for link in last if link.to == that.id}
    relayed = len(that.names) > 3  # noqa: PLR2004 - more words than a name has
    out = [
        "bias", kind, f"that={that.act}", f"acts={act}>{that.act}", f"rank={rank}",
        f"{kind} rank={kind_rank}", f"apart={apart}",
        f"{kind} apart={apart}", f"act={act}", f"act&rank={act}:{rank}", f"act&apart={act}:{apart}", f"shared={level}",
        f"act&shared={act}:{level}", f"{kind}&shared={level}", f"leads={leads}", f"act&leads={act}:{leads}",
        f"number={min(3, len(this.words & that.words))}", f"names={min(2, names)}",
        f"back={bool(this.back)}:{kind}:{kind_rank}", f"back&that={bool(this.back)}:{that.act}",
        f"negated={this.negated}>{that.negated}",
        f"negated&shared={this.negated}>{that.negated}:{level}", f"pronoun={this.pronoun}:{kind}:{kind_rank}",
        f"names its source={bool(this.words & that.names)}:{act}", f"speaker told of={bool(this.names & that.words)}:{act}",
        f"no words={not this.words}:{kind}:{kind_rank}", f"again={bool(again)}", f"silence={this.silence}:{kind}:{kind_rank}",
        f"certainty={that.certainty}", f"relayed={relayed}", f"first={that.first}:{kind}",
    ]  # fmt: skip
    out += [f"again={k}" for k in again] + [f"last but not that={bool(last) and not again}"]
    out += [f"back={w}>{that.act}" for w in this.back] + [f"cue={w}" for w in this.cue.split()]
    return sorted(set(out))


def _told_of(this: Point, near: list[Point]) -> bool:
    return any(this.names & p.words for p in near)


def points_back(content: str, lexicon: Lexicon) -> frozenset[str]:
    """The words by which a content is no more than what was said before ("this information", "the group's claims")."""
    words = re.findall(r"[^\W_]+", content.lower())
    named = set(words) - POINTING
    if not words or len(named) > 4:  # noqa: PLR2004 - a word or two, and whose
        return frozenset()
    return frozenset(named & lexicon.report_words) if named else frozenset(words)


def shared_words(these: frozenset[str], those: frozenset[str]) -> float:
    """The share of the shorter one's words that both have."""
    return len(these & those) / max(1, min(len(these), len(those)))


def stems(text: str) -> frozenset[str]:
    """Its longer words, endings aside."""
    words = (w for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 3 and w not in COMMON)  # noqa: PLR2004 - short words
    return frozenset(w[:5] for w in words)


def capitals(text: str) -> frozenset[str]:
    """Its words that begin with a capital, the first one aside."""
    return frozenset(re.findall(r"(?<=\s)[A-Z]\w+", text))
