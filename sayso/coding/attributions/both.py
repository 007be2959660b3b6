"""Tagger and rules together: the tagger's attributions, mended or added to by rules where it is unsure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.bare_quotes import GOES_ON
from sayso.coding.attributions.found import Found, length, merged, overlap
from sayso.coding.attributions.verbs import TOLD_OF

if TYPE_CHECKING:
    from sayso.coding.attributions.found import Offsets
    from sayso.reading.encoder.model import Encoding

#: Share of a content that must be in common before two are taken to tell of the same.
SHARED = 0.2
#: A content whose words the tagger believes less than this on average gives way to what a rule found for the same cue.
UNSURE = 0.8
#: A rule stands alone where the tagger thinks its words content at least this much on average.
SUPPORT = 0.4
#: Rules so seldom wrong that they need no support.
SAFE = frozenset({"according to", "report confirmed or denied", TOLD_OF})
#: A content of fewer words than SCRAP that the tagger believes less than this is dropped (.6 is best on 68 reports that the
#: encoder had not read: with .8 five right ones are lost, no wrong one).
DOUBTED = 0.6
SCRAP = 3
#: A claim holds another where this much of the other's words stand in it: commas are not counted.
HOLDS = 0.9
#: What stands between two things that one speaker does with words: "said it was over AND DEMANDED that ...".
JOINED = re.compile(r",?\s*(?:\b(?:and|but)\b)(?:\s+(?:also|then|instead|again|has|have|had))*\s*$")


class Belief:
    """How much the tagger believes that stretches are content."""

    def __init__(self, encoding: Encoding) -> None:
        import numpy as np

        self._words = encoding.words
        self._starts = [w.start for w in encoding.words]
        self._inside = 1.0 - np.exp(encoding.scores("content")[:, 0])

    def __call__(self, spans: tuple[Offsets, ...]) -> float:
        """The mean probability of being content over the words of the spans."""
        shares = [
            float(self._inside[i]) for s, e in spans for i in range(bisect_left(self._starts, s), bisect_left(self._starts, e))
        ]
        return sum(shares) / len(shares) if shares else 0.0

    def describes(self, span: Offsets) -> bool:
        """Does a span begin as a description ("the envoy of ...") and not as a name?"""
        first = bisect_left(self._starts, span[0])
        return first < len(self._words) and self._words[first].text.lower() in ("the", "a", "an")

    def words(self, spans: tuple[Offsets, ...]) -> int:
        """How many words the spans have."""
        return sum(bisect_left(self._starts, e) - bisect_left(self._starts, s) for s, e in spans)


def together(tagged: list[Found], ruled: list[Found], belief: Belief, sentences: tuple[Offsets, ...], text: str) -> list[Found]:
    """The tagger's attributions in text order, with the rules' where it is unsure.

    A content that was ascribed to nobody takes cue and source from a rule that found the same words; one that the tagger
    doubts gives way to the rule's for the same cue; a rule stands alone where the tagger half believes it.

    Args:
        tagged: what the tagger found.
        ruled: what the rules found.
        belief: how much the tagger believes in stretches.
        sentences: the sentences of the report.
        text: the report's text.
    """
    tagged = [piece for f in tagged for piece in _apart(f, ruled, text)]
    out = [f for f in (_without_scraps(f, belief, sentences) for f in tagged) if f.content]
    safe_cues = tuple(r.cue for r in ruled if r.cue is not None and r.because == "according to")
    for rule in ruled:
        if rule.because == GOES_ON and not any(overlap(f.content, rule.content) for f in out):
            out.append(rule)
        if rule.cue is None or rule.source is None:
            continue
        twins = [
            f
            for f in out
            if not f.within and overlap(f.content, rule.content) > SHARED * min(length(rule.content), length(f.content))
        ]
        same = [f for f in out if f.cue is not None and overlap((f.cue,), (rule.cue,))]
        bare = next((f for f in twins if f.source is None and (f.cue is None or rule.because in SAFE)), None)
        if bare is not None and _same(bare, rule):
            because = f"{bare.because}; cue and source by rule ({rule.because})"
            out[out.index(bare)] = replace(bare, cue=rule.cue, source=rule.source, because=because, continues=False)
        elif len(same) == 1 and all(f is same[0] for f in twins):
            out[out.index(same[0])] = _mended(same[0], rule, belief)
        elif twins and not same and all(f.cue is not None and overlap((f.cue,), safe_cues) for f in twins):
            out.append(rule)  # "According to the Kurier, Doe insisted on ...": the chain is worked out later
        elif (
            twins
            and not same
            and rule.because == "according to"
            and len(rule.content) > 1
            and all(_holds(rule, f) for f in twins)
        ):
            out.append(rule)  # "He promised, according to Doe, to stay": Doe's claim holds his
        elif not twins and not same and belief(rule.content) >= (0.0 if rule.because in SAFE else SUPPORT):
            out.append(rule)
    return sorted(out, key=lambda f: f.place)


def _holds(outer: Found, inner: Found) -> bool:
    """Does one claim hold another whole, its cue and all?"""
    said = (*inner.content, *([inner.cue] if inner.cue else []))
    return inner.cue is not None and overlap(said, outer.content) >= HOLDS * length(said)


def _apart(found: Found, ruled: list[Found], text: str) -> list[Found]:
    """A content that has run over the speaker's second verb of speech, taken apart before it."""
    for rule in ruled:
        if rule.cue is None or rule.source is None or found.source is None or found.cue is None or not rule.content:
            continue
        span = next((c for c in found.content if c[0] < rule.cue[0] and rule.cue[1] <= c[1]), None)
        same_speaker = overlap((rule.source,), (found.source,)) > 0 and found.cue[1] <= rule.cue[0] <= rule.content[0][0]
        joint = JOINED.search(text, span[0], rule.cue[0]) if span and same_speaker else None
        if span is None or joint is None or joint.start() <= span[0]:
            continue
        kept = tuple(c if c != span else (span[0], joint.start()) for c in found.content if c[0] <= span[0])
        return [replace(found, content=kept), rule]
    return [found]


def _without_scraps(found: Found, belief: Belief, sentences: tuple[Offsets, ...]) -> Found:
    """Without doubtful pieces of a word or two, and doubtful pieces in another sentence than the cue."""
    home = next((s for s in sentences if found.cue and s[0] <= found.cue[0] < s[1]), None)
    kept = []
    for span in found.content:
        believed = belief((span,))
        elsewhere = home is not None and not home[0] <= span[0] < home[1]
        scrap = believed < DOUBTED and belief.words((span,)) < SCRAP
        if not scrap and not (believed < UNSURE and elsewhere and len(found.content) > 1):
            kept.append(span)
    return replace(found, content=tuple(kept))


def _mended(found: Found, rule: Found, belief: Belief) -> Found:
    """A doubtful content gives way to the rule's longer one, a source that only describes ("the envoy of ...") to its name."""
    if belief(found.content) < UNSURE and length(rule.content) > length(found.content):
        because = f"{found.because}; content by rule ({rule.because})"
        found = replace(found, content=rule.content, source=found.source or rule.source, because=because)
    beside = found.source and rule.source and 0 < found.source[0] - rule.source[1] <= 2  # noqa: PLR2004 - a comma and a space
    if found.source and beside and belief.describes(found.source):
        found = replace(found, source=rule.source)
    return found


def whole_quotations(found: list[Found], quotes: list[Offsets]) -> list[Found]:
    """One quotation is one attribution: pieces of it that were found apart are joined, and it is taken whole.

    Args:
        found: attributions in text order.
        quotes: quotations that are speech, not words in marks.
    """
    out = list(found)
    for quote in quotes:
        pieces = [f for f in out if not f.within and overlap(f.content, (quote,))]
        inside = sum(overlap(f.content, (quote,)) for f in pieces)
        cues = [f for f in pieces if f.cue is not None]
        if not pieces or inside < 0.4 * (quote[1] - quote[0]) or len(cues) > 1:
            continue
        main = cues[0] if cues else pieces[0]
        if (
            length(main.content) - overlap(main.content, (quote,)) > 0
            and len(pieces) == 1
            and inside < 0.9 * (quote[1] - quote[0])
        ):
            continue
        source = main.source or next((f.source for f in pieces if f.source), None)
        joined = merged([s for f in pieces for s in f.content] + [quote], gap=0)
        out = [f for f in out if all(f is not p for p in pieces)]
        out.append(replace(main, content=joined, source=source))
    return sorted(out, key=lambda f: f.place)


def _same(a: Found, b: Found) -> bool:
    return 2 * overlap(a.content, b.content) >= 0.5 * (length(a.content) + length(b.content))
