"""What holds for an attribution that may point at something, and for each thing that it may point at: names of features."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.coding.attributions.pointing import Point
    from sayso.schema import Link

#: How rare a word counts as that stands in no content of the report.
UNKNOWN = 2.0
#: Of the weight of an attribution's words, the shares that a choice may have in common with it.
SHARES = (0.15, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Before:
    """What was linked before: by the same speaker's words just before, and by anybody."""

    last: tuple[Link, ...] = ()
    taken: frozenset[str] = frozenset()


def rarity(points: Iterable[Point]) -> dict[str, float]:
    """How much each word tells: the logarithm of how few contents of the report have it."""
    contents = [p.words for p in points if p.first]
    seen = Counter(w for words in contents for w in words)
    return {w: math.log((len(contents) + 1) / n) for w, n in seen.items()}


def own_features(index: int, said: list[Point]) -> list[str]:
    """What holds for an attribution that may point at something, each once.

    Args:
        index: the attribution.
        said: all of them, in text order.
    """
    this = said[index]
    act, back, nested = this.act, bool(this.back), bool(this.parent)
    same = bool(index and this.speaker and said[index - 1].speaker == this.speaker)
    out = [
        f"act={act}", f"silence={this.silence}", f"certainty={this.certainty}", f"cue all={this.cue}",
        f"negated={this.negated}", f"act&negated={act}:{this.negated}", f"pronoun={this.pronoun}", f"back={back}",
        f"no words={not this.words}",
        f"but={this.but}", f"act&but={act}:{this.but}", f"act&back={act}:{back}", f"same={same}", f"act&same={act}:{same}",
        f"nested={nested}", f"nested&act={nested}:{act}", f"calls any={bool(this.calls)}:{act}",
        f"before={said[index - 1].act}>{act}" if index and not same else "before=none",
    ]  # fmt: skip
    out += [f"calls={c}" for c in this.calls] + [f"cue={w}" for w in this.cue.split()] + [f"back={w}" for w in this.back]
    out += [f"word={w}" for w in this.words] + [f"first={w}" for w in this.content.lower().split()[:2]]
    return sorted(set(out))


def none_features(own: list[str]) -> list[str]:
    """What holds for pointing at nothing: what holds for the attribution."""
    return [f"none:{f}" for f in own]


def choice_features(this: Point, near: list[Point], rare: dict[str, float], before: Before) -> list[list[str]]:
    """For each choice the names of what holds for it, each once.

    Args:
        this: the attribution that may point at one.
        near: what it may point at, the nearest first.
        rare: how much each word tells (``rarity``).
        before: what was linked before.
    """
    group = _Group.of(this, near, rare)
    return [sorted({*_place(this, that, rank, group), *_words(this, that, rank, group), *_who(this, that, rank, group, before)})
            for rank, that in enumerate(near)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """The choices of one attribution beside each other."""

    shares: list[float]  # of the attribution's words that each has
    wide: list[float]  # or has in its whole sentence
    of_kind: list[int]  # the how manieth attribution or event each is
    telling: list[int]  # the how manieth that tells of the speaker; -1 where it doesn't
    ids: frozenset[str]
    outer: frozenset[str]  # those that other choices stand in

    @classmethod
    def of(cls, this: Point, near: list[Point], rare: dict[str, float]) -> _Group:
        """Rank them."""
        kinds = {False: 0, True: 0}
        of_kind, telling, told = [], [], 0
        for that in near:
            of_kind.append(kinds[that.event])
            kinds[that.event] += 1
            tells = bool(this.sides & that.of) or bool(this.names & that.words)
            telling.append(told if tells else -1)
            told += tells
        return cls(
            shares=[_weight(this.words, p.words | p.names, rare) for p in near],
            wide=[_weight(this.words, p.around | p.names, rare) for p in near],
            of_kind=of_kind,
            telling=telling,
            ids=frozenset(p.id for p in near),
            outer=frozenset(p.parent for p in near if p.parent),
        )

    def nest(self, that: Point) -> str:
        """Does a choice stand in another's words, or another in its?"""
        return "inner" if that.parent in self.ids else "outer" if that.id in self.outer else "plain"


def _place(this: Point, that: Point, rank: int, group: _Group) -> list[str]:
    act, kind, back = this.silence or this.act, _kind(that), bool(this.back)
    apart, nearest, near = min(this.sentence - that.sentence, 5), min(group.of_kind[rank], 4), min(rank, 4)
    nest = group.nest(that)
    out = [
        "bias", kind, f"act={act}", f"that={that.act}", f"acts={act}>{that.act}", f"certainty={that.certainty}",
        f"rank={near}", f"act&rank={act}:{near}", f"dist={min(8, rank)}:{act}", f"{kind} rank={nearest}", f"apart={apart}",
        f"{kind} apart={apart}", f"act&apart={act}:{apart}", f"same sentence={apart == 0}:{kind}:{nearest}:{act}",
        f"first={that.first}:{kind}", f"back={back}:{kind}:{nearest}", f"back&that={back}:{that.act}",
        f"pronoun={this.pronoun}:{kind}:{nearest}", f"no words={not this.words}:{kind}:{nearest}",
        f"silence={this.silence}:{kind}:{nearest}", f"negated={this.negated}>{that.negated}",
        f"nest={nest}", f"nest&act={nest}:{act}", f"nest&back={nest}:{back}", f"nest&pronoun={nest}:{this.pronoun}",
        f"both nested={bool(this.parent)}:{that.parent == this.parent}:{act}",
    ]  # fmt: skip
    return out + [f"back={w}>{that.act}" for w in this.back] + [f"cue={w}" for w in this.cue.split()]


def _words(this: Point, that: Point, rank: int, group: _Group) -> list[str]:
    act, kind, nest = this.silence or this.act, _kind(that), group.nest(that)
    shared = shared_words(this.words, that.words)
    level = "none" if not shared else "some" if shared < 0.34 else "much"  # noqa: PLR2004 - a third of the words
    leads, leads_wide = _leads(group.shares, rank), _leads(group.wide, rank)
    weight, wide = _level(group.shares[rank]), _level(group.wide[rank])
    saying, calls = bool(this.words & that.saying), f"{bool(this.calls)}:{that.act in this.calls}"
    return [
        f"shared={level}", f"act&shared={act}:{level}", f"{kind}&shared={level}", f"leads={leads}", f"act&leads={act}:{leads}",
        f"number={min(3, len(this.words & that.words))}", f"names={min(2, len(this.cast & that.cast))}",
        f"negated&shared={this.negated}>{that.negated}:{level}", f"weight={weight}:{kind}", f"weight={weight}:{act}",
        f"wide={wide}:{kind}", f"wide leads={leads_wide}:{act}", f"wide leads={leads_wide}:{kind}",
        f"saying={saying}:{act}", f"saying={saying}:{kind}", f"saying nest={saying}:{nest}",
        f"calls={calls}", f"calls={calls}:{nest}", f"calls figure={'figure' in this.calls}:{that.number}",
        f"numbers={this.number and that.number}:{act}",
    ]  # fmt: skip


def _who(this: Point, that: Point, rank: int, group: _Group, before: Before) -> list[str]:
    act, nest, kind = this.silence or this.act, group.nest(that), _kind(that)
    told = bool(this.sides & that.of)
    rank_told = min(group.telling[rank], 2)
    again = {f"{link.type}" for link in before.last if link.to == that.id}
    relayed = len(that.names) > 3  # noqa: PLR2004 - more words than a name has
    out = [
        f"names its source={bool(this.words & that.names)}:{act}", f"speaker told of={bool(this.names & that.words)}:{act}",
        f"told of={told}:{act}", f"told of={told}>{that.act}", f"told of rank={rank_told}:{act}",
        f"told of rank={rank_told}:{kind}",
        f"nest&told of={nest}:{rank_told >= 0}", f"tells of={bool(that.sides & this.of)}:{act}",
        f"same side={bool(this.sides & that.sides)}:{act}",
        f"same speaker={bool(this.speaker) and this.speaker == that.speaker}:{nest}",
        f"tells of anybody={bool(that.of)}:{told}", f"relayed={relayed}", f"taken={that.id in before.taken}:{act}",
        f"again={bool(again)}", f"last but not that={bool(before.last) and not again}",
    ]  # fmt: skip
    return out + [f"again={k}" for k in again]


def _kind(that: Point) -> str:
    return "event" if that.event else "said"


def _leads(shares: list[float], rank: int) -> bool:
    return shares[rank] > 0 and shares[rank] == max(shares)


def _level(share: float) -> int:
    return 0 if share <= 0 else 1 + sum(share >= s for s in SHARES)


def _weight(these: frozenset[str], those: frozenset[str], rare: dict[str, float]) -> float:
    """The share of the words of ``these``, the rare ones counting more, that ``those`` have too."""
    every = sum(rare.get(w, UNKNOWN) for w in these)
    return sum(rare.get(w, UNKNOWN) for w in these & those) / every if every else 0.0


def shared_words(these: frozenset[str], those: frozenset[str]) -> float:
    """The share of the shorter one's words that both have."""
    return len(these & those) / max(1, min(len(these), len(those)))
